import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, is, sql } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { wrongTotals } from '../../src/database/figure-total.ts'
import { NAMING, PERSONAL } from '../../src/database/personal.ts'
import { rowsOf } from '../../src/database/rows.ts'
import * as schema from '../../src/database/schema.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { personalFile } from '../../src/desk/personal-file.ts'
import { countyDigest } from '../../src/desk/subject.ts'
import { week } from '../../src/digest/kinds/week.ts'
import { plainText } from '../../src/documents/text.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-10T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

const NAME = '祁某甲'
const ACCOUNT = 70_707

/** The tables in whose rows a text stands. */
async function whereIs(text: string): Promise<string[]> {
  const tables = Object.values(schema).flatMap((of) => (is(of, PgTable) ? [getTableConfig(of as PgTable).name] : []))
  const looks = tables.map(
    (name) =>
      sql`select ${name}::text as name where exists (
        select from ${sql.identifier(name)} t where position(${text} in to_jsonb(t)::text) > 0)`,
  )
  const result = await county.opened.db.execute(sql.join(looks, sql` union all `))
  return rowsOf(result, z.object({ name: z.string() })).map(({ name }) => name)
}

/** What the file has, by what each part is called. */
async function everythingOf(person: number): Promise<Record<string, unknown>> {
  const { db, desk } = county.opened
  const folder = mkdtempSync(join(tmpdir(), 'qunbao-personal-'))
  try {
    const { path } = await personalFile(db, desk, { person }, folder)
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function weekText(): Promise<string> {
  const { db, desk } = county.opened
  return plainText(await currentEdition(db, desk, countyDigest(week, week.around('2022-11-09')), 'office'))
}

async function reports(cadre: Chat): Promise<void> {
  await cadre.says('/report')
  await cadre.taps('巾帼宣讲')
  await cadre.answers('昨天', '3', '150', '12', '没有联合', '确认提交')
}

it('what is stored of a person is known of every table that names one', () => {
  expect(NAMING.map(({ name }) => name).sort()).toEqual(Object.keys(PERSONAL).sort())
})

it('somebody gets all that is stored of them, and erases it: their name is nowhere, and all that was counted stays', async () => {
  const cadre = await county.joins(county.person(ACCOUNT, NAME), 'jia-zhen/women', editor)
  await reports(cadre)
  await cadre.says('/report')
  await cadre.taps('巾帼宣讲')
  const before = await weekText()
  expect(before).toContain('受众150人。')
  await cadre.says('/start')
  await cadre.taps('我的任职')
  await cadre.taps('我的资料')
  expect(cadre.text).toMatch(/^存着您的这些：.*任职1条、.*填报1条、.*操作记录\d条。$/u)
  await cadre.taps('要一份文件')
  await until(() => (cadre.files.includes('我的资料.json') ? true : undefined), 'the file')
  const { db } = county.opened
  const all = await everythingOf(2)
  expect(all['账号']).toMatchObject([{ name: NAME, telegram_id: ACCOUNT }])
  expect(all['填报']).toMatchObject([
    { unit_id: 'jia-zhen/women', answers: { women_gratitude_audience: { raw: '150' } } },
  ])
  await cadre.taps('返回')
  await cadre.taps('删除我的资料')
  expect(cadre.text).toContain('会删掉：名字、Telegram编号，草稿2条')
  expect(cadre.text).toMatch(/会留下，署名改为“已注销”：.*填报1条/u)
  await cadre.taps('不删')
  await cadre.taps('删除我的资料')
  await cadre.taps('确认删除')
  expect(cadre.text).toContain('已删除您的资料')
  expect(await whereIs(NAME)).toEqual([])
  // What was said last is on its way, and the number of the tap keeps it from being handled twice: both go in two days.
  expect((await whereIs(String(ACCOUNT))).sort()).toEqual(['inbox', 'outbox'])
  expect(await weekText()).toBe(before)
  expect(await wrongTotals(db)).toBe(0)
  await cadre.says('/report')
  expect(cadre.text).toContain('还没有加入填报单位')
  await until(() => (editor.text.includes('一位甲镇妇联填报人删除了自己的资料') ? true : undefined), 'the news')
  await editor.says('/audit')
  expect(editor.text).toContain('已注销　删除个人资料')
})

it('whoever is met by that with news, such as another name, erases all the same', async () => {
  const cadre = await county.joins(county.person(ACCOUNT, NAME), 'jia-zhen/women', editor)
  await cadre.says('/start')
  for (const tapped of ['我的任职', '我的资料', '删除我的资料']) await cadre.taps(tapped)
  const { db } = county.opened
  await db.update(schema.person).set({ name: '祁某乙', reachable: false }).where(eq(schema.person.telegramId, ACCOUNT))
  await cadre.taps('确认删除')
  expect(cadre.text).toContain('已删除您的资料')
  expect([...(await whereIs(NAME)), ...(await whereIs('祁某乙'))]).toEqual([])
})

it('an editor erases somebody who has left every place, nobody else', async () => {
  const cadre = await county.joins(county.person(ACCOUNT, NAME), 'jia-zhen/women', editor)
  await reports(cadre)
  await editor.says('/people')
  await editor.taps('已离开的')
  expect(editor.text).toBe('没有已经离开的人。')
  await editor.says('/people 甲镇')
  await editor.taps(`${NAME}·甲镇妇联`)
  await editor.taps('移出')
  await editor.taps('确认移出')
  await editor.taps('人员')
  await editor.taps('已离开的')
  await editor.taps(`${NAME}·原甲镇妇联填报人`)
  expect(editor.text).toBe(`${NAME}，原甲镇妇联填报人，2022年11月10日离开。`)
  await editor.taps('删除其资料')
  expect(editor.text).toContain('填报1条')
  await editor.taps('确认删除')
  expect(editor.text).toContain('署名都改为“已注销”')
  expect(await weekText()).toContain('受众150人。')
  await editor.taps('已离开的')
  expect(editor.text).toBe('没有已经离开的人。')
})
