import { exactly } from '../chinese/quantity.ts'
import { quoted } from '../chinese/quoted.ts'
import { keyOf, tidy } from '../chinese/typed.ts'
import { type Kind, refused, type Value } from './kind.ts'
import { plainData, sameWords, typedData } from './shared/data.ts'

const YES_MARKS = /^(?:yes|y|ok|√|✓|✔|✅|👌|👍)$/iu
const NO_MARKS = /^(?:no|n|×|✗|✘|❌)$/iu
const TAIL = /(?:的|了|呢|吧|啊|哦|呀|嘛|哈)$/u
const NO = /^(?:都|还|目前|暂时)*(?:没有|没|尚未|暂未|暂无|未|不是|不|否|无)(?:有|是|对|能)?/u
const YES = /^(?:都|早就|全部|目前)*(?:已经|已|嗯+|恩+|是|对|有)(?:是|有|对)?/u
/** What a unit may have done; otherwise the rest of the answer must be words of the question. */
const DONE = /^(?:都|已经|已|完全|全部|全面)*(?:全覆盖|覆盖|完成|实现|建成|建立|建|达到|达标|开展|做完|做到)$/u
const NEGATION = /[没未不无否]/u
const ASKS_EITHER_WAY = /是不是|有没有|是否|能不能|有无/gu

const without = (word: string): string => {
  let rest = word
  while (TAIL.test(rest)) rest = rest.replace(TAIL, '')
  return rest
}

/** True or false where the words say so of what is asked; undefined where they do not, or not surely. */
export function readYesNo(ask: string, typed: string): boolean | undefined {
  const key = without(keyOf(typed))
  // keyOf() drops emoji; a mark alone is an answer.
  const marks = [typed.trim(), key]
  if (marks.some((word) => YES_MARKS.test(word))) return true
  if (marks.some((word) => NO_MARKS.test(word))) return false
  const said = /^(对|是|嗯|有|否|不是|不对)(?:的|呀|啊)?[，,](.+)$/u.exec(key)
  if (said) {
    const [first, second] = [readYesNo(ask, said[1] ?? ''), readYesNo(ask, said[2] ?? '')]
    return first === second ? first : undefined
  }
  const negativeAsk = NEGATION.test(ask.replace(ASKS_EITHER_WAY, ''))
  const echoes = (rest: string): boolean =>
    rest === '' || DONE.test(rest) || (rest.length > 1 && !NEGATION.test(rest) && keyOf(ask).includes(rest))
  if (NO.test(key)) {
    // «没有» to a question that itself says 没有 may mean either.
    if (negativeAsk && !/^(?:否|不是|不对)$/u.test(key)) return undefined
    return echoes(without(key.replace(NO, ''))) ? false : undefined
  }
  if (YES.test(key)) return echoes(without(key.replace(YES, ''))) ? true : undefined
  return key !== '' && !negativeAsk && echoes(key) && !/[\d]/.test(key) ? true : undefined
}

const said = (value: Value): string => (value === true ? '是' : '否')

/** Yes or no. Value: true or false. */
export const yesno: Kind = {
  howTo: () => '',
  suggest: () => [
    [
      { label: '是', input: '是' },
      { label: '否', input: '否' },
    ],
  ],
  remembered: () => [],
  picks: 'nothing',
  takesPictures: false,
  shape: () => undefined,
  read(asked, text) {
    const typed = tidy(text)
    const value = readYesNo(asked.ask, typed)
    if (value !== undefined) return { kind: 'value', value }
    return refused(`${typed === '' ? '还没有回答' : `${quoted(typed)}看不出是还是否`}，请点“是”或“否”。`)
  },
  show: ({ value }) => said(value),
  asTyped: ({ raw }, shown) => sameWords(raw, shown),
  tellsDay: false,
  counts: 'yes',
  figures: ({ value }) => [{ quantity: exactly(value === true ? 1 : 0) }],
  words: 'nothing',
  said: (value) => (value === true ? { as: 'words', text: said(value) } : undefined),
  cell: said,
  cellWidth: 16,
  fromData: (data) => (typeof data === 'boolean' ? data : undefined),
  typedData,
  plainData,
}
