import { describe, expect, it, vi } from 'vitest'
import type { Form, Question } from '../../src/catalogue/schema.ts'
import { readTime } from '../../src/chinese/read-time.ts'
import type { Kind } from '../../src/kinds/kind.ts'
import { text } from '../../src/kinds/text.ts'
import { understand } from '../../src/sentence/understand.ts'
import { catalogue } from '../support/catalogue.ts'
import { formsAsked, TODAY } from './key.ts'

/** A kind that no catalogue has yet: CONTRIBUTING says how it is made, and its file says how it is found in a sentence. */
const TIME: Kind = {
  ...text,
  shape: () => /(?:上午|下午|晚上|中午|早上)?(?:\d{1,2}:\d\d|\d{1,2}点(?:半|\d{1,2}分?)?)/u,
  read(_, typed) {
    const value = readTime(typed)
    return value === undefined ? { kind: 'refused', why: '请写几点，如 14:30。' } : { kind: 'value', value }
  },
}

vi.mock('../../src/kinds/index.ts', async (original) => {
  const kinds = await original<typeof import('../../src/kinds/index.ts')>()
  return {
    ...kinds,
    kindOf: (of: Parameters<typeof kinds.kindOf>[0]) => (String(of.kind) === 'time' ? TIME : kinds.kindOf(of)),
  }
})

const time = (code: string, more: Partial<Question> = {}): Question =>
  ({
    ...(formsAsked('women')[0]?.questions[0] as Question),
    code,
    kind: 'time',
    also: [],
    ...more,
  }) as unknown as Question

function heardBy(said: string, ...questions: readonly Question[]): ReadonlyMap<string, string> {
  const forms = formsAsked('women').map((form): Form => {
    return form.code === 'women_talk' ? { ...form, questions: [...form.questions, ...questions] } : form
  })
  const [work] = understand(said, { catalogue, forms, today: TODAY })
  expect(work?.forms[0]?.form.code).toBe('women_talk')
  return new Map(work?.forms[0]?.heard.map(({ code, words }) => [code, words]))
}

describe('what answers a question by its shape', () => {
  const begins = time('begins', { label: '开始时间', ask: '几点开始的？' })
  const ends = time('ends', { label: '结束时间', ask: '几点结束的？' })

  it('is heard of a kind that only its own file knows', () => {
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
