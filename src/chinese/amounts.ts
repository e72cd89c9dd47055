import { inRanges } from './amount-ranges.ts'
import { spanAt } from './number-around.ts'
import { spell } from './number-spelling.ts'
import { type Token, tokenise } from './number-tokens.ts'
import type { Quantity } from './number-words.ts'

/** A number amid other words: `150余人`, from `at` to `end` of the text. */
export type Amount = {
  readonly text: string
  readonly at: number
  readonly end: number
  /** The measure word at it; empty where there is none. */
  readonly measure: string
  readonly of: readonly Quantity[]
}

/** Words that begin with 一 and a measure word and count nothing: 一起开展, 一批骨干. */
const NO_COUNT = /^一(?:起|批|把手|类|种|面(?!锦旗)|条龙|段|片|点|系列|方|则|次性|线|站|行|家人|队|套|道|头|页|组|集)/u
/** A figure in the name of a place: 三家村, 五里桥社区; 三个村 are three. */
const IN_PLACE =
  /^[一二三四五六七八九十百千万]+(?!个|行政|自然)\p{Script=Han}{1,3}?(?:村|镇|乡|社区|街道|寨|屯|路)(?!民|委|干|级|里|容|民)/u
/** 一队15人, 二组13人: which of several. */
const ORDINAL = /^[一二三四五六七八九十]+[队组班连](?=\d|共|有|来)/u
/** 五十几个人 are fifty and some: whoever is asked is asked that. */
const SOME_MORE = /(?<=[十廿卅]|\d0)几(?![十百千])/gu
/** Behind a number it is the title of the next one: 场次3 受众人数210. */
const TITLE = /[人户份件次场总个]数$|金额$|总额$|数量$/u
/** 捐了8.6万给村里: what goes on behind a figure in 万 is no measure word of it. */
const GOES_ON = /^[给送帮用购买]/u
/** 男45女42, 一等奖1二等奖2: titles in a row, each before its figure. */
const TITLED_ROW = /^(?:\p{Script=Han}{1,5}\d{1,4})+(?=$|[^\p{L}\d])/u
/** 第3、4期, 第2至5号: one more of those that are numbered. */
const NUMBERED = /第[\d一二三四五六七八九十]+(?:[、,和及与到至~-]第?[\d一二三四五六七八九十]+)*[、,和及与到至~-]$/u
/** 18-45岁, 1:3, 0872-5521210: a figure that says nothing without the next one. */
const JOINED = /^(?:[-–—~/:]|--|——)\d/u
/** In front of 一 it is another word: 统一, 之一, 第一. */
const IN_WORD = /[统同唯之万专合第逐单如]$/u

/**
 * The numbers that a sentence counts something with, in their order. Positions are those of `text` where it has been
 * folded (`fold`): a sign there is one here.
 */
export function amountsIn(text: string): Amount[] {
  const spelled = spell(text)
  if (spelled.text.length !== text.length) return []
  const tokens = tokenise(spelled.text.replace(SOME_MORE, '余'), '', undefined)
  const titledByMetal = metalRows(text)
  const amounts = tokens.flatMap((token, index): Amount[] => {
    if (token.kind !== 'number') return []
    const span = spanAt(tokens, index)
    const { first } = span
    const titled = tokens
      .slice(index + 1, span.last + 1)
      .some(({ kind, text: word }) => kind === 'label' && TITLE.test(word))
    const last = titled ? index : span.last
    const behind = measureBehind(tokens, index, last)
    const byMetal = titledByMetal(token.at)
    const isTitle = behind && METAL.test(behind.token.text) && byMetal
    const measured = isTitle ? undefined : behind
    const at = tokens[first]?.at ?? token.at
    const end = endOf(tokens[measured?.index ?? (behind ? index : last)] ?? token)
    const before = tokens[first - 1]
    const next = tokens[index + 1]
    if (before?.kind === 'ordinal' || next?.of.includes('place') || token.numeral === 'spelled') return []
    const word = measured?.token
    // 五好, 两新: a figure in hanzi counts something only with its measure word, or behind a title.
    const goesOn = /\d ?万$/u.test(token.text) && GOES_ON.test(text.slice(end))
    const inRow = /\p{Script=Han}\d+$/u.test(text.slice(0, end)) && TITLED_ROW.test(text.slice(end))
    const alone =
      goesOn || inRow || byMetal || !(/\p{Script=Han}/u.test(text.charAt(end)) || JOINED.test(text.slice(end)))
    const known = /\d/u.test(token.text) || token.text.length > 1 || text.charAt(at - 1) === ':'
    if (!word && token.of.length === 0 && !(alone && known)) return []
    const written = text.slice(at, end)
    // 送万家: a figure without a number before it counts nothing by itself.
    if (typeof token.numeral === 'object' && token.numeral.bare && written.startsWith(token.text)) return []
    if (IN_PLACE.test(text.slice(token.at)) || ORDINAL.test(text.slice(token.at))) return []
    if (NUMBERED.test(text.slice(Math.max(0, token.at - 16), token.at))) return []
    if (NO_COUNT.test(text.slice(token.at)) || (token.text === '一' && IN_WORD.test(text.slice(0, token.at)))) return []
    const money = token.of.includes('money')
    return [
      { text: written, at, end, measure: word?.text ?? (money ? '元' : ''), of: money ? ['money'] : (word?.of ?? []) },
    ]
  })
  return inRanges(text, amounts)
}

const METAL = /^[金银铜]$/u
/** 金1银2铜5枚: a row that begins with a metal has each metal before its number; 1金2铜 has it behind. */
const METAL_ROW = /(?<![\d一二两三四五六七八九十])(?:[金银铜][\d一二两三四五六七八九十]+[枚块个]?){2,}/gu

/** Whether a place is in a row in which each metal is the title of the number behind it. */
function metalRows(text: string): (at: number) => boolean {
  const rows = [...text.matchAll(METAL_ROW)]
  return (at) => rows.some(({ index, 0: row }) => index < at && at < index + row.length)
}

const endOf = ({ at, text }: Token): number => at + text.length

/** The measure word that ends a span, or the sign of a share behind it. */
function measureBehind(
  tokens: readonly Token[],
  index: number,
  last: number,
): { token: Token; index: number } | undefined {
  for (let i = index + 1; i <= last; i++) {
    const token = tokens[i]
    if (token && (token.kind === 'measure' || (token.kind === 'label' && !TITLE.test(token.text))))
      return { token, index: last }
  }
  const next = tokens[last + 1]
  return next?.text === '%' ? { token: next, index: last + 1 } : undefined
}
