import { afterEach, beforeEach, expect, it } from 'vitest'
import { weekOf } from '../../src/calendar/week.ts'
import { endMembership } from '../../src/database/membership.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { countyDigest } from '../../src/desk/subject.ts'
import { week } from '../../src/digest/kinds/week.ts'
import { pictureOf } from '../../src/digest/picture.ts'
import { plainText } from '../../src/documents/text.ts'
import { type Chat, County } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

const compiled = (asOf: string) => {
  const { db, desk } = county.opened
  return currentEdition(db, desk, countyDigest(week, weekOf('2022-11-09')), 'office', new Date(asOf))
}

it('a unit that nobody was appointed for is told apart from one that said nothing', async () => {
  const reported = await county.cadre(11, 'jia-zhen/women')
  await county.cadre(12, 'yi-zhen/youth')
  await reported.says('/zero')
  await editor.says('/missing')
  const text = editor.actor
    .messages()
    .map((m) => m.text ?? '')
    .join('\n')
  expect(text).toContain('应报87个单位，已报0个，零报告1个，没报1个，还没有填报人85个。')
  expect(text).toMatch(
    /没报（括号里是最近一次报的）：\n· 还没有提醒（1个）\n乙镇：团委（没报过）\n还没有填报人：\n青禾县：/,
  )
  await editor.says('/remind')
  // The county began in this week: the one before is nobody's.
  expect(editor.text).toContain('11月7日—11月13日还有1个单位没有报，另有85个还没有填报人。')
  const office = await compiled('2022-11-09T12:00:00+08:00')
  expect(office.coverage).toMatchObject({ due: 87, reported: 0, zero: 1, missing: 86, unappointed: 85 })
  expect(plainText(office)).toContain('应报87个单位，已报0个，零报告1个，未报1个，还没有填报人85个。')
  expect(JSON.stringify(office.sections.find((s) => s.code === 'coverage'))).toContain('还没有填报人')
  const picture = pictureOf(office, county.opened.desk.catalogue, [])
  const parts = JSON.stringify(picture)
  expect(parts).toContain('还没有填报人')
})

it('who joins after a week, or leaves after it, makes nothing of it another', async () => {
  await county.cadre(12, 'yi-zhen/youth')
  const before = await compiled('2022-11-14T09:00:00+08:00')
  county.turnClockTo('2022-11-15T09:00:00+08:00')
  await county.cadre(13, 'yi-zhen/women')
  await endMembership(county.opened.db, { id: 2, at: county.now })
  const after = await compiled('2022-11-15T12:00:00+08:00')
  expect(after.coverage).toEqual(before.coverage)
  expect(before.coverage.unappointed).toBe(86)
})
