import { readFileSync } from 'node:fs'
import fc from 'fast-check'

/**
 * What properties draw is the same for everybody who tests one version, so that a change is red for what it changed; each
 * version draws anew. `TEST_SEED=random` draws anew each time, `TEST_SEED=5` is one that was seen to fail.
 */
export function seedOf(asked: string | undefined, version: string): number | undefined {
  if (asked === 'random') return undefined
  if (asked !== undefined && !/^-?\d+$/.test(asked)) throw new Error(`TEST_SEED is a number or random, not ${asked}`)
  if (asked !== undefined) return Number(asked)
  return [...version].reduce((seed, sign) => (Math.imul(seed, 31) + (sign.codePointAt(0) ?? 0)) | 0, 0)
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const seed = seedOf(process.env['TEST_SEED'], version)
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })
