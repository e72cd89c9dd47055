import { yearOf } from '../../calendar/day.ts'
import { calendarYear } from '../../calendar/period.ts'
import { soughtIn } from '../../chinese/sought.ts'
import { areasBelow } from '../../database/area.ts'
import { type DigestRow, digestById, openDigest } from '../../database/digest.ts'
import type { Database } from '../../database/open.ts'
import { unitsCalled } from '../../database/unit.ts'
import { isCounty, namesWithin } from '../../database/within.ts'
import type { Write } from '../../database/write.ts'
import { editionNow, lookAt } from '../../desk/preview.ts'
import { showing } from '../../desk/shown.ts'
import {
  askedFor,
  digestName,
  issueYearOf,
  reportOn,
  type Subject,
  scopeNamed,
  scopeOfPart,
  subjectOf,
} from '../../desk/subject.ts'
import type { Digest, EditionKind } from '../../digest/digest.ts'
import { PERIOD_KINDS } from '../../digest/kinds/index.ts'
import type { PlacedSection } from '../../digest/locked-sentence.ts'
import { scopeKey, withinOf } from '../../digest/scope.ts'
import { shownSections } from '../../digest/shown-section.ts'
import { called, key } from '../../messages/buttons.ts'
import { OUT_OF_REACH } from '../../messages/common.ts'
import { digestMessages } from '../../messages/digest.ts'
import { messageTo } from '../../messages/said.ts'
import * as messages from '../../messages/year.ts'
import type { Asked } from '../asked.ts'
import { type Door, feature } from '../feature.ts'
import { NO_DIGEST, ownScope } from '../own-scope.ts'
import { asksForReport, type YearAsked, yearAsked, yearReportedOn } from '../year-asked.ts'

/** Units that are looked through for one by its name. */
const MOST_CALLED = 50

type Names = 'year' | 'yearShow' | 'yearAll' | 'yearGroup' | 'yearPeriods' | 'yearPeriod' | 'yearScopes' | 'yearScope'

/** A report, as the office has it. */
type Opened = {
  readonly id: number
  readonly digest: Digest
  /** Of one that is not out. */
  readonly sections?: readonly PlacedSection[]
  /** Keep what was compiled for this. */
  readonly writes: readonly Write[]
}

type Facts =
  | 'not read'
  | 'not begun'
  | 'no report'
  | 'no part'
  | 'out of reach'
  | { readonly unknownScope: string }
  | { readonly unit: string; readonly reports: readonly { readonly id: number; readonly name: string }[] }
  | { readonly report: Opened }
  | { readonly whole: Opened }
  | { readonly id: number; readonly periodsOf: number }
  | { readonly id: number; readonly scopes: messages.Scopes }

