import { addDays } from '../../src/calendar/day.ts'
import type { Answer, Answers } from '../../src/catalogue/answers.ts'
import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { figuresOf } from '../../src/catalogue/figures.ts'
import { formOf, formsOf } from '../../src/catalogue/find.ts'
import type { Form, Question } from '../../src/catalogue/schema.ts'
import { sumOf } from '../../src/chinese/quantity.ts'
import type { FigureGroup } from '../../src/digest/aggregate.ts'
import type { Entry, IssueInput, UnitOfScope } from '../../src/digest/gathered.ts'
import { catalogue as shipped } from '../support/catalogue.ts'

/** Numbers that look random and are the same in every run. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Random = ReturnType<typeof dice>

const MONDAY = '2022-11-07'
const NAMES = [
  '“书香青禾”读书会',
  '迎新春职工篮球赛',
  '“把温暖送到家”活动',
  '反诈课堂',
  '重阳敬老',
  '首届山歌会',
  '法律进村',
  '春风行动',
]
const PLACES = ['红军桥', '东山茶园', '青禾讲堂', '河西社区', '南门市场', '老街书屋']

/** Twelve towns of ten villages each, and the county: all organizations everywhere. */
export function madeUnits(catalogue: Catalogue = shipped, towns = 12, villages = 10): UnitOfScope[] {
  const signs = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳']
  const places = [
    { code: 'qinghe', name: '青禾县' },
    ...signs.slice(0, towns).flatMap((sign, t) => [
      { code: `t${t}`, name: `${sign}镇`, town: `${sign}镇` },
      ...Array.from({ length: villages }, (_, v) => ({
        code: `t${t}/v${v}`,
        name: `${sign}${signs[v]}村`,
        town: `${sign}镇`,
      })),
    ]),
  ]
  return places.flatMap(({ code, name, ...town }) =>
    catalogue.organizations.map((o) => ({
      ...{ id: `${code}/${o.code}`, name: `${name}${o.name}`, area: name, organization: o.code },
      ...town,
    })),
  )
}

/** `count` activities of a week, every form of every organization mixed. */
export function madeEntries(units: readonly UnitOfScope[], count: number, seed = 1, catalogue = shipped): Entry[] {
  const random = dice(seed)
  return Array.from({ length: count }, (_, i): Entry => {
    const unit = units[random(units.length)] as UnitOfScope
    const forms = formsOf(catalogue, unit.organization).filter((f) => f.item)
    const form = forms[random(forms.length)] as Form
    return {
      receipt: String(i + 1),
      unitId: unit.id,
      unitName: unit.name,
      organization: unit.organization,
      form: form.code,
      on: addDays(MONDAY, random(7)),
      answers: answersTo(form, random),
      recordedAt: '2022-11-09T12:00:00.000Z',
    }
  })
}

function answersTo(form: Form, random: Random): Answers {
  const answers: Record<string, Answer> = {}
  for (const question of form.questions) {
    const before = question.when === undefined ? true : answers[question.when]?.value
    const applies = Array.isArray(before) ? before.length > 0 : Boolean(before)
    const value = applies ? valueFor(question, random) : undefined
    if (value !== undefined) answers[question.code] = { raw: '', value }
  }
  return answers
}

function valueFor(question: Question, random: Random): Answer['value'] | undefined {
  const one = (of: readonly string[]) => of[random(of.length)] ?? ''
  switch (question.kind) {
    case 'count':
      return question.stock ? random(20) : random(400)
    case 'decimal':
      return random(1000) / 10
    case 'choice':
      return question.code === 'joint_lead' ? '本单位牵头' : one(question.choices ?? [])
    case 'choices':
      return question.none !== undefined && random(10) > 0 ? [] : [...(question.choices ?? [])].slice(0, 1 + random(3))
    case 'name':
      return /issue/u.test(question.code)
        ? '第十三季第5期'
        : random(3) === 0
          ? `${one(PLACES)}${one(NAMES)}`
          : one(NAMES)
    case 'list':
      return Array.from({ length: Math.min(question.max_items, random(3)) }, () => one(PLACES))
    case 'text':
      return '讲到院坝里，群众都说好'
    case 'yesno':
      return random(2) === 0
    default:
      return undefined
  }
}

/** What was counted, as the database groups it. */
export function groupsOf(entries: readonly Entry[], catalogue: Catalogue = shipped): FigureGroup[] {
  const groups = new Map<string, FigureGroup>()
  for (const entry of entries) {
    const form = formOf(catalogue, entry.organization, entry.form)
    for (const figure of form ? figuresOf(form, entry.answers) : []) {
      const key = `${figure.indicator}\n${entry.unitId}\n${figure.label}`
      const before = groups.get(key)
      const newest = { quantity: figure.quantity, on: entry.on, at: entry.recordedAt }
      groups.set(key, {
        ...{ indicator: figure.indicator, unit: entry.unitId, label: figure.label },
        sum: sumOf([...(before ? [before.sum] : []), figure.quantity]),
        count: (before?.count ?? 0) + 1,
        newest: before?.newest && before.newest.on > entry.on ? before.newest : newest,
        reports: [...(before?.reports ?? []), entry.receipt],
      })
    }
  }
  return [...groups.values()]
}

/** All that a week of these activities is compiled from. */
export function madeWeek(
  { units, entries }: { readonly units: readonly UnitOfScope[]; readonly entries: readonly Entry[] },
  of: Partial<IssueInput> = {},
): IssueInput {
  const catalogue = of.catalogue ?? shipped
  const flow = groupsOf(entries, catalogue)
  const sent = new Set(entries.map(({ unitId }) => unitId))
  return {
    ...{ county: '青禾县', catalogue, edition: 'group', layout: 'week', scope: { kind: 'county' } },
    ...{ period: { from: MONDAY, to: addDays(MONDAY, 6) }, number: 45, running: 137, dated: '2022-11-14' },
    ...{ asOf: '2022-11-14T09:00:00.000Z', readUpTo: '2022-11-14T09:00:00.000Z' },
    ...{
      entries,
      late: [],
      changes: [],
      events: [],
      verdicts: new Map(),
      next: [],
      earlier: [],
      heirs: new Map(),
      units,
    },
    figures: { flow, stock: flow.filter((g) => catalogue.indicator(g.indicator)?.question.stock) },
    yearToDate: flow,
    lateFigures: [],
    coverage: {
      reported: units.filter(({ id }) => sent.has(id)),
      zero: [],
      missing: units.filter(({ id }) => !sent.has(id)),
      unappointed: [],
      paused: [],
      notYet: [],
    },
    ...of,
  }
}
