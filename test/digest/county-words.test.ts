import { expect, it } from 'vitest'
import { parseClause } from '../../src/catalogue/parse-clause.ts'
import { countyWords, spelledOut } from '../../src/digest/county-words.ts'
import { figure, printed } from './year-world.ts'

const clauses = (words: Record<string, string>) =>
  new Map(Object.entries(words).map(([code, text]) => [code, parseClause(text)] as const))

it('words of the county name one another, and what the calendar and the county fix', () => {
  const { fixed, phrases } = countyWords(
    clauses({ hero: '{county}先锋', line: '“{hero}”和“{brand}”', brand: '春风' }),
    new Map([['county', '青禾县']]),
  )
  expect([fixed.get('hero'), fixed.get('line')]).toEqual(['青禾县先锋', '“青禾县先锋”和“春风”'])
  expect([...phrases.keys()]).toEqual([])
})

it('words with a value of reports are part of the clause that names them; one that names itself prints nothing', () => {
  const { phrases } = countyWords(clauses({ talk: '{n}场宣讲', loop: '{loop}等', far: '{talk}[{loop}]' }), new Map())
  expect([...phrases.keys()].sort()).toEqual(['far', 'loop', 'talk'])
  expect(spelledOut(parseClause('好，{far}。'), phrases)).toEqual(parseClause('好，{n}场宣讲[{loop}等]。'))
})

it('a year prints its words, and the year that follows', () => {
  const flow = [figure('people_reached', 372)]
  const sentence = '{organization}擦亮“{brand}”，宣讲{people_reached:余}人次，{next_year}年再出发。'
  expect(printed(sentence, { figures: { flow, stock: [] } })).toBe(
    '青禾县妇联擦亮“青禾先锋”，宣讲370余人次，2023年再出发。',
  )
})