/** /year: an editor looks at a report, of a year or any other period. */
export const year = feature<Facts, Names>({
  command: 'year',
  role: 'editor',
  narrows: true,
  place: 'private',
  menu: '年度汇报，也看季度、半年',
  topic: 'digests',
  often: true,
  help: [
    '/year 2022 看年度汇报，也看季度、半年、一个镇、一家组织',
    '“年度汇报”里点“看全文”，发来 Word 文档和台账，可以导出、下载、打印',
  ],
  opens: key('年度汇报', 'year'),
  named: called(
    '年报、全年、年度、总结、年度报告、全年汇报、全年总结、汇报、工作总结、半年 总结、季度 汇报、汇报 材料、成绩单、word、pdf、文档、报告、比 去年、对比、季度 数、上半年 数、全年 数、今年 数、年底 总结、领导 要 数、总结 材料、半年 数、三季度 数、季度 场次、各镇 场次、半年 场次、全年 场次、月报、月 汇编、word 要、要 word、文档 要、小结、季报、半年报、半年、述职、盘点、回顾、成绩、成果、年度 情况|数|总结、今年|全年|上半年|下半年|季度|前几个月|一年 情况|做了|报了|多少|成绩|成果|合计|总数|一共|总共|数字|各|几、一年 下来、比 上年|上季度|上月|往年、增长、环比、多 还是 少、增 还是 减、升 还是 降、打印、原始 数字、按 镇|组织|乡镇 分|看|列|统计、各镇|各村|各组织|各家|八家|群团|乡镇 报|数|多少|总数|统计|情况|几、统计 数字|一下|今年、一共|总共|合计|总计|总数 报|多少|几|人|场、年 总|数、材料 年|总结|写、月 总结|汇报|情况|小结|数字、多少 人|场|户|次|件 季度|年|月、前年 今年|去年|比、放 一张|一起 比|表|看、几年 比|放|一起',
    key('', 'year'),
  ),
  meant: (words) => {
    const asked = asksForReport(soughtIn(words))
    // Who looks after a town means its own by 上半年, and not by 全县上半年.
    return asked !== undefined && /^全县/u.test(words.trim()) ? `全县${asked}` : asked
  },
  buttons: [
    ...(['year', 'yearShow', 'yearAll', 'yearGroup', 'yearPeriods', 'yearPeriod'] as const),
    ...(['yearScopes', 'yearScope'] as const),
  ],
  load: async (db, asked, door) => {
    if (asked.by === 'command') return typed(db, door, asked.words)
    if (asked.by !== 'tap' || asked.button.name === 'year') {
      const scope = await ownScope(db, door)
      return scope ? open(db, door, reportOn(calendarYear(yearReportedOn(door.today)), scope)) : 'no part'
    }
    const row = await digestById(db, asked.button.parts.digest)
    return row?.kind === 'year' ? tapped(db, door, row, asked.button) : 'no report'
  },
  decide: (facts, door) => {
    if (facts === 'not read') return { say: [messages.NOT_READ] }
    if (facts === 'not begun') return { say: [messages.NOT_BEGUN] }
    if (facts === 'no report') return { say: [messages.NO_REPORT] }
    if (facts === 'no part') return { say: [NO_DIGEST] }
    if (facts === 'out of reach') return { say: [OUT_OF_REACH] }
    if ('unknownScope' in facts) return { say: [messages.noScope(facts.unknownScope)] }
    if ('unit' in facts) return { say: [messages.aroundUnit(facts.unit, facts.reports)] }
    if ('report' in facts) {
      const { id, digest, sections, writes } = facts.report
      return { say: [messages.reportPage(id, digest, sections)], write: writes }
    }
    if ('whole' in facts) {
      const { id, digest, sections, writes } = facts.whole
      const { text, keys } = messages.belowWhole(id, sections === undefined)
      const reads = { as: digest.edition, sections: shownSections(digest), whole: true, at: door.now }
      return {
        owe: [...digestMessages(door.chatId, digest), messageTo(door.chatId, text, keys)],
        write: [...writes, ...(sections ? [showing({ digestId: id, personId: door.who.id }, reads)] : [])],
      }
    }
    if ('periodsOf' in facts) {
      const periods = PERIOD_KINDS.flatMap(({ code: kind, label, offered }) =>
        offered(facts.periodsOf).map((period) => ({ kind, label: label(period), to: period.to })),
      )
      return { say: [messages.periodList(facts.id, periods)] }
    }
    return { say: [messages.scopeList(facts.id, facts.scopes)] }
  },
})

/** `/year 2022`, `/year 2022上半年 妇联`. */
async function typed(db: Database, door: Door, words: string): Promise<Facts> {
  const { desk, today } = door
  const asked = yearAsked(words, today)
  if (!asked) return 'not read'
  if (asked.period.from > today) return 'not begun'
  const scope = asked.scope === 'county' ? await ownScope(db, door) : await scopeNamed(db, desk, asked.scope)
  if (scope) return open(db, door, reportOn(asked.period, scope))
  return (await aroundUnit(db, door, asked)) ?? { unknownScope: asked.scope }
}

