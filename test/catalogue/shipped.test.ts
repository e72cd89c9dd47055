import { describe, expect, it } from 'vitest'
import { clauseCodes } from '../../src/catalogue/clause.ts'
import { formAsked, formOf, formsOf } from '../../src/catalogue/find.ts'
import { parseClause } from '../../src/catalogue/parse-clause.ts'
import type { Question } from '../../src/catalogue/schema.ts'
import { printedName } from '../../src/chinese/name-marks.ts'
import { kindOf } from '../../src/kinds/index.ts'
import { catalogue } from '../support/catalogue.ts'
import { FORMS } from './permanent-codes.ts'

const forms = [...catalogue.organizations.flatMap((o) => o.forms), ...catalogue.commonForms]
const questions = forms.flatMap((form) => form.questions.map((question) => ({ form, question })))

/** A question as one line of the table of permanent codes. */
function line({ code, kind, indicator, optional, stock, sensitive }: Question): string {
  const marks = [optional && 'optional', stock && 'stock', sensitive && 'sensitive'].filter(Boolean)
  return [code, kind, ...(indicator ? [indicator.unit] : []), ...marks].join(' ')
}

describe('the shipped catalogue', () => {
  it('prints the organizations and themes in the order of every report', () => {
    expect(catalogue.organizations.map((o) => o.name).join(' ')).toBe('总工会 团委 妇联 工商联 残联 科协 文联 红十字会')
    expect(catalogue.themes.map((t) => t.name)).toEqual(['组织建设', '思想引领', '服务中心', '改革创新'])
  })

  it('has the forms of the table of permanent codes', () => {
    expect(FORMS.length).toBeGreaterThanOrEqual(33)
    expect(forms.map((f) => f.code).sort()).toEqual(FORMS.map((f) => f.code).sort())
  })

  it('asks nothing whose code is not kept for good: a new one gets its line in permanent-codes.ts', () => {
    const isKept = (form: string, question: Question) =>
      question.code === 'joint_lead' || FORMS.find((f) => f.code === form)?.questions.includes(line(question))
    const fresh = questions.flatMap(({ form, question }) =>
      isKept(form.code, question) ? [] : [`${form.code}: ${line(question)}`],
    )
    expect(fresh).toEqual([])
  })

  it.each(FORMS)('$code asks its permanent codes', ({ code, of, questions: wanted }) => {
    const organizations = of === 'all' ? catalogue.organizations.map((o) => o.code) : [of]
    for (const organization of organizations) {
      const asked = formOf(catalogue, organization, code)?.questions.filter((q) => q.code !== 'joint_lead')
      expect(asked?.map(line)).toEqual(expect.arrayContaining([...wanted]))
    }
  })

  it('asks who leads wherever it asks who took part, right after it', () => {
    for (const { questions: asked } of forms) {
      const codes = asked.map((q) => q.code)
      if (codes.includes('joint_orgs')) expect(codes[codes.indexOf('joint_orgs') + 1]).toBe('joint_lead')
    }
  })

  it('asks in at most 30 characters, politely enough for a phone: no full stops, no half-width punctuation', () => {
    for (const { question } of questions) {
      expect(question.ask.length, question.ask).toBeLessThanOrEqual(30)
      expect(question.ask).not.toMatch(/[,.?!:;()。]|activity|report/)
      expect(question.hint ?? '').not.toMatch(/[,?!:;()"]/)
    }
  })

  it('asks a level only after the number or list it belongs to', () => {
    for (const { form, question } of questions) {
      const level = question.indicator?.split_by
      const of = form.questions.find((q) => q.code === level)
      if (level) expect(of?.when ?? question.code).toBe(question.code)
    }
  })

  it('asks optional texts last', () => {
    for (const { questions: asked } of forms) {
      const texts = asked.map((q) => q.optional && kindOf(q).words === 'sentence')
      expect(texts.slice(texts.indexOf(true)).every(Boolean) || !texts.includes(true)).toBe(true)
    }
  })

  it('offers the same levels everywhere', () => {
    const levels = questions.flatMap(({ question: { choices } }) => (choices?.includes('省级') ? [choices.join()] : []))
    expect(new Set(levels)).toEqual(new Set(['国家级,省级,州（市）级,县级,镇（街道）级,其他']))
  })

  it.each([
    ['women_fed_full_coverage_towns', 'latest', 'sum'],
    ['women_agency_orgs_built', 'distinct', 'distinct'],
    ['women_two_new_orgs_built', 'distinct', 'distinct'],
    ['youth_study_avg_learners_per_issue', 'average', 'sum'],
    ['youth_theory_talks', 'sum', 'sum'],
    ['women_talk_subteams', 'latest', 'sum'],
    ['women_gratitude_talks', 'sum', 'sum'],
    ['women_gratitude_audience', 'sum', 'sum'],
    ['union_jobs_offered', 'sum', 'sum'],
    ['youth_env_volunteers', 'sum', 'sum'],
    ['women_family_dispute_clues', 'sum', 'sum'],
    ['dpf_fund_to_share_pilots', 'distinct', 'distinct'],
    ['dpf_disabled_shareholders', 'latest', 'latest'],
    ['dpf_demo_areas', 'distinct', 'distinct'],
    ['dpf_skills_trainees', 'sum', 'sum'],
    ['ast_senior_volunteers_registered', 'latest', 'sum'],
    ['women_beautiful_families', 'sum', 'sum'],
    ['women_star_homes', 'distinct', 'distinct'],
    ['flac_first_prizes', 'sum', 'sum'],
  ])('combines %s over time by %s, over units by %s', (code, over_time, over_units) => {
    expect(catalogue.indicators.find((i) => i.code === code)?.indicator).toMatchObject({ over_time, over_units })
  })

  it('adds to a line of totals only what is comparable', () => {
    const added = catalogue.indicators.flatMap(({ indicator: { adds_to, unit } }) =>
      adds_to ? [`${adds_to} ${unit}`] : [],
    )
    // 人 and 名 among them are those that, added over activities, are attendances.
    expect([...new Set(added)].sort()).toEqual([
      'attendance 人',
      'attendance 人次',
      'attendance 名',
      'sessions 场',
      'sessions 场次',
      'sessions 次',
    ])
  })

  it('has a sentence for every theme that an organization reports on', () => {
    for (const o of catalogue.organizations) {
      expect(Object.keys(o.sentences).sort()).toEqual([...new Set(o.forms.map((f) => f.theme))].sort())
    }
  })

  it('prints every indicator of an organization in its year', () => {
    for (const o of catalogue.organizations) {
      const sentences = catalogue.blocks.filter(({ organization }) => organization === o.code)
      const printed = sentences.flatMap(({ words = '' }) => clauseCodes(parseClause(words)))
      const codes = catalogue.indicators.filter((i) => i.organization === o)
      expect(codes.map((i) => i.code).filter((code) => !printed.includes(code))).toEqual([])
    }
  })
})

describe('looking things up', () => {
  it('gives an organization its own forms and the common ones', () => {
    expect(formsOf(catalogue, 'fic').map((f) => f.code)).toEqual([
      'fic_education',
      'fic_chamber',
      'generic',
      'zero',
      'problem_plan',
    ])
    expect(formsOf(catalogue, 'nobody')).toEqual([])
    expect(formOf(catalogue, 'fic', 'women_talk')).toBeUndefined()
  })

  it.each(catalogue.organizations.flatMap((o) => formsOf(catalogue, o.code).map((form) => ({ o, code: form.code }))))(
    'offers nobody itself as a partner: $o.code $code',
    ({ o, code }) => {
      const asked = formAsked(catalogue, o.code, code)
      const [form, offered] = [formOf(catalogue, o.code, code), asked?.questions.flatMap((q) => q.choices ?? [])]
      expect(offered).not.toContain(o.name)
      expect(asked?.questions.map((q) => q.code)).toEqual(form?.questions.map((q) => q.code))
      if (form?.questions.some((q) => q.code === 'joint_orgs'))
        expect(offered).toEqual(expect.arrayContaining(['司法局', '本单位牵头']))
    },
  )

  it('lists an indicator once, by the code that figures have', () => {
    const codes = catalogue.indicators.map((i) => i.code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes).toContain('youth_study_avg_learners_per_issue')
    expect(codes).not.toContain('youth_study_learners')
    expect(catalogue.indicators.find((i) => i.code === 'generic_sessions')?.organization).toBeUndefined()
  })

  it.each([
    ['flac_work_title', '山那边', '《山那边》'],
    ['flac_work_title', '《山那边》', '《山那边》'],
    ['flac_association_name', '甲县作家协会', '甲县作家协会'],
  ])('prints %s %s as %s', (code, name, printed) => {
    const question = questions.find((q) => q.question.code === code)?.question
    expect(question && printedName(name, question.marks)).toBe(printed)
  })
})
