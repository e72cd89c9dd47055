import { readFileSync } from 'node:fs'
import { formAsked, formsOf } from '../../src/catalogue/find.ts'
import { ZERO_FORM } from '../../src/catalogue/known-codes.ts'
import type { Form } from '../../src/catalogue/schema.ts'
import { bareName } from '../../src/chinese/name-marks.ts'
import { kindOf } from '../../src/kinds/index.ts'
import { withMark } from '../../src/kinds/shared/data.ts'
import type { FormHeard } from '../../src/sentence/ranked.ts'
import { understand, type Work } from '../../src/sentence/understand.ts'
import { catalogue } from '../support/catalogue.ts'

export const TODAY = '2022-11-09'
const ORGANIZATIONS: Readonly<Record<string, string>> = {
  工: 'union',
  团: 'youth',
  妇: 'women',
  商: 'fic',
  残: 'dpf',
  科: 'ast',
  文: 'flac',
  红: 'rc',
}

export function formsAsked(organization: string): Form[] {
  return formsOf(catalogue, organization)
    .filter(({ code }) => code !== ZERO_FORM)
    .map(({ code }) => formAsked(catalogue, organization, code) as Form)
}

/** The words in which the first work of a message answers each question of its likeliest form. */
export function heardIn(organization: string, text: string): Record<string, string> {
  const [work] = understand(text, { catalogue, forms: formsAsked(organization), today: TODAY })
  return Object.fromEntries(work?.forms[0]?.heard.map(({ code, words }) => [code, words]) ?? [])
}

/** What is expected of one work: the forms that would be right, and the answers as they are shown. */
export type Expected = { readonly forms: readonly string[]; readonly values: ReadonlyMap<string, string> }
export type Entry = { readonly organization: string; readonly text: string; readonly works: readonly Expected[] }

const file = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

function expected(forms: string, values: string): Expected {
  const pairs = values
    .split(';')
    .map((pair) => pair.trim())
    .filter(Boolean)
    .map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])
  return { forms: forms.trim().split('/'), values: new Map(pairs) }
}

export function sentences(name: string): Entry[] {
  return file(name)
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [of = '', text = '', forms = '', values = ''] = line.split(' | ')
      const works = forms.trim() === '-' ? [] : [expected(forms, values)]
      return { organization: ORGANIZATIONS[of.trim()] ?? of, text: text.replaceAll('⏎', '\n'), works }
    })
}

export function pasted(name: string): Entry[] {
  return file(name)
    .split('===\n')
    .map((block) => {
      const [head = '', tail = ''] = block.split('---\n')
      const [of = '', ...text] = head.trim().split('\n')
      const works = tail
        .trim()
        .split('\n')
        .map((line) => expected(line.split(' | ')[0] ?? '', line.split(' | ')[1] ?? ''))
      return { organization: ORGANIZATIONS[of.trim()] ?? of, text: text.join('\n'), works }
    })
}

/** The question that a short name of the key means. */
function codeOf(form: Form, short: string): string | undefined {
  const by = (is: (code: string) => boolean) => form.questions.filter(({ code }) => is(code)).map(({ code }) => code)
  if (short === '日') return form.questions.find((q) => kindOf(q).tellsDay)?.code
  if (short === 'name') return form.questions.find((q) => q.kind === 'name')?.code
  const exact = by((code) => code === short)
  const ends = by((code) => code.endsWith(short))
  const has = by((code) => code.includes(short))
  const [shortest] = [...(ends.length > 0 ? ends : has)].sort((a, b) => a.length - b.length)
  return exact[0] ?? shortest
}

/** `asked`: of those understood the ones that are asked about before they are kept. */
export type Count = {
  forms: number
  right: number
  offered: number
  values: number
  understood: number
  asked: number
  wrong: string[]
  missed: string[]
}

export function counted(entries: readonly Entry[]): Count {
  const count = { forms: 0, right: 0, offered: 0, values: 0, understood: 0, asked: 0, wrong: [], missed: [] }
  for (const entry of entries) mark(entry, count)
  return count
}

