import { type Kind, refused, type Value } from './kind.ts'
import { linesOf, noData, plainData, typedData } from './shared/data.ts'

/** A Telegram file id: base64url, far longer than any word that is typed. */
const FILE_ID = /^[A-Za-z0-9_-]{20,}$/

const howMany = (value: Value): string => `${linesOf(value).length}张`

/** Pictures. Value: their Telegram file ids. The interview collects them and hands them over one a line. */
export const photo: Kind = {
  howTo: (asked) => `直接发照片，最多${asked.max_items}张。`,
  suggest: () => [],
  remembered: () => [],
  picks: 'nothing',
  takesPictures: true,
  shape: () => undefined,
  read(asked, text) {
    const files = [...new Set(text.split('\n').map((line) => line.trim()))]
    if (!files.every((file) => FILE_ID.test(file))) {
      return refused(`这一题要发照片${asked.optional ? '，没有照片就点“跳过”' : '，请点回形针选一张'}。`)
    }
    if (files.length > asked.max_items) return refused(`一共${files.length}张，最多${asked.max_items}张，请少选几张。`)
    return { kind: 'value', value: files }
  },
  show: ({ value }) => howMany(value),
  asTyped: () => true,
  tellsDay: false,
  counts: 'nothing',
  figures: () => [],
  words: 'nothing',
  // Telegram's ids of pictures say nothing to anyone.
  said: () => undefined,
  cell: howMany,
  cellWidth: 16,
  fromData: noData,
  typedData,
  plainData,
}
