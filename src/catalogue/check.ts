import { kindOf, kindsWhere } from '../kinds/index.ts'
import { askedInRow } from './applicable.ts'
import { checkClauses } from './check-clauses.ts'
import { checkIndicatorCodes, checkQuestionCodes, type Finding, once, type Placed, RESERVED } from './check-codes.ts'
import { checkQuestion } from './check-question.ts'
import { JOINT_LEAD, OWN_LEAD, PROBLEMS, THEME } from './known-codes.ts'
import type { Form, Organization, OrganizationFile, Question, ReportPlan } from './schema.ts'
import type { Found, Path } from './source.ts'
import { commonSentences, MOST_BLOCK, pairCode, sentencesUnder } from './text-blocks.ts'
import { SCOPES } from './year-schema.ts'

/** More than this nobody answers in a minute. */
const MOST_ASKED = 9

/** What no single field can show to be wrong: codes given twice, references to nothing, clauses that print nothing. */
export function checkCatalogue(report: ReportPlan, parts: readonly OrganizationFile[]): readonly Finding[] {
  const findings: Finding[] = []
  const foundIn =
    (file: string): Found =>
    (path, problem) =>
      findings.push({ in: file, path, problem })
  checkReport(report, foundIn('report'))
  for (const { name, organization } of parts) {
    const found = foundIn(name)
    if (organization.code !== name) found(['code'], `要和文件名一样，写“${name}”`)
    for (const theme of Object.keys(organization.sentences)) {
      if (!report.themes.some((t) => t.code === theme)) found(['sentences', theme], wrongTheme(report, theme))
    }
    checkSentenceCodes(organization, found)
  }
  const placed: Placed[] = [
    ...place('report', report.forms),
    ...parts.flatMap(({ name, organization }) => place(name, organization.forms)),
  ]
  once(
    placed.map(({ in: file, path, form }) => ({ in: file, path: [...path, 'code'], code: form.code })),
    findings,
  )
  for (const each of placed)
    checkForm(report, each.form, (path, problem) => foundIn(each.in)([...each.path, ...path], problem))
  checkQuestionCodes(report, placed, findings)
  checkIndicatorCodes(report, placed, findings)
  checkClauses(report, parts, (file, path, problem) => findings.push({ in: file, path, problem }))
  return findings
}

/** A sentence's code is its organization's once, and stands in buttons together with it. */
function checkSentenceCodes(organization: Organization, found: Found): void {
  const all = Object.keys(organization.sentences).flatMap((theme) =>
    sentencesUnder(organization, theme).map(({ code }, i) => ({ code, path: ['sentences', theme, i, 'code'] })),
  )
  for (const [i, { code, path }] of all.entries()) {
    if (all.findIndex((other) => other.code === code) < i) found(path, '这家组织已有这个代码的句子，请另写一个')
    if (code.length > MOST_BLOCK) found(path, `和组织代码加起来太长，请写短${code.length - MOST_BLOCK}个字母`)
  }
}

function place(file: string, forms: readonly Form[]): Placed[] {
  return forms.map((form, i) => ({ in: file, path: ['forms', i], form }))
}

function wrongTheme({ themes }: Pick<ReportPlan, 'themes'>, code: string): string {
  return `没有部分“${code}”，可以写的有：${themes.map((t) => t.code).join('、')}`
}

function checkReport(report: ReportPlan, found: Found): void {
  const twice = (codes: readonly string[], pathOf: (i: number) => Path) => {
    for (const [i, code] of codes.entries()) {
      if (codes.indexOf(code) < i) found(pathOf(i), `“${code}”写了两遍，请只留一个`)
    }
  }
  twice(report.organizations, (i) => ['organizations', i])
  twice(
    report.themes.map((t) => t.code),
    (i) => ['themes', i, 'code'],
  )
  twice(
    report.themes.map((t) => t.name),
    (i) => ['themes', i, 'name'],
  )
  twice(
    report.questions.map((q) => q.code),
    (i) => ['questions', i, 'code'],
  )
  for (const [i, theme] of report.themes.entries()) {
    const codes = commonSentences(theme).map(({ code }) => code)
    twice(
      (theme.sentences ?? []).map(({ code }) => code),
      (j) => ['themes', i, 'sentences', j, 'code'],
    )
    for (const [j, code] of codes.entries()) {
      const over = code.length + 1 + Math.max(...report.organizations.map((o) => o.length)) - MOST_BLOCK
      if (over > 0) found(['themes', i, 'sentences', j, 'code'], `和部分、组织的代码加起来太长，请写短${over}个字母`)
    }
  }
  for (const taken of Object.keys(report.words)) {
    if (RESERVED.includes(taken)) found(['words', taken], '这个代码另有用处，请换一个')
  }
  twice(
    report.year.pairs.map((p) => p.area),
    (i) => ['year', 'pairs', i, 'area'],
  )
  twice(report.year.pairs.map(pairCode), (i) => ['year', 'pairs', i, 'code'])
  checkChapters(report, found)
  const asked = report.forms.find((f) => f.code === PROBLEMS.form)?.questions.find((q) => q.code === PROBLEMS.area)
  for (const [i, { area }] of report.year.pairs.entries()) {
    if (asked?.choices && !asked.choices.includes(area)) {
      found(['year', 'pairs', i, 'area'], `“${area}”不是“${PROBLEMS.area}”的选项，有：${asked.choices.join('、')}`)
    }
  }
  twice(
    report.week.totals.map((t) => t.code),
    (i) => ['week', 'totals', i, 'code'],
  )
}

