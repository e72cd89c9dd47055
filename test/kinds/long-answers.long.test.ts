import { expect, it } from 'vitest'
import { kindOf } from '../../src/kinds/index.ts'
import { growth } from '../support/growth.ts'
import { questionsOfEachSort } from '../support/questions-of-each-sort.ts'

// One message may not keep everybody else waiting.
it.each(questionsOfEachSort())('a long answer is read in time: %s', (_, question) => {
  for (const words of ['和', '甲村、', '甲和', '，', '11月', '50人，', '“', '（', '活动和', '甲\n', '1、']) {
    const grown = growth(words, (text) => kindOf(question).read(question, text, { today: '2022-11-09', names: [] }))
    expect(grown, words).toBeLessThan(12)
  }
})
