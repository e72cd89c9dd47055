import { expect, it } from 'vitest'
import type { Database } from '../../src/database/open.ts'
import { together } from '../../src/database/together.ts'

const db = {} as Database

it('reads what is asked at the same time by one statement, and what is alike once', async () => {
  const statements: (readonly string[])[] = []
  const read = async (_: Database, asked: readonly string[]) => {
    statements.push([...asked])
    return asked.map((word) => word.toUpperCase())
  }
  const each = together(read)
  const once = together(read, (asked) => asked)
  expect(await Promise.all(['a', 'b', 'a'].map((asked) => each(db, asked)))).toEqual(['A', 'B', 'A'])
  expect(await Promise.all(['a', 'b', 'a', 'b'].map((asked) => once(db, asked)))).toEqual(['A', 'B', 'A', 'B'])
  expect(statements).toEqual([
    ['a', 'b', 'a'],
    ['a', 'b'],
  ])
})
