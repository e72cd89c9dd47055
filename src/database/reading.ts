import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type CadreWords, readUnder, type Verdict, type Verdicts, wordsKey } from '../digest/public-words.ts'
import { stoodAt } from './as-of.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { reading } from './schema.ts'

const readRow = z.object({
  code: z.string(),
  words: z.string(),
  verdict: z.enum(['passed', 'dropped', 'reworded']),
  instead: z.string().nullable(),
})

/** What editors had made of these words by `at`, whoever gave them. */
export async function verdictsOn(db: Database, words: Iterable<CadreWords>, at: Date): Promise<Verdicts> {
  const once = new Map<string, ReturnType<typeof readUnder>>()
  for (const each of words) {
    const under = readUnder(each)
    once.set(wordsKey(under), under)
  }
  const asked = [...once.values()]
  if (asked.length === 0) return new Map()
  const texts = (of: readonly string[]) => sql`${sql.param(of)}::text[]`
  const codes = asked.map((each) => each.code)
  const result = await db.execute(sql`
    select distinct on (1, 2) ${reading.code} as code, ${reading.words} as words, verdict, instead
    from ${reading} join unnest(${texts(codes)}, ${texts(asked.map((each) => each.words))}) as asked(code, words)
      on ${reading.code} = asked.code and ${reading.words} = asked.words
    where ${stoodAt(at, reading.readAt)}
    order by 1, 2, ${reading.id} desc`)
  return new Map(rowsOf(result, readRow).map((row) => [wordsKey(row), verdictOf(row)]))
}

function verdictOf({ verdict, instead }: z.infer<typeof readRow>): Verdict {
  return { is: verdict, ...(instead === null ? {} : { words: instead }) }
}

/** What editors made of words that they read. */
export function keepReadings(db: Database, of: readonly Omit<typeof reading.$inferSelect, 'id'>[]) {
  return of.length === 0 ? [] : [db.insert(reading).values([...of])]
}
