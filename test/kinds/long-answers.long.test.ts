import { expect, it } from 'vitest'
import type { Question } from '../../src/catalogue/schema.ts'
import { kindOf } from '../../src/kinds/index.ts'
import { catalogue } from '../support/catalogue.ts'
import { growth } from '../support/growth.ts'

/** One question of each sort that is read by itself. */
const QUESTIONS = new Map<string, Question>()
for (const { forms } of catalogue.organizations) {
  for (const question of forms.flatMap((form) => form.questions)) {
    QUESTIONS.set(
      `${question.kind}${question.indicator ? ', counted' : ''}${question.amounts ? ', with amounts' : ''}`,
      question,
    )
  }
}

// One message may not keep everybody else waiting.
it.each([...QUESTIONS])('a long answer is read in time: %s', (_, question) => {
  for (const words of ['和', '甲村、', '甲和', '，', '11月', '50人，', '“', '（', '活动和', '甲\n', '1、']) {
    const grown = growth(words, (text) => kindOf(question).read(question, text, { today: '2022-11-09', names: [] }))
    expect(grown, words).toBeLessThan(12)
  }
})
