import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { figure, report, revision } from '../../src/database/schema.ts'
import { ImportError, importReports } from '../../src/desk/import-reports.ts'
import { readRows } from '../../src/documents/read-rows.ts'
import { COUNTY, Desk, type Line, talk } from './desk.ts'

const NOW = new Date('2022-11-14T12:00:00+08:00')
const folder = mkdtempSync(join(tmpdir(), 'qunbao-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

let desk: Desk

const stored = async () => ({
  reports: await desk.opened.db.$count(report),
  revisions: await desk.opened.db.$count(revision),
  figures: await desk.opened.db.$count(figure),
})
const NOTHING = { reports: 0, revisions: 0, figures: 0 }

/** What an import of these lines of a file says, each without the file's name; and that nothing was stored. */
async function refused(lines: readonly string[]): Promise<string[]> {
  const file = join(folder, 'rows.jsonl')
  writeFileSync(file, lines.join('\n'))
  const rows = await readRows(file, 'Asia/Shanghai')
  const failed = await importReports(desk.opened.db, desk.opened.desk, 'rows.jsonl', rows, NOW).catch((e: unknown) => e)
  expect(failed).toBeInstanceOf(ImportError)
  expect(await stored()).toEqual(NOTHING)
  return (failed as ImportError).detail.split('\n').map((line) => line.replace(/^rows\.jsonl:/, ''))
}

const GOOD = { unit: 'jia-zhen/women', form: 'women_talk', on: '2022-11-09', answers: { women_gratitude_talks: 3 } }
const row = (change: object) => JSON.stringify({ ...GOOD, ...change })
const answers = (of: object) => row({ answers: of })

describe('a wrong row', () => {
  beforeEach(async () => {
    desk ??= await Desk.open()
  })

  it.each<[string, string, string | RegExp]>([
    ['no JSON', '{"unit":', '1：这一行不是 JSON，请核对引号、逗号和括号'],
    ['a list', '[]', '1：这里要写一组“名称: 内容”'],
    ['a number', '7', '1：这里要写一组“名称: 内容”'],
    ['no answers', answers({}), '1 answers：一题也没有答；没有开展请报“本周无活动”，不用导入'],
    ['the year 0', row({ on: '0000-01-01' }), '1 on：年份不对，请核对'],
    ['all in one line', `${row({})}${' '.repeat(1_000_000)}x`, '1：这一行太长了，一行只写一次填报'],
    ['no unit', row({ unit: undefined }), '1 unit：没有写，这里要写文字'],
    ['a unit of another kind', row({ unit: 7 }), '1 unit：这里要写文字'],
    ['an unknown unit', row({ unit: 'bing-zhen/women' }), /^1 unit：没有单位“bing-zhen\/women”/],
    ['an unknown form', row({ form: 'women_tlak' }), /^1 form：没有表“women_tlak”，这个单位的表有：.*women_talk/],
    ['a form of another organization', row({ form: 'youth_talk' }), /^1 form：没有表“youth_talk”/],
    ['no day', row({ on: undefined }), '1 on：没有写，这里要写文字'],
    ['a day in words', row({ on: '11月9日' }), '1 on：要写成 2022-11-09 这样的日期'],
    ['a day that is none', row({ on: '2022-02-30' }), '1 on：要写成 2022-11-09 这样的日期'],
    ['a day to come', row({ on: '2022-11-15' }), '1 on：活动日期2022-11-15在填报之后，请核对'],
    ['a day after the report', row({ at: '2022-11-08T23:59:59+08:00' }), '1 on：活动日期2022-11-09在填报之后，请核对'],
    ['a time to come', row({ at: '2022-11-14T12:00:01+08:00' }), '1 at：填报时间在现在以后，请核对'],
    ['a time without zone', row({ at: '2022-11-09T20:15:00' }), '1 at：要写成 2022-11-09T20:15:00+08:00 这样的时间'],
    ['an empty id', row({ id: '' }), '1 id：不能为空'],
    ['an unknown field', row({ note: 'x' }), '1 note：没有这一项，可以写的有：unit、form、on、answers、at、id'],
    ['no answers', row({ answers: undefined }), /^1 answers：没有写/],
    ['answers of another kind', row({ answers: 3 }), /^1 answers：这里要写/],
    [
      'an answer that is an object',
      answers({ women_gratitude_talks: {} }),
      /^1 answers\.women_gratitude_talks：要写数字/,
    ],
    ['an unknown question', answers({ talks: 3 }), /^1 answers\.talks：表“women_talk”没有这一题，有：activity_date/],
    ['half a talk', answers({ women_gratitude_talks: 2.5 }), /^1 answers\.women_gratitude_talks：/],
    ['fewer than none', answers({ women_gratitude_talks: -1 }), /^1 answers\.women_gratitude_talks：/],
    ['no number', answers({ women_gratitude_talks: '很多' }), /^1 answers\.women_gratitude_talks：.*很多/],
    ['too large a number', answers({ women_gratitude_talks: 1e21 }), /^1 answers\.women_gratitude_talks：/],
    [
      'yes to how many',
      answers({ women_gratitude_talks: true }),
      '1 answers.women_gratitude_talks：这一题不是“是/否”题',
    ],
    ['an empty list of numbers', answers({ women_gratitude_talks: [] }), /这里不能是空的列表/],
    ['a cumulative number', answers({ women_gratitude_talks: '累计320' }), /这是累计数，请写本次新增的数/],
    [
      'another day',
      answers({ activity_date: '2022-11-08' }),
      '1 answers.activity_date：与 on（2022-11-09）不是同一天，请核对',
    ],
    ['a phone number', answers({ women_talk_method_text: '电话13812345678' }), /这里像有手机号/],
    ['a case', answers({ women_talk_method_text: '联系了当事人' }), /有“当事人”这样的内容/],
    ['a label that there is not', answers({ joint_orgs: ['团委', '大家'] }), /^1 answers\.joint_orgs：.*大家/],
    ['who led, without with whom', answers({ joint_lead: '团委' }), /^1 answers\.joint_lead：先要答“joint_orgs”/],
    [
      'a question for towns only',
      row({ unit: 'yi-zhen/xi-cun/women', form: 'women_org', answers: { women_fed_full_coverage_towns: true } }),
      '1 answers.women_fed_full_coverage_towns：只问镇（街道）级的单位，请去掉',
    ],
  ])('with %s is told by line and field, and nothing is stored', async (_, line, said) => {
    const told = await refused([line])
    if (typeof said === 'string') expect(told).toEqual([said])
    else expect(told).toEqual([expect.stringMatching(said)])
  })

  it('is told with all others at once, good rows between them', async () => {
    expect(
      await refused([row({}), '', row({ unit: 'x', on: 'y' }), 'nonsense', row({ id: 'a' }), row({ id: 'a' })]),
    ).toEqual([
      '3 on：要写成 2022-11-09 这样的日期',
      '4：这一行不是 JSON，请核对引号、逗号和括号',
      '6 id：“a”在第5行用过了，一个文件里请只用一次',
    ])
  })

  it('is told of twenty times and no more', async () => {
    const told = await refused(Array.from({ length: 25 }, () => 'nonsense'))
    expect(told).toHaveLength(21)
    expect(told.at(-1)).toBe('还有5处')
  })
})

describe('a file of rows', () => {
  it.each<[string, Uint8Array | undefined, RegExp]>([
    ['missing.jsonl', undefined, /missing\.jsonl：没有找到，请核对文件名$/],
    ['gbk.jsonl', Uint8Array.from([0x7b, 0xbc, 0xd7, 0x7d]), /gbk\.jsonl：是GBK（ANSI）编码，读不准，请另存为 UTF-8$/],
    ['old.xls', Uint8Array.from([0xd0, 0xcf]), /old\.xls：\.xls 格式读不了，请用 Excel 或 WPS 打开，另存为 \.xlsx$/],
    ['表.csv', Uint8Array.from([0xd7, 0xe9]), /\.csv 格式读不了，.*另存为 \.xlsx$/],
    ['表.et', Uint8Array.from([0xd0, 0xcf]), /\.et 格式读不了，.*另存为 \.xlsx$/],
    ['no.xlsx', new TextEncoder().encode('unit,form'), /no\.xlsx：不是 \.xlsx 工作簿/],
  ])('%s that cannot be read is told of by name', async (name, bytes, said) => {
    const file = join(folder, name)
    if (bytes) writeFileSync(file, bytes)
    await expect(readRows(file, 'Asia/Shanghai')).rejects.toThrow(said)
  })

  it('may begin with a byte order mark and end its lines as Windows does', async () => {
    const file = join(folder, 'windows.jsonl')
    writeFileSync(file, `\uFEFF${row({})}\r\n\r\n${row({})}\r\n`)
    expect((await readRows(file, 'Asia/Shanghai')).map((r) => [r.line, r.problem])).toEqual([
      [1, undefined],
      [3, undefined],
    ])
  })
})

describe('rows that say the same', () => {
  beforeEach(async () => {
    desk = await Desk.open()
  })

  it('are taken, and told of with their lines and what can be done', async () => {
    const same = talk({ audience: 150 })
    const done = await desk.imports([same, talk({ audience: 151 }), same, { ...same, id: 'x' }])
    expect(done).toMatchObject({ added: 4 })
    expect(done.repeated).toEqual([
      'rows.jsonl:3：和第1行一模一样（甲镇妇联11月9日的“巾帼宣讲”），两行都收了，各算一份；要是重复了，请撤回编号3。',
      'rows.jsonl:4：和第1行一模一样（甲镇妇联11月9日的“巾帼宣讲”），两行都收了，各算一份；要是重复了，请撤回编号4。',
    ])
  })
})

it('a number where names are asked is a count without names, in words it is refused', async () => {
  desk = await Desk.open()
  const of = (women_two_new_orgs_built: unknown): Line => ({
    ...{ unit: 'jia-zhen/women', form: 'women_org', on: '2022-11-09' },
    answers: { women_two_new_orgs_built },
  })
  await desk.imports([of(3), of(['甲村快递妇联'])])
  const table = (await desk.compile('2022-11-09')).sections.find((s) => s.code === 'figures')?.blocks[0]
  const values =
    table?.kind === 'table' ? table.rows.flat(2).flatMap((s) => (s.kind === 'figure' ? [s.value] : [])) : []
  expect(values).toEqual([4, 4])
  await expect(desk.imports([of('3个')])).rejects.toThrow()
})

it('a list of names is taken name by name, whatever stands in one; in words several are told apart', async () => {
  desk = await Desk.open()
  const of = (dpf_fund_to_share_pilots: unknown): Line => ({
    ...{ unit: 'jia-zhen/dpf', form: 'dpf_share', on: '2022-11-09' },
    answers: { dpf_fund_to_share_pilots, dpf_share_company_name: '甲公司', dpf_disabled_shareholders: 3 },
  })
  expect(await desk.imports([of(['石桥、双河联建鱼塘'])])).toMatchObject({ added: 1 })
  await expect(desk.imports([of('石桥、双河联建鱼塘')])).rejects.toThrow('一次报一个')
})

describe('rows imported again', () => {
  beforeEach(async () => {
    desk = await Desk.open()
  })

  const first: Line[] = [
    talk({ id: 'a', audience: '150余人', at: '2022-11-09T20:00:00+08:00' }),
    talk({ id: 'b', unit: 'yi-zhen/women', audience: 80, at: '2022-11-09T20:00:00+08:00' }),
  ]
  const other = (of: Partial<Line> & { audience: unknown }) => [talk({ id: 'a', ...of })]

  it('change nothing', async () => {
    expect(await desk.imports(first)).toMatchObject({ added: 2, corrected: 0, unchanged: 0 })
    const before = await stored()
    expect(await desk.imports(first)).toMatchObject({ added: 0, corrected: 0, unchanged: 2 })
    expect(await stored()).toEqual(before)
  })

  it('correct what they say otherwise later, once', async () => {
    await desk.imports(first)
    const change = other({ audience: 170, at: '2022-11-10T20:00:00+08:00' })
    expect(await desk.imports(change)).toMatchObject({ added: 0, corrected: 1, unchanged: 0 })
    expect(await desk.imports(change)).toMatchObject({ added: 0, corrected: 0, unchanged: 1 })
    expect(await stored()).toMatchObject({ reports: 2, revisions: 3 })
  })

  it('do not undo what was corrected or withdrawn since', async () => {
    await desk.imports(first)
    await desk.imports(other({ audience: 170, at: '2022-11-10T20:00:00+08:00' }))
    await desk.withdraws('b', '2022-11-10T20:00:00+08:00')
    expect(await desk.imports(first)).toMatchObject({ added: 0, corrected: 0, unchanged: 2 })
  })

  it('may go back to what they once said, with a later time', async () => {
    await desk.imports(first)
    await desk.imports(other({ audience: 170, at: '2022-11-10T20:00:00+08:00' }))
    const back = other({ audience: '150余人', at: '2022-11-11T20:00:00+08:00' })
    expect(await desk.imports(back)).toMatchObject({ added: 0, corrected: 1, unchanged: 0 })
  })

  it.each<[string, Line[], string]>([
    ['earlier', other({ audience: 9, at: '2022-11-09T10:00:00+08:00' }), 'rows.jsonl:1 id：导入过，内容不同'],
    [
      'of another unit',
      other({ audience: 9, unit: 'yi-zhen/women' }),
      'rows.jsonl:1 unit：这个 id 导入时是“jia-zhen/women”',
    ],
    [
      'of another form',
      [
        {
          id: 'a',
          unit: 'jia-zhen/women',
          form: 'women_rights',
          on: '2022-11-09',
          answers: { women_family_dispute_clues: 2 },
        },
      ],
      'rows.jsonl:1 form：这个 id 导入时是“women_talk”',
    ],
  ])('are refused when they are %s and say something else', async (_, lines, said) => {
    await desk.imports(first)
    const before = await stored()
    await expect(desk.imports([...lines, talk({ audience: 1 })])).rejects.toThrow(said)
    expect(await stored()).toEqual(before)
  })

  it('leave out quietly what does not apply, as the interview does', async () => {
    await desk.imports([
      {
        unit: 'jia-zhen/women',
        form: 'women_family',
        on: '2022-11-09',
        answers: { women_beautiful_families: 0, women_beautiful_family_level: '县级' },
      },
      talk({ audience: 40, answers: { joint_orgs: [], joint_lead: '团委' } }),
    ])
    const [family, joint] = await desk.opened.db.select().from(revision).orderBy(revision.reportId)
    expect(Object.keys(family?.answers ?? {})).not.toContain('women_beautiful_family_level')
    expect(Object.keys(joint?.answers ?? {})).not.toContain('joint_lead')
    expect((await stored()).figures).toBe(2)
  })
})

describe('the county of an import', () => {
  it('is refused whole where one row of many is of another county', async () => {
    desk = await Desk.open(COUNTY.replace('jia-zhen', 'ding-zhen'))
    const lines = [
      ...Array.from({ length: 30 }, () => talk({ unit: 'yi-zhen/women', audience: 1 })),
      talk({ audience: 1 }),
    ]
    await expect(desk.imports(lines)).rejects.toThrow('rows.jsonl:31 unit：没有单位“jia-zhen/women”')
    expect(await stored()).toEqual(NOTHING)
  })
})
