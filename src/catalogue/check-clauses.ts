import { isRate } from '../chinese/measure.ts'
import { kindOf } from '../kinds/index.ts'
import { dayQuestion } from './activity-day.ts'
import type { Catalogue } from './catalogue.ts'
import { type ClauseSlot, slotsOf } from './clause.ts'
import { indicatorCode } from './figures.ts'
import { nearest } from './nearest.ts'
import { ClauseError, parseClause } from './parse-clause.ts'
import type { Form, OrganizationFile, Question, ReportPlan } from './schema.ts'
import type { Path } from './source.ts'
import { commonSentences, paragraphsOf, sentencesUnder } from './text-blocks.ts'

/** What a clause can print besides answers. An item's organization stands before it, so it has no word for it. */
const ITEM_WORDS: readonly string[] = ['on', 'unit', 'county', 'organization']
/** `where` is printed where several units reported: else the sentence is about the one that did. */
const PERIOD_WORDS: readonly string[] = ['organization', 'where', 'at', 'across', 'county', 'towns']
const YEAR_WORDS: readonly string[] = ['year', 'next_year', 'period', 'next_period', 'county', 'scope', 'towns']
/** Sentences name their organization, and it signs with its full name. */
const NAMING_WORDS: readonly string[] = ['organization']
/** What the sentences that were reported are called in the bodies of the problems and plans. */
const POINT_WORDS: readonly string[] = ['problem', 'plan']

type FoundIn = (file: string, path: Path, problem: string) => void

/** Every clause can be read, and prints only what is asked. */
export function checkClauses(report: ReportPlan, parts: readonly OrganizationFile[], found: FoundIn): void {
  const checkItems = (file: string, forms: readonly Form[]) => {
    for (const [i, form] of forms.entries()) {
      if (form.item !== undefined) checkItem(form, form.item, (problem) => found(file, ['forms', i, 'item'], problem))
      if (form.period === undefined) continue
      const inPeriod = (problem: string) => found(file, ['forms', i, 'period'], problem)
      checkSlots(form.period, form.questions, PERIOD_WORDS, inPeriod)
      const isBeside = readSlots(form.period, () => {}).some(({ growth, whole }) => growth || whole !== undefined)
      if (isBeside) inPeriod('“|同比”“|of”只能写在一年、半年、季度、月的句子里，请去掉')
      if (form.item === undefined) inPeriod('没有写item的表不印在一周汇编里，请写上item，或去掉period')
    }
  }
  const fixed = Object.keys(report.words)
  const totals = report.week.totals.map((t) => t.code)
  checkItems('report', report.forms)
  for (const { name, organization } of parts) {
    checkItems(name, organization.forms)
    const questions = [...organization.forms, ...report.forms].flatMap((form) => form.questions)
    const words = [...NAMING_WORDS, ...YEAR_WORDS, ...fixed, ...totals]
    const listed = printedForms([organization, report])
    checkSlots(organization.full_name, [], ['county', 'name'], (problem) => found(name, ['full_name'], problem))
    if (organization.heading !== undefined) {
      const known = [...YEAR_WORDS, ...fixed, ...totals]
      checkSlots(organization.heading, questions, known, (problem) => found(name, ['heading'], problem))
    }
    for (const theme of Object.keys(organization.sentences)) {
      for (const [i, clause] of sentencesUnder(organization, theme).entries()) {
        checkSlots(clause.words, questions, words, (problem) => found(name, ['sentences', theme, i], problem), listed)
      }
    }
  }
  for (const [i, { words }] of report.week.totals.entries()) {
    checkSlots(words, [], totals, (problem) => found('report', ['week', 'totals', i, 'words'], problem))
  }
  for (const code of fixed) {
    if (leadsBack(report.words, code)) found('report', ['words', code], '这个词用来用去又用到了自己，请改写')
  }
  for (const [i, theme] of report.themes.entries()) {
    for (const [j, { words }] of commonSentences(theme).entries()) {
      const questions = [...report.questions, ...report.forms.flatMap((form) => form.questions)]
      const known = [...NAMING_WORDS, ...YEAR_WORDS, ...fixed, ...totals]
      const wrong = (problem: string) => found('report', ['themes', i, 'sentences', j, 'words'], problem)
      checkSlots(words, questions, known, wrong, printedForms([report]))
    }
  }
  const all = [...report.forms, ...parts.flatMap((p) => p.organization.forms)].flatMap((form) => form.questions)
  for (const [i, chapter] of report.year.chapters.entries()) {
    for (const [j, code] of (chapter.codes ?? []).entries()) {
      if (all.some((q) => q.indicator && [q.code, indicatorCode(q)].includes(code))) continue
      found('report', ['year', 'chapters', i, 'codes', j], `没有代码为“${code}”的数字题，请核对代码`)
    }
  }
  const listed = printedForms([...parts.map((p) => p.organization), report])
  for (const { path, words } of yearTexts(report)) {
    // What is said in an organization's own reports.
    const naming = path.at(-1) === 'organization'
    const own = path.at(-1) === 'body' ? POINT_WORDS : naming ? NAMING_WORDS : []
    const known = [...YEAR_WORDS, ...fixed, ...totals, ...own]
    checkSlots(words, all, known, (problem) => found('report', path, problem), listed)
  }
}