/** What was made of one entry, counted into `count`. */
function mark(entry: Entry, count: Count): void {
  const forms = formsAsked(entry.organization)
  const works = understand(entry.text, { catalogue, forms, today: TODAY })
  const tell = (what: string) => `${entry.text.replaceAll('\n', '⏎')} → ${what}`
  if (entry.works.length === 0) {
    count.forms++
    if (works.length === 0) count.right++
    else count.wrong.push(tell(`no report, but ${works.map((w) => w.forms[0]?.form.code)}`))
    return
  }
  entry.works.forEach((want, i) => {
    count.forms++
    const work: Work | undefined = works[i]
    const [first] = work?.forms ?? []
    const isRight = first !== undefined && want.forms.includes(first.form.code)
    const offered = !work?.sure ? work?.forms.find(({ form }) => want.forms.includes(form.code)) : undefined
    if (isRight) count.right++
    else if (offered) count.offered++
    const chosen = isRight ? first : offered
    const wantForm = forms.find(({ code }) => code === (chosen?.form.code ?? want.forms[0]))
    const wanted = new Map(
      [...want.values].flatMap(([short, value]) => {
        const code = wantForm && codeOf(wantForm, short)
        return code ? [[code, value] as const] : []
      }),
    )
    if (!chosen)
      count.missed.push(
        tell(
          `form ${want.forms} but ${work ? work.forms.map(({ form }) => form.code) : 'nothing'}${work?.sure ? ' SURE' : ''}`,
        ),
      )
    const asks = [...wanted].filter(([, v]) => mustBeHeard(v)).length
    count.values += asks
    if (!chosen) return
    const items = [wanted.get(GOODS), /\d/u.test(wanted.get(GOODS) ?? '') ? undefined : itemsHeard(chosen)]
    for (const { code, words } of chosen.heard) {
      const question = chosen.form.questions.find((q) => q.code === code)
      if (!question) continue
      const reading = kindOf(question).read(question, words, { today: TODAY, names: [] })
      if (reading.kind === 'refused') continue
      const shown = showing(reading.value, 'approximate' in reading ? reading.approximate : undefined)
      const value = wanted.get(code)
      if (value?.startsWith('~') && alike(value.slice(1), shown)) continue
      const isDetailed = code === GOODS_GIVEN && value === undefined && detailed(reading.value, items)
      if (isDetailed) continue
      const same = value !== undefined && alike(value, shown)
      const plain = reading.kind === 'value' && !reading.ask
      if (same) {
        count.understood++
        if (!plain) count.asked++
      } else if (plain) {
        count.wrong.push(tell(`${chosen.form.code}.${code} = ${shown} (“${words}”), expected ${value ?? 'nothing'}`))
      }
    }
    for (const [code, value] of wanted) {
      if (mustBeHeard(value) && !chosen.heard.some((h) => h.code === code))
        count.missed.push(tell(`${code} = ${value}`))
    }
  })
  if (works.length > entry.works.length)
    count.wrong.push(
      tell(`${works.length} works, expected ${entry.works.length}: ${works.map((w) => w.words).join(' / ')}`),
    )
}

const GOODS = 'goods_items'
const itemsHeard = ({ form, heard }: FormHeard): unknown => {
  const question = form.questions.find(({ code }) => code === GOODS)
  const words = heard.find(({ code }) => code === GOODS)?.words
  const reading = question && words ? kindOf(question).read(question, words, { today: TODAY, names: [] }) : undefined
  return reading && 'value' in reading ? reading.value : undefined
}
const GOODS_GIVEN = 'goods_given'

/**
 * A key that says nothing of what the things were was written when nobody heard that: what is heard has to come to the 物资
 * of the key, or to those that are heard, which the key may leave to be asked.
 */
function detailed(given: unknown, items: readonly unknown[]): boolean {
  const amounts = Array.isArray(given) ? given.map((one) => Number(/\d+/u.exec(String(one))?.[0])) : []
  const sum = amounts.reduce((all, amount) => all + amount, 0)
  return items.some((item) => Number(String(item).replace(/\D/gu, '') || Number.NaN) === sum)
}

/** `?` has to be asked; what begins with `~` is right where it is heard, and may be asked. */
const mustBeHeard = (value: string): boolean => value !== '?' && !value.startsWith('~')

function showing(value: unknown, approximate: 'over' | 'near' | 'about' | undefined): string {
  if (typeof value === 'number') return withMark({ value, ...(approximate ? { approximate } : {}) })
  return Array.isArray(value) ? value.map((v) => bareName(String(v))).join('、') : bareName(String(value))
}

function alike(want: string, shown: string): boolean {
  if (want === '*') return true
  if (want === '没有') return shown === ''
  if (/^\d\d-\d\d$/u.test(want)) return shown === `2022-${want}`
  if (want.includes('*')) {
    const bare = want.replaceAll('*', '')
    return shown.includes(bare)
  }
  return want === shown || want.replaceAll('、', '') === shown.replaceAll('、', '')
}
