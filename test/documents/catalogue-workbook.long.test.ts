import fc from 'fast-check'
import { type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { contentOf } from '../../src/catalogue/content-of.ts'
import { formSchema, indicatorSchema, questionSchema } from '../../src/catalogue/schema.ts'
import { FORMS, INDICATORS, QUESTIONS } from '../../src/documents/catalogue-workbook/columns.ts'
import { readCatalogueWorkbook } from '../../src/documents/catalogue-workbook/read.ts'
import { catalogueWorkbook } from '../../src/documents/catalogue-workbook/write.ts'
import { deskOf } from '../support/shipped.ts'

const { catalogue } = (await deskOf()).desk
const { content } = catalogue

type Sheets = Record<string, CellValue[][]>

const SHIPPED = await sheetsOf(await catalogueWorkbook(content))

async function sheetsOf(bytes: Uint8Array): Promise<Sheets> {
  return Object.fromEntries((await readXlsx(bytes)).sheets.map(({ name, rows }) => [name, rows]))
}

/** The workbook with something changed in it, as a program saves it: other sheet order, other widths. */
async function edited(change: (sheets: Sheets) => void) {
  const sheets = structuredClone(SHIPPED)
  change(sheets)
  const bytes = await writeXlsx({
    sheets: Object.entries(sheets)
      .reverse()
      .map(([name, rows]) => ({ name, rows })),
  })
  return readCatalogueWorkbook(bytes, content)
}

/** A cell of the row that has these words first found in it. */
function cell(sheets: Sheets, sheet: string, of: string, column: string): { set(value: CellValue): void; at: string } {
  const rows = sheets[sheet] ?? []
  const row = rows.findIndex((cells) => cells.includes(of))
  const at = rows[0]?.indexOf(column) ?? -1
  return {
    set: (value) => {
      const cells = rows[row]
      if (!cells || at < 0) throw new Error(`no ${column} of ${of} in ${sheet}`)
      cells[at] = value
    },
    at: `${sheet}!${String.fromCharCode(65 + at)}${row + 1}`,
  }
}

describe('the catalogue as a workbook', () => {
  it('comes back as it went out', async () => {
    const back = await readCatalogueWorkbook(await catalogueWorkbook(content), content)
    expect('faults' in back ? back.faults : back.catalogue.version).toEqual(catalogue.version)
  })

  it('has a column for every field that a form, a question and an indicator can have', () => {
    const fields = (columns: readonly { readonly field?: string }[]) => columns.flatMap(({ field }) => field ?? [])
    const missing = (shape: object, columns: readonly { readonly field?: string }[]) =>
      Object.keys(shape).filter((name) => !fields(columns).includes(name))
    expect(missing(formSchema.shape, FORMS.columns)).toEqual(['questions'])
    expect(missing(questionSchema.shape, QUESTIONS.columns)).toEqual(['choices', 'indicator'])
    expect(missing(indicatorSchema.in.shape, INDICATORS.columns)).toEqual([])
  })

  it('comes back as it went out whatever was changed in it', async () => {
    const words = fc.stringMatching(/^[甲乙丙丁天地人和一二三0-9]{1,8}$/u)
    const form = fc.nat({ max: 200 })
    const change = fc.record({
      form,
      title: words,
      ask: words,
      hint: words,
      levels: fc.subarray(['county', 'town', 'village'] as const, { minLength: 0 }),
      optional: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const forms = structuredClone(content)
        const all = forms.organizations.flatMap((o) => o.forms)
        for (const of of changes) {
          const at = all[of.form % all.length]
          const question = at?.questions.at(-1)
          if (!at || !question) continue
          at.title = of.title
          at.asked_of = [...of.levels]
          question.ask = of.ask
          question.hint = of.hint
        }
        const made = contentOf(content, {
          organizations: new Map(forms.organizations.map((o) => [o.code, o])),
          commonForms: forms.commonForms,
        })
        fc.pre('catalogue' in made)
        if (!('catalogue' in made)) return
        const back = await readCatalogueWorkbook(await catalogueWorkbook(made.catalogue.content), content)
        expect('faults' in back ? back.faults : back.catalogue.version).toEqual(made.catalogue.version)
      }),
      { numRuns: 8 },
    )
  })

  it('is taken with a new title, a new question with its choices, and a form less', async () => {
    const back = await edited((sheets) => {
      cell(sheets, '表', 'women_talk', '表名').set('巾帼大宣讲')
      cell(sheets, '表', 'women_talk', '填报层级').set('镇、村')
      const at = sheets['题']?.[0] ?? []
      const row = at.map(
        (name) =>
          ({
            组织: '妇联',
            表代码: 'women_talk',
            题代码: 'women_talk_place',
            题型: 'choice',
            问法: '在哪里讲的？',
            选填: '是',
          })[String(name)] ?? null,
      )
      sheets['题']?.push(row)
      sheets['选项']?.push(
        ['妇联', 'women_talk', 'women_talk_place', '院坝'],
        ['妇联', 'women_talk', 'women_talk_place', 2022],
      )
    })
    const made = 'catalogue' in back ? back.catalogue : expect.fail(JSON.stringify(back.faults))
    const form = made.forms.find((f) => f.code === 'women_talk')
    expect([form?.title, form?.asked_of]).toEqual(['巾帼大宣讲', ['town', 'village']])
    expect(form?.questions.at(-1)).toMatchObject({
      code: 'women_talk_place',
      choices: ['院坝', '2022'],
      optional: true,
    })
  })

  it.each<[string, string, string, CellValue, string]>([
    [
      '题',
      'women_gratitude_talks',
      '问法',
      '这一题的问法写得实在是太长了长到了超过三十个字的上限还没有写完',
      '不超过30个字',
    ],
    ['题', 'women_gratitude_talks', '题型', 'cuont', 'count'],
    ['题', 'women_gratitude_talks', '选填', '可以', '写“是”，或空着'],
    ['题', 'women_gratitude_talks', '表代码', 'women_tolk', '是不是“women_talk”'],
    ['题', 'women_gratitude_talks', '组织', '妇女联', '妇联'],
    ['题', 'women_gratitude_talks', '提示', new Date('2022-11-09T00:00:00Z'), '变成了日期'],
    ['题', 'women_gratitude_talks', '题代码', '', '题代码'],
    ['表', 'women_talk', '部分', 'guidence', 'guidance'],
    ['表', 'women_talk', '填报层级', '乡', '只写县、镇、村'],
    ['表', 'women_talk', '周报句式', '{women_gratitude_talk}场', 'women_gratitude_talk'],
    ['指标', 'women_gratitude_talks', '时间汇总', '相加', 'sum'],
    ['句式', '妇联', '部分', 'guidance2', 'guidance'],
  ])('tells of %s %s %s by sheet and cell', async (sheet, of, column, value, why) => {
    let at = ''
    const back = await edited((sheets) => {
      const place = cell(sheets, sheet, of, column)
      at = place.at
      place.set(value)
    })
    const faults = 'faults' in back ? back.faults : expect.fail('taken')
    const told = faults.map((fault) => `${fault.place} ${fault.why}`).join('\n')
    expect(told).toContain(why)
    if (value !== '') expect(told).toContain(at)
  })

  it('tells of sheets and columns that are missing, and of what is none', async () => {
    const told = async (change: (sheets: Sheets) => void) => {
      const back = await edited(change)
      return 'faults' in back ? back.faults.map(({ place, why }) => `${place} ${why}`) : []
    }
    expect(await told((sheets) => delete sheets['指标'])).toEqual([expect.stringContaining('缺少“指标”这张表')])
    expect(
      await told((sheets) => {
        for (const row of sheets['题'] ?? []) row.splice(3, 1)
      }),
    ).toEqual([expect.stringContaining('题 缺少这几列：题型')])
    expect(await readCatalogueWorkbook(new Uint8Array([1, 2, 3]), content)).toHaveProperty('faults')
  })
})