/** The forms whose reports a sentence can print one by one: those that have a clause for one report. */
function printedForms(of: readonly { readonly forms: readonly Form[] }[]): readonly string[] {
  return of.flatMap(({ forms }) => forms).flatMap(({ code, item }) => (item === undefined ? [] : [code]))
}

/** Whether a word of the county's names itself, if through others. */
function leadsBack(words: ReportPlan['words'], code: string, from = code, passed: readonly string[] = []): boolean {
  const named = readSlots(words[from] || ' -', () => {}).map((slot) => slot.code)
  return named.some(
    (next) =>
      next === code || (next in words && !passed.includes(next) && leadsBack(words, code, next, [...passed, next])),
  )
}

/** Every clause of the year's report that stands in report.yaml. */
function yearTexts({ year, themes, words }: ReportPlan): { path: Path; words: string }[] {
  const under = (path: Path, texts: object | undefined): { path: Path; words: unknown }[] =>
    Object.entries(texts ?? {}).map(([name, text]) => ({ path: [...path, name], words: text }))
  const texts = [
    ...under(['year', 'titles'], year.titles),
    ...under(['year', 'signatures'], year.signatures),
    ...(['addressed_to', 'opening', 'closing'] as const).flatMap((name) => under(['year', name], year[name])),
    ...year.chapters.flatMap((chapter, i) => [
      { path: ['year', 'chapters', i, 'heading'], words: chapter.heading },
      ...under(['year', 'chapters', i, 'lead'], chapter.lead),
      ...chapter.lines.map((text, line) => ({ path: ['year', 'chapters', i, 'lines', line], words: text })),
    ]),
    ...themes.flatMap((theme, i) => [
      { path: ['themes', i, 'heading'], words: theme.heading },
      ...(['lead', 'closing'] as const).flatMap((name) => under(['themes', i, name], theme[name])),
    ]),
    ...year.pairs.flatMap((pair, i) =>
      (['problem', 'plan'] as const).flatMap((side) => under(['year', 'pairs', i, side], pair[side])),
    ),
    ...under(['words'], words),
  ]
  return texts.flatMap(({ path, words: text }) =>
    typeof text === 'string' ? paragraphsOf(text).map((paragraph) => ({ path, words: paragraph })) : [],
  )
}

/** What is wrong with a text block that an editor has typed; nothing where it can be printed. */
export function problemsOfBlock(catalogue: Catalogue, code: string, text: string): readonly string[] {
  const problems: string[] = []
  const { organization } = catalogue.blocks.find((block) => block.code === code) ?? {}
  const forms = organization ? catalogue.formsByOrganization.get(organization)?.forms : catalogue.forms
  const questions = (forms ?? []).flatMap((form) => form.questions)
  const totals = catalogue.week.totals.map((t) => t.code)
  const naming = organization !== undefined || /^sentence\.|\.organization$/.test(code)
  const own = code.endsWith('.body') ? POINT_WORDS : naming ? NAMING_WORDS : []
  const listed = printedForms([{ forms: forms ?? [] }])
  const known = [...YEAR_WORDS, ...Object.keys(catalogue.words), ...totals, ...own]
  for (const paragraph of paragraphsOf(text)) {
    checkSlots(paragraph, questions, known, (problem) => problems.push(problem), listed)
  }
  return problems
}