const HAS_NO_HEADINGS = '只有 of: themes 和 of: organizations 的部分才写'

/** What stands in no chapter, twice, or in one that cannot hold it. */
function checkChapters({ year, themes }: ReportPlan, found: Found): void {
  const { chapters, pairs } = year
  for (const [i, { code, heading, of, codes, lines, ...chapter }] of chapters.entries()) {
    const at = ['year', 'chapters', i]
    if (chapters.findIndex((c) => c.code === code) < i) found([...at, 'code'], `“${code}”写了两遍，请只留一个`)
    if (themes.some((theme) => theme.code === code) || ['opening', 'closing', 'addressed_to'].includes(code)) {
      found([...at, 'code'], `“${code}”另有用处，请换一个代码`)
    }
    if (heading === undefined && of !== undefined && of !== 'themes' && of !== 'organizations') {
      found([...at, 'heading'], '这一部分要写标题')
    }
    if (lines.length > 0 !== (of === 'lines')) found([...at, 'lines'], 'of: lines 的部分要写 lines，别的部分不写')
    const hasHeadings = of === 'themes' || of === 'organizations'
    if (chapter.headings !== undefined && !hasHeadings) found([...at, 'headings'], HAS_NO_HEADINGS)
    if (chapter.themes !== undefined && !hasHeadings) found([...at, 'themes'], HAS_NO_HEADINGS)
    for (const [j, theme] of (chapter.themes ?? []).entries()) {
      if (!themes.some((t) => t.code === theme)) found([...at, 'themes', j], wrongTheme({ themes }, theme))
    }
    if (codes !== undefined && of !== 'figures') found([...at, 'codes'], '只有 of: figures 的部分才写 codes')
  }
  for (const scope of SCOPES) {
    const shown = chapters.filter(({ of, scopes }) => of === 'themes' && (scopes?.includes(scope) ?? true))
    for (const [i, { code }] of themes.entries()) {
      const [, second] = shown.filter((chapter) => chapter.themes?.includes(code) ?? true)
      if (second) found(['themes', i, 'code'], `“${code}”放进了两个部分，请用 themes 写明各部分放哪些`)
    }
  }
  const has = (of: string) => chapters.some((chapter) => chapter.of === of)
  for (const [i, pair] of pairs.entries()) {
    if (pair.plan === undefined && has('plans')) found(['year', 'pairs', i], '没有写 plan：打算怎么做')
  }
}

function checkForm(report: ReportPlan, form: Form, found: Found): void {
  if (form.theme !== undefined && !report.themes.some((t) => t.code === form.theme)) {
    found(['theme'], wrongTheme(report, form.theme))
  }
  const row = askedInRow(form)
  if (row.length > MOST_ASKED) {
    found(
      ['questions'],
      `一张表逐题问的不超过${MOST_ASKED}题（现有${row.length}题），其余的写 optional: true，最后一起问`,
    )
  }
  if (row.length === 0) found(['questions'], '至少要有一题不是 optional')
  const asksTheme = form.questions.some((q) => q.code === THEME)
  if (form.item !== undefined && form.theme === undefined && !asksTheme) {
    found(['theme'], '要印在一周汇编里，请写归到哪个部分，或加一道代码为theme的题')
  }
  for (const [i, question] of form.questions.entries()) {
    const inQuestion: Found = (path, problem) => found(['questions', i, ...path], problem)
    const codes = form.questions.map((q) => q.code)
    if (codes.indexOf(question.code) < i) inQuestion([], '这张表里已有这道题，请只留一个')
    if (question.code === THEME) checkThemeQuestion(report, question, inQuestion)
    if (question.code === JOINT_LEAD && !question.choices?.includes(OWN_LEAD)) {
      inQuestion(['choices'], `要有“${OWN_LEAD}”这一项：选它的单位计数，选别的只记参与`)
    }
    const shared = report.questions.some((q) => q.code === question.code)
    const around = { shared, earlier: codes.slice(0, i), all: codes, totals: report.week.totals }
    checkQuestion(question, around, inQuestion)
  }
}

function checkThemeQuestion(report: ReportPlan, question: Question, found: Found): void {
  const names = report.themes.map((t) => t.name)
  if (kindOf(question).picks !== 'one') {
    found(['kind'], `问部分的题要写${kindsWhere((kind) => kind.picks === 'one').join('或')}`)
  }
  for (const [i, choice] of (question.choices ?? []).entries()) {
    if (!names.includes(choice)) found(['choices', i], `没有这个部分，可以写的有：${names.join('、')}`)
  }
}
