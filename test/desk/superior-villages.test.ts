import { readXlsx, writeXlsx } from 'hucre/xlsx'
import pino from 'pino'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { makeApi } from '../../src/api/app.ts'
import { calendarYear } from '../../src/calendar/period.ts'
import { addToken } from '../../src/database/api-token.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { hashToken } from '../../src/desk/hash-token.ts'
import { reportOn } from '../../src/desk/subject.ts'
import { checkTable, fillTable } from '../../src/desk/superior-table.ts'
import { traceFigure } from '../../src/desk/trace.ts'
import { figurePlaces } from '../../src/digest/figure-places.ts'
import type { Scope } from '../../src/digest/scope.ts'
import { Desk, type Line, talk } from './desk.ts'

/** Two towns that each have a 新屯村. */
const COUNTY = `
code: qinghe
name: 青禾县
organizations: { village: [women] }
towns:
  - code: jia-zhen
    name: 甲镇
    villages: [{ code: dong-cun, name: 甲东村 }, { code: xin-tun, name: 新屯村 }]
  - code: bo-yang
    name: 柏杨乡
    villages: [{ code: xin-tun, name: 新屯村 }]
`

const home = (unit: string, names: readonly string[], level = '县级'): Line => ({
  ...{ unit, form: 'women_home', on: '2022-05-01' },
  answers: { women_star_homes: names, women_star_home_level: level },
})

const NOW = new Date('2023-06-05T00:00:00Z')
const YEAR = { from: '2022-01-01', to: '2022-12-31' }

/** The rows of a table with these, filled. */
async function filled(desk: Desk, rows: string[][], scope: Scope = { kind: 'county' }) {
  const { db, desk: at } = desk.opened
  const bytes = await writeXlsx({ sheets: [{ name: '表', rows }] })
  const checked = await checkTable(db, at, { name: '表.xlsx', bytes }, NOW)
  if (!('table' in checked)) expect.fail(JSON.stringify(checked))
  const { template } = checked.table
  const done = await db.transaction((tx) => fillTable(tx, at, template, { period: YEAR, scope }, NOW))
  if ('faults' in done) expect.fail(JSON.stringify(done.faults))
  const { sheets } = await readXlsx(done.bytes)
  return sheets.map((sheet) => sheet.rows.map((row) => row.slice(0, 3)))
}

let desk: Desk
beforeAll(async () => {
  desk = await Desk.open(COUNTY)
  await desk.imports([
    talk({ unit: 'jia-zhen/xin-tun/women', on: '2022-05-01', talks: 2, audience: 20, id: '1' }),
    talk({ unit: 'bo-yang/xin-tun/women', on: '2022-05-01', talks: 3, audience: 30, id: '2' }),
    { ...home('jia-zhen/xin-tun/women', ['新屯村妇女之家']), id: '3' },
    { ...home('bo-yang/xin-tun/women', ['新屯村妇女之家']), id: '4' },
    // Its town and the county give it again, one of them at a higher level.
    { ...home('bo-yang/women', ['新屯村妇女之家']), id: '5' },
    { ...home('jia-zhen/women', ['甲东村妇女之家']), id: '6' },
    { ...home('jia-zhen/dong-cun/women', ['甲东村妇女之家']), id: '7' },
    { ...home('qinghe/women', ['甲东村妇女之家', '县城妇女之家'], '省级'), id: '8' },
  ])
})

const TALKS = '{妇联.巾帼宣讲场次}'
const [COUNTY_LEVEL, PROVINCE] = ['{妇联.women_star_homes/县级}', '{妇联.women_star_homes/省级}']

it('rows of villages of one name have their town before it, in the sources too', async () => {
  const [table, sources] = await filled(desk, [['{#村}{村}', TALKS, `${COUNTY_LEVEL}{/村}`]])
  expect(table).toEqual([
    ['甲东村', null, 0],
    ['甲镇新屯村', 2, 1],
    ['柏杨乡新屯村', 3, 1],
  ])
  expect(sources?.slice(1).map(([at, , row]) => `${at} ${row}`)).toContain('表!B3 柏杨乡新屯村')
})

it('where the town stands beside it the village is called as at home, and so it is in the table of one town', async () => {
  const rows = [['{#村}{镇}', '{村}', `${TALKS}{/村}`]]
  const [table] = await filled(desk, rows)
  expect(table).toEqual([
    ['甲镇', '甲东村', null],
    ['甲镇', '新屯村', 2],
    ['柏杨乡', '新屯村', 3],
  ])
  const town = await filled(desk, [['{#村}{村}', `${TALKS}{/村}`]], { kind: 'area', id: 'bo-yang', name: '柏杨乡' })
  expect(town[0]).toEqual([['新屯村', 3]])
})

it('a name counts once, at its highest level, and rows add up to the county', async () => {
  const [table] = await filled(desk, [
    ['{#镇和县本级}{镇}', COUNTY_LEVEL, `${PROVINCE}{/镇和县本级}`],
    ['全县', '{妇联.women_star_homes/县级@全县}', '{妇联.women_star_homes/省级@全县}'],
    ['名单', '{妇联.women_star_homes/县级:名单}'],
  ])
  expect(table).toEqual([
    ['县本级', null, 2],
    ['甲镇', 1, null],
    ['柏杨乡', 1, null],
    ['全县', 2, 2],
    ['名单', '柏杨乡新屯村妇女之家、甲镇新屯村妇女之家', null],
  ])
})

it('the trace of the number says of each town’s that it counts, and of what the town gave again that it does not', async () => {
  const { db, desk: county } = desk.opened
  const digest = await currentEdition(db, county, reportOn(calendarYear(2022), { kind: 'county' }), 'office')
  const places = figurePlaces(digest).filter(({ span }) => span.indicator === 'women_star_homes')
  const place = places.find(({ span }) => span.lineage.level === '县级')
  if (!place) throw new Error('not printed')
  expect(place.span.value).toBe(2)
  const { included } = await traceFigure(db, county, digest, place)
  expect(included.map(({ unit, label, why }) => `${unit} ${label} ${why ?? ''}`.trim())).toEqual([
    '甲镇新屯村妇联 县级/新屯村妇女之家',
    '柏杨乡新屯村妇联 县级/新屯村妇女之家',
    '柏杨乡妇联 县级/新屯村妇女之家 重名，只计一次',
    '甲镇妇联 县级/甲东村妇女之家 已按省级计',
    '甲东村妇联 县级/甲东村妇女之家 已按省级计',
  ])
})

it('the API counts it so, too', async () => {
  const { db, desk: county } = desk.opened
  const api = makeApi({ db, desk: county, log: pino({ level: 'silent' }), now: () => NOW })
  const made = { createdBy: await desk.editor(), createdAt: NOW }
  await addToken(db, { id: 1, name: '大屏', scope: 'all', tokenHash: hashToken('all'), ...made })
  const homes = async (query: string) => {
    const path = `/api/v1/figures?from=2022-01-01&to=2022-12-31${query}`
    const answer = await api.request(path, { headers: { authorization: 'Bearer all' } })
    const { items } = z.object({ items: z.array(z.looseObject({ indicator: z.string() })) }).parse(await answer.json())
    return items.flatMap((of) =>
      of.indicator === 'women_star_homes' ? [`${String(of['level'])} ${String(of['value'])}`] : [],
    )
  }
  expect(await homes('')).toEqual(['省级 2', '县级 2'])
  expect(await homes('&area=bo-yang')).toEqual(['县级 1'])
  expect(await homes('&area=jia-zhen')).toEqual(['县级 2'])
  expect(await homes('&unit=qinghe/women')).toEqual(['省级 2'])
})