function checkItem(form: Form, item: string, found: (problem: string) => void): void {
  const slots = checkCodes(item, form.questions, ITEM_WORDS, found)
  if (!dayQuestion(form) && slots.some((slot) => slot.code === 'on'))
    found('用了{on}，表里要有一道问日期的题，如activity_date')
  for (const { code, growth, whole } of slots) {
    const question = questionOf(form.questions, code)
    if (growth || whole !== undefined) found('“|同比”“|of”只能写在一年、半年、季度、月的句子里，请去掉')
    if (question && kindOf(question).takesPictures) found(`“${code}”是照片，印不进句子，请去掉`)
  }
}

/**
 * A clause over several reports: a question without words and without a number would leave its part out for good. `listed`:
 * the forms whose reports it can print one by one.
 */
function checkSlots(
  text: string,
  questions: readonly Question[],
  words: readonly string[],
  found: (problem: string) => void,
  listed: readonly string[] = [],
): void {
  for (const { code } of checkCodes(text, questions, words, found, listed)) {
    const question = words.includes(code) ? undefined : questionOf(questions, code)
    if (!question || question.indicator) continue
    const { words: has, counts } = kindOf(question)
    // That a number lacks one is told of the question.
    if (has === 'nothing' && counts !== 'number') {
      const mend = counts === 'nothing' ? '请去掉' : '请给这道题写上indicator，或去掉'
      found(`“${code}”是${question.kind}题，几份合起来的句子里印不出来，${mend}`)
    }
  }
}

function questionOf(questions: readonly Question[], code: string): Question | undefined {
  return questions.find((q) => q.code === code || (q.indicator && indicatorCode(q) === code))
}

/** The codes that a clause names: each is a word that it knows or a question, asked for as what it is. */
function checkCodes(
  text: string,
  questions: readonly Question[],
  words: readonly string[],
  found: (problem: string) => void,
  listed: readonly string[] = [],
): readonly ClauseSlot[] {
  const slots = readSlots(text, found)
  for (const slot of slots) {
    if (words.includes(slot.code)) {
      if (slot.growth || slot.whole !== undefined) found(`“${slot.code}”不是题，不能写“|同比”“|of”`)
      continue
    }
    const question = questionOf(questions, slot.code)
    if (!question && listed.includes(slot.code)) {
      if (slot.list === undefined)
        found(`“${slot.code}”是一张表，逐次印活动的写成{${slot.code}|list:4}，印数字的请核对代码`)
    } else if (!question) {
      found(`这里没有代码为“${slot.code}”的题，${meantBy(slot.code, [...words, ...questions.map((q) => q.code)])}`)
    } else if (slot.rounded && !question.indicator) {
      found(`“${slot.code}”不是数字，不能写“:余”`)
    } else if ((slot.list !== undefined || slot.count) && kindOf(question).counts === 'number') {
      found(`“${slot.code}”是数字，不能写“|list”“|first”“|count”`)
    } else if (slot.growth || slot.whole !== undefined) {
      checkBeside(slot, question, questions, found)
    }
  }
  return slots
}

/** What is said beside another number is itself one, and the other is as well. */
function checkBeside(
  { code, whole }: ClauseSlot,
  question: Question,
  questions: readonly Question[],
  found: (problem: string) => void,
): void {
  const how = whole === undefined ? '|同比' : `|of:${whole}`
  const other = whole === undefined ? undefined : questionOf(questions, whole)
  if (whole !== undefined && !other) {
    found(
      `这里没有代码为“${whole}”的题，${meantBy(
        whole,
        questions.map((q) => q.code),
      )}`,
    )
  }
  for (const of of [question, ...(other ? [other] : [])]) {
    if (!of.indicator) found(`“${of.code}”不是数字，不能写“${how}”`)
    else if (isRate(of.indicator.unit)) found(`“${of.code}”已经是比率，不能写“${how}”`)
    else if (of.indicator.split_by !== undefined) found(`“${of.code}”分级别，不同级别不相加，不能写“${how}”`)
  }
  if (other?.indicator && question.code === other.code) found(`“${code}”和自己比没有意义，请写总数或任务数的代码`)
}

/** More codes than this nobody reads through. */
const MOST_KNOWN = 6

function meantBy(code: string, known: readonly string[]): string {
  const near = nearest(code, known)
  if (near !== undefined) return `是不是“${near}”？`
  return known.length > MOST_KNOWN ? '请核对代码' : `可以写的有：${known.join('、')}`
}

function readSlots(text: string, found: (problem: string) => void): readonly ClauseSlot[] {
  try {
    return slotsOf(parseClause(text))
  } catch (error) {
    if (!(error instanceof ClauseError)) throw error
    found(error.message)
    return []
  }
}
