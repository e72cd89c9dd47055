import { monthAndDate } from '../calendar/day.ts'
import { periodLabel } from '../calendar/period.ts'
import { weekLabel } from '../calendar/week.ts'
import { indicatorsOf } from '../catalogue/find.ts'
import type { Catalogue } from '../catalogue/schema.ts'
import type { Digest, FigureSpan } from './digest.ts'

/** A row of bars lying, each with its number; as many columns standing; one bar in parts. */
export type Chart =
  | { readonly kind: 'bars'; readonly heading: string; readonly rows: readonly { name: string; value: number }[] }
  | {
      readonly kind: 'columns'
      readonly heading: string
      readonly columns: readonly { label: string; value: number }[]
    }
  | { readonly kind: 'parts'; readonly heading: string; readonly parts: readonly { name: string; value: number }[] }

/** One picture for a phone: a digest's numbers by organization, by week, and who reported. */
export type Picture = { readonly title: string; readonly subtitle: string; readonly charts: readonly Chart[] }

/** A week's sum of comparable numbers. */
export type WeekSum = { readonly from: string; readonly value: number }

/** A week's table does not say whose a form is that all organizations have. */
const OTHERS = '其他活动'

const HEADINGS: Readonly<Record<string, string>> = { sessions: '活动场次', attendance: '参与人次' }

/** The picture of a digest; undefined where it has no number to show. Organizations stand in their order, never ranked. */
export function pictureOf(digest: Digest, catalogue: Catalogue, byWeek: readonly WeekSum[]): Picture | undefined {
  const totals = catalogue.week.totals.map((t) => t.code)
  const charts: Chart[] = [
    ...totals.flatMap((code) => byOrganization(digest, catalogue, code)),
    ...(byWeek.filter((w) => w.value > 0).length > 1
      ? [
          {
            kind: 'columns' as const,
            heading: `每周${HEADINGS[totals[0] ?? ''] ?? ''}`,
            columns: byWeek.map(({ from, value }) => ({ label: monthAndDate(from), value })),
          },
        ]
      : []),
    ...coverageOf(digest),
  ]
  if (charts.length === 0) return undefined
  const { kind, period, number, county, title } = digest
  return {
    title: kind === 'year' ? title : `${county}${title.replace(/^全县/u, '')}`,
    subtitle: kind === 'year' ? periodLabel(period) : `第${number}期（${weekLabel(period)}）`,
    charts,
  }
}

/** What each organization has of a total: the sum of its indicators that add to it, as the digest's table has them. */
function byOrganization(digest: Digest, catalogue: Catalogue, total: string): Chart[] {
  const adding = new Map(
    indicatorsOf(catalogue)
      .filter((i) => i.indicator.adds_to === total)
      .map((i) => [i.code, i]),
  )
  const figures = tableFigures(digest).filter((f) => adding.has(f.span.indicator))
  const owner = (f: (typeof figures)[number]) =>
    f.organization || adding.get(f.span.indicator)?.organization?.name || OTHERS
  const rows = [...catalogue.organizations.map((o) => o.name), OTHERS].flatMap((name) => {
    const value = figures.filter((f) => owner(f) === name).reduce((sum, f) => sum + f.span.value, 0)
    return value > 0 ? [{ name, value }] : []
  })
  return rows.length > 0 ? [{ kind: 'bars', heading: HEADINGS[total] ?? total, rows }] : []
}

/** The numbers of the period in the digest's table of figures, with the organization where the table names it. */
function tableFigures(digest: Digest): { organization: string; span: FigureSpan }[] {
  const of = digest.kind === 'week' ? '本周' : '本期'
  return digest.sections
    .filter((section) => section.code === 'figures')
    .flatMap((section) => section.blocks)
    .flatMap((block) => {
      if (block.kind !== 'table') return []
      const column = block.columns.indexOf(of)
      const named = block.columns.indexOf('组织')
      return block.rows.flatMap((row) => {
        const [span] = row[column] ?? []
        const [name] = named < 0 ? [] : (row[named] ?? [])
        return span?.kind === 'figure' ? [{ organization: name?.kind === 'words' ? name.text : '', span }] : []
      })
    })
}

function coverageOf({ coverage: { due, reported, zero, missing } }: Digest): Chart[] {
  if (due === 0) return []
  const parts = [
    { name: '报过活动', value: reported },
    { name: '零报告', value: zero },
    { name: '未报', value: missing },
  ]
  return [{ kind: 'parts', heading: `报送情况（应报${due}个单位）`, parts }]
}
