import { expect, it } from 'vitest'
import type { Entry } from '../../src/digest/gathered.ts'
import { unusualAnswers } from '../../src/digest/unusual-answers.ts'
import { catalogue } from '../support/catalogue.ts'

const entry = (receipt: string, value: number, more: object = {}): Entry => ({
  receipt,
  ...{ unitId: 'jia-zhen/women', unitName: '甲镇妇联', organization: 'women', form: 'women_talk', on: '2022-11-08' },
  answers: { women_gratitude_talks: { raw: String(value), value, ...more } },
  recordedAt: '2022-11-09T02:00:00Z',
})

it('names what a cadre agreed to, and nothing else', () => {
  const blocks = unusualAnswers({ catalogue, entries: [entry('7', 3), entry('8', 5000, { unusual: true })] })
  const texts = blocks.map((block) =>
    'spans' in block ? block.spans.map((span) => ('text' in span ? span.text : '')).join('') : '',
  )
  expect(texts).toEqual(['甲镇妇联11月8日的填报（编号8）：巾帼宣讲场次5000场次，填报人已确认。'])
})
