import { beforeEach, describe, expect, it } from 'vitest'
import { exactly, quantityOf } from '../../src/chinese/quantity.ts'
import { sealedEdition } from '../../src/database/edition.ts'
import { weekSums } from '../../src/database/week-sums.ts'
import { digestFiles, editionFile } from '../../src/desk/digest-files.ts'
import { ledgersOf } from '../../src/desk/digest-ledger.ts'
import type { Digest } from '../../src/digest/digest.ts'
import { fileNotMade } from '../../src/messages/delivery.ts'
import { filesTo } from '../../src/messages/digest.ts'
import type { EditionFileOwed } from '../../src/messages/file-owed.ts'
import { made } from '../support/made.ts'
import { Desk, type Line, talk } from './desk.ts'

const AT = '2022-11-12T08:00:00+08:00'

let desk: Desk
let week: Digest
beforeEach(async () => {
  desk = await Desk.open()
  const study: Line = {
    unit: 'yi-zhen/youth',
    form: 'youth_study',
    on: '2022-11-10',
    at: AT,
    answers: { youth_study_issue: '第十三季第5期', youth_study_learners: 320 },
  }
  await desk.imports([
    talk({ id: 'a', at: AT, talks: 3, audience: '150余人' }),
    talk({ id: 'b', at: AT, unit: 'yi-zhen/xi-cun/women', on: '2022-11-03', talks: 2, audience: '约30' }),
    study,
  ])
  await desk.publishes('2022-11-09', '2022-11-14T17:00:00+08:00')
  week = (await sealedEdition(desk.opened.db, 1, 'office')) ?? expect.fail('not published')
})

const LEDGER = { digest: 1, edition: 'office', version: 1, as: 'xlsx' } as const

describe('the files of a digest', () => {
  it('are a document and one ledger, or a ledger an organization where one would be too large', async () => {
    const { db } = desk.opened
    expect(await ledgersOf(db, week, 2)).toEqual([{}])
    expect(await ledgersOf(db, week, 1)).toEqual([{ organization: 'women' }, { organization: 'youth' }])
    const owed = filesTo([7, 8], { digest: 1, office: week, ledgers: [{}] })
    expect(owed.map((o) => [o.chatId, o.payload['document']])).toEqual(
      [7, 8].flatMap((chat) => [
        [chat, { madeOf: { ...LEDGER, as: 'docx' } }],
        [chat, { madeOf: LEDGER }],
      ]),
    )
  })

  it('of one organization says so in its name, and holds nothing of the others', async () => {
    const { db, desk: at } = desk.opened
    const whole = await made(digestFiles(db, at), LEDGER)
    const part = await made(digestFiles(db, at), { ...LEDGER, organization: 'youth' })
    expect([whole, part].map((f) => f.filename.replace(/^.*）台账/u, '台账'))).toEqual([
      '台账.xlsx',
      '台账（团委）.xlsx',
    ])
    expect(part.bytes.length).toBeLessThan(whole.bytes.length)
    expect(part.bytes.equals((await made(digestFiles(db, at), { ...LEDGER, organization: 'youth' })).bytes)).toBe(true)
  })

  it('are told of by name, with the command that makes them', async () => {
    const { db, desk: at } = desk.opened
    const told = async (file: EditionFileOwed, tooLarge: boolean) =>
      fileNotMade(await editionFile(db, at, file), { tooLarge }).text
    expect(await told({ ...LEDGER, organization: 'women' }, true)).toBe(
      '第1期（11月7日—11月13日）的台账（妇联）太大，机器人发不了。文字都在；文件请运维在服务器上导出：\n' +
        'npx qunbao export --from 2022-11-07 --to 2022-11-13 --organization women --out ledger.xlsx',
    )
    expect(await told({ ...LEDGER, as: 'docx' }, false)).toContain(
      'Word文件没能做出来。文字都在；文件请运维在服务器上导出：\nnpx qunbao compile week --on 2022-11-07 --edition office --format docx --out digest.docx',
    )
  })
})

describe('sums by week', () => {
  const of = (part: { area?: string; organization?: string } = {}) =>
    weekSums(desk.opened.db, {
      indicators: ['women_gratitude_audience'],
      from: '2022-10-31',
      to: '2022-11-20',
      asOf: new Date('2023-06-01T12:00:00Z'),
      uncounted: { reports: [], indicators: [] },
      part,
    })

  it('carry the mark of their numbers, and are 0 where there is nothing', async () => {
    expect(await of()).toEqual([
      { from: '2022-10-31', sum: quantityOf(30, 'about', true) },
      { from: '2022-11-07', sum: quantityOf(150, 'over', true) },
      { from: '2022-11-14', sum: exactly(0) },
    ])
  })

  it('are of the units of an area or an organization only', async () => {
    expect((await of({ area: 'jia-zhen' })).map((week) => week.sum.value)).toEqual([0, 150, 0])
    expect((await of({ area: 'yi-zhen' })).map((week) => week.sum.value)).toEqual([30, 0, 0])
    expect((await of({ organization: 'women' })).map((week) => week.sum.value)).toEqual([30, 150, 0])
    expect((await of({ organization: 'youth' })).map((week) => week.sum.value)).toEqual([0, 0, 0])
  })
})
