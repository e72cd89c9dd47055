import { vi } from 'vitest'
import type { Environment } from '../../src/commands/command.ts'
import { commandNamed } from '../../src/commands/index.ts'

export type Ran = { readonly code: number; readonly out: string; readonly err: string }

/** A command as the command line runs it, with what it writes. */
export async function run(name: string, args: readonly string[], env: Environment): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  const taken = (to: string[]) => (text: unknown) => to.push(String(text)) > 0
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(taken(out)),
    vi.spyOn(process.stderr, 'write').mockImplementation(taken(err)),
  ]
  try {
    const command = await commandNamed(name)
    if (!command) throw new Error(`no command ${name}`)
    return { code: await command.run(args, env), out: out.join(''), err: err.join('') }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
