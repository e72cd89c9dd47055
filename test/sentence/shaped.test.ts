import { describe, expect, it } from 'vitest'
import { type Form, type Question, questionSchema } from '../../src/catalogue/schema.ts'
import { understand } from '../../src/sentence/understand.ts'
import { catalogue } from '../support/catalogue.ts'
import { formsAsked, TODAY } from './key.ts'

/** Asked for with an example of figures, so that its kind knows the shape of an answer: what a kind for hours would say. */
const time = (code: string, label: string): Question =>
  questionSchema.parse({ code, label, kind: 'name', ask: '是几点？', hint: '如“14:30”。', optional: true })

function heardBy(said: string, ...questions: readonly Question[]): ReadonlyMap<string, string> {
  const forms = formsAsked('women').map((form): Form => {
    return form.code === 'women_talk' ? { ...form, questions: [...form.questions, ...questions] } : form
  })
  const [work] = understand(said, { catalogue, forms, today: TODAY })
  expect(work?.forms[0]?.form.code).toBe('women_talk')
  return new Map(work?.forms[0]?.heard.map(({ code, words }) => [code, words]))
}

describe('what answers a question by its shape', () => {
  const begins = time('begins', '开始时间')
  const ends = time('ends', '结束时间')

  it('is heard wherever it stands, and takes nothing from others', () => {
    const heard = heardBy('昨天14:30宣讲1场，60人听讲', begins)
    expect(heard.get('begins')).toBe('14:30')
    expect(heard.get('women_gratitude_talks')).toBe('1场')
    expect(heard.get('women_gratitude_audience')).toBe('60人')
    expect(heard.get('activity_date')).toContain('昨天')
  })

  it('is asked where there are several, unless the question is called beside it', () => {
    expect(heardBy('昨天宣讲1场，14:30开始的，16:00散', begins).has('begins')).toBe(false)
    const heard = heardBy('昨天宣讲1场，开始时间14:30，结束时间16:00，60人听讲', begins, ends)
    expect([heard.get('begins'), heard.get('ends')]).toEqual(['14:30', '16:00'])
    const neither = heardBy('昨天14:30宣讲1场，60人听讲', begins, ends)
    expect([neither.get('begins'), neither.get('ends')]).toEqual([undefined, undefined])
  })
})
