import type { AnswerKind } from './answer-kind.ts'
import { refused } from './answer-kind.ts'

/** A Telegram file id: base64url, far longer than any word that is typed. */
const FILE_ID = /^[A-Za-z0-9_-]{20,}$/

/** Pictures. Value: their Telegram file ids. The interview collects them and hands them over one a line. */
export const photo: AnswerKind = {
  suggest: () => [],
  howTo: (question) => `直接发图片，最多${question.max_items}张。`,
  read(question, text) {
    const files = [...new Set(text.split('\n').map((line) => line.trim()))]
    if (!files.every((file) => FILE_ID.test(file))) {
      return refused(`这一题要发图片${question.optional ? '，没有图片就点“跳过”' : '，请点回形针选一张'}。`)
    }
    if (files.length > question.max_items)
      return refused(`一共${files.length}张，最多${question.max_items}张，请少选几张。`)
    return { kind: 'value', value: files }
  },
  show: (value) => (Array.isArray(value) ? `${value.length}张` : String(value)),
}
