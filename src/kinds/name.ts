import { bareName, printedName } from '../chinese/name-marks.ts'
import { clip, lengthOf, quoted } from '../chinese/quoted.ts'
import { cleanName, halfQuoted } from '../chinese/quotes.ts'
import { thingsCounted } from '../chinese/things-counted.ts'
import { saysNone, saysNothing, tidy } from '../chinese/typed.ts'
import { type Asked, type Kind, type Reading, refused } from './kind.ts'
import { noData, plainData, typedData } from './shared/data.ts'

const MOST_BUTTONS = 6
const BUTTON_LENGTH = 20

/** Why `name`, cleaned, cannot stand for itself; undefined where it can. Shared with each line of a `list`. */
export function faultOfName(name: string, asked: Asked): string | undefined {
  if (name === '') return '还没有写名称，请直接打名称。'
  if (saysNothing(name)) return `${quoted(name)}不是名称，请写全名。`
  if (!/\p{L}/u.test(name)) return `${quoted(name)}不像名称，请用文字写。`
  if (thingsCounted(name)?.maybeName === false) return `${quoted(name)}是个数，请写名称。`
  if (halfQuoted(name)) return `${quoted(name)}的引号只有一半，请补上或去掉。`
  const length = lengthOf(bareName(name))
  if (length > asked.max_length) return `${quoted(name)}有${length}个字，请缩短到${asked.max_length}个字以内。`
  return undefined
}

function read(asked: Asked, text: string): Reading {
  const typed = tidy(text)
  if (typed.includes('\n')) return refused('这里有好几行，这一题只写一个名称，请写成一行。')
  if (saysNone(typed)) return refused(asked.optional ? '没有就点“跳过”。' : `${quoted(typed)}不是名称，请写全名。`)
  const name = cleanName(typed)
  const fault = faultOfName(name, asked)
  return fault === undefined ? { kind: 'value', value: name } : refused(fault)
}

/** One name: chosen among those given before, or typed. Value: the name, with the quotation marks that it was given in. */
export const name: Kind = {
  howTo: (asked) => `直接打名称，${asked.max_length}字以内。`,
  suggest(asked, known) {
    const once = known.names.filter((given, i, all) => all.findIndex((n) => bareName(n) === bareName(given)) === i)
    const good = once.filter((given) => read(asked, given).kind === 'value')
    return good.slice(0, MOST_BUTTONS).map((given) => [{ label: clip(given, BUTTON_LENGTH), input: given }])
  },
  remembered: (value) => (typeof value === 'string' ? [value] : []),
  picks: 'nothing',
  takesPictures: false,
  read,
  show: ({ value }) => String(value),
  asTyped: () => true,
  tellsDay: false,
  counts: 'nothing',
  figures: () => [],
  words: 'names',
  said: (value, { marks }) => ({ as: 'names', names: [printedName(String(value), marks)] }),
  cell: String,
  cellWidth: 16,
  fromData: noData,
  typedData,
  plainData,
}
