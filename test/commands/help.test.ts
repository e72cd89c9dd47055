import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Command, helpOf } from '../../src/commands/command.ts'
import { allCommands, commandNamed } from '../../src/commands/index.ts'

const COMMANDS = await allCommands()

const run = () => Promise.resolve(0)

describe('--help', () => {
  it('says of each command what it takes and what it does', () => {
    const [long, usage] = ['week|year --on DATE [--edition group|office]', 'week --on DATE\nyear: [--scope AREA]']
    const commands: Command[] = [
      { name: 'migrate', does: 'bring it up to date', run },
      { name: 'trace', usage: long, does: 'what a number was made of', run },
      { name: 'compile', usage, run },
    ]
    expect(helpOf(commands).split('\n')).toEqual([
      'qunbao <command>',
      '  migrate                        bring it up to date',
      `  trace ${long}`,
      '                                 what a number was made of',
      '  compile week --on DATE',
      '          year: [--scope AREA]',
    ])
  })

  it('fits a terminal, and each command is found by its name there', async () => {
    expect(
      helpOf(COMMANDS)
        .split('\n')
        .filter((line) => line.length > 110),
    ).toEqual([])
    for (const command of COMMANDS) expect(await commandNamed(command.name)).toBe(command)
  })
})

it('has a line in the table of commands for every file that is one', async () => {
  for (const file of readdirSync('src/commands').map((name) => name.replace(/\.ts$/, ''))) {
    const exported = Object.values((await import(`../../src/commands/${file}.ts`)) as Record<string, unknown>)
    const commands = exported.filter((one): one is Command => typeof one === 'object' && one !== null && 'run' in one)
    expect(COMMANDS, file).toEqual(expect.arrayContaining(commands))
  }
})

it('is told of truly in README: its commands and options are those of --help', () => {
  const readme = readFileSync('README.md', 'utf8')
  const [, table = ''] = /\| command \| does \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(readme) ?? []
  const rows = table.trimEnd().split('\n')
  expect(rows.length).toBeGreaterThan(5)
  for (const row of rows) {
    const [, name] = /^\| `([\w-]+)/.exec(row) ?? []
    const command = COMMANDS.find((one) => one.name === name)
    // What `trace` shares with `compile` stands at `compile`.
    const known = `${command?.usage} ${name === 'trace' ? COMMANDS.find((one) => one.name === 'compile')?.usage : ''}`
    const unknown = (row.match(/--[a-z-]+/g) ?? []).filter((option) => !known.includes(option))
    expect({ row, command: command?.name, unknown }).toEqual({ row, command: name, unknown: [] })
  }
})