/** The reports that a unit's work is in: there is none of a unit alone. */
async function aroundUnit(db: Database, door: Door, { period, scope: name }: YearAsked): Promise<Facts | undefined> {
  const { desk, reach, today } = door
  const unit = (await unitsCalled(db, name, today, MOST_CALLED)).find((each) => each.name === name)
  if (!unit) return undefined
  if (!(await namesWithin(db, { unit: unit.id }, reach))) return 'out of reach'
  const reports: { id: number; name: string }[] = []
  for (const code of [unit.areaId, unit.organization]) {
    const scope = await scopeNamed(db, desk, code)
    if (!scope || !(await namesWithin(db, { scope: scope.kind === 'county' ? 'county' : code }, reach))) continue
    const subject = reportOn(period, scope)
    const { id } = await openDigest(db, { asked: askedFor(subject), issueYear: issueYearOf(subject) })
    reports.push({ id, name: digestName(subject) })
  }
  return { unit: name, reports }
}

async function tapped(
  db: Database,
  door: Door,
  row: DigestRow,
  button: Exclude<Extract<Asked<Names>, { by: 'tap' }>['button'], { readonly name: 'year' }>,
): Promise<Facts> {
  const { desk } = door
  const { id } = row
  switch (button.name) {
    case 'yearShow':
      return { report: await compiled(db, door, row) }
    case 'yearAll':
      return { whole: await compiled(db, door, row) }
    case 'yearGroup':
      return { whole: await compiled(db, door, row, 'group') }
    case 'yearPeriods':
      return { id, periodsOf: yearOf(row.periodTo) }
    case 'yearPeriod': {
      const { kind, day } = button.parts
      const { scope } = await subjectOf(db, desk, row)
      const period = PERIOD_KINDS.find(({ code }) => code === kind)?.around(day) ?? calendarYear(yearOf(day))
      return open(db, door, reportOn(period, scope))
    }
    case 'yearScopes': {
      return { id, scopes: await scopesIn(db, door) }
    }
    case 'yearScope': {
      const { period, scope } = await subjectOf(db, desk, row)
      return open(db, door, reportOn(period, (await scopeNamed(db, desk, button.parts.scope)) ?? scope))
    }
  }
}

/** What there are reports of, of all that this editor looks after. */
async function scopesIn(db: Database, { desk, reach }: Door): Promise<messages.Scopes> {
  const named = ({ id: code, name }: { readonly id: string; readonly name: string }) => ({ code, name })
  if (isCounty(reach)) {
    const [top] = await areasBelow(db, undefined)
    const towns = top ? await areasBelow(db, top.id) : []
    return { county: true, organizations: desk.catalogue.organizations, towns: towns.map(named) }
  }
  const scopes = await Promise.all(reach.map((part) => scopeOfPart(db, desk, part)))
  return {
    county: false,
    organizations: scopes.flatMap((scope) => (scope?.kind === 'organization' ? [scope] : [])),
    towns: scopes.flatMap((scope) => (scope?.kind === 'area' ? [named(scope)] : [])),
  }
}

async function open(db: Database, door: Door, subject: Subject): Promise<Facts> {
  const { area, organization } = withinOf(scopeKey(subject.scope))
  if (!(await namesWithin(db, { scope: area ?? organization ?? 'county' }, door.reach))) return 'out of reach'
  const row = await openDigest(db, { asked: askedFor(subject), issueYear: issueYearOf(subject) })
  return { report: await compiled(db, door, row) }
}

async function compiled(
  db: Database,
  { desk, clock }: Door,
  row: DigestRow,
  edition: EditionKind = 'office',
): Promise<Opened> {
  const { id } = row
  if (row.state === 'published') return { id, ...(await editionNow(db, desk, row, edition, clock)) }
  const { preview, writes } = await lookAt(db, desk, row, clock)
  return { id, digest: preview[edition], sections: preview.placed, writes }
}
