import type { Token } from './number-tokens.ts'
import type { Quantity } from './number-words.ts'
import type { Approximation } from './quantity.ts'

/** What a number counts. */
export type Counted = {
  readonly word: string
  readonly of: readonly Quantity[]
  /** It stands at the number itself (3000元, ¥3000), not in a title (金额：3000). */
  readonly attached: boolean
}

/** How near it is, by the words on both sides of the number at `at`. */
export function approximationOf(tokens: readonly Token[], at: number): Approximation | undefined | 'contradiction' {
  const has = (kinds: readonly string[], some: readonly Token[]) => some.some(({ kind }) => kinds.includes(kind))
  const before = tokens.slice(0, at)
  const after = tokens.slice(at + 1)
  const inner = tokens[at]?.inner
  // 300来 is about 300; after a measure word 来 is the verb: 300人来.
  const come = after.findIndex(({ text }) => text === '来')
  const came = after.slice(0, come).some(({ kind }) => kind === 'measure' || kind === 'label' || kind === 'noun')
  const around = after.some(({ kind, text }) => kind === 'around' && !(text === '来' && came))
  const over = has(['atLeast', 'beyond'], before) || has(['more', 'beyond'], after) || inner === '余' || inner === '多'
  if (over) return has(['near'], before) ? 'contradiction' : 'over'
  const some = inner === '来' || inner === '把'
  const about = has(['about', 'tilde'], before) || has(['about'], after) || around || some
  return about ? 'about' : has(['near'], before) ? 'near' : undefined
}

/** The measure word decides; without one, or after 个, the first noun does, and at last the title before the number. */
export function countedOf(tokens: readonly Token[], at: number): Counted | undefined | 'two' {
  if (tokens[at]?.of.includes('money')) return { word: '元', of: ['money'], attached: true }
  // 52（签到册）: in a note only its first word may be what is counted, as in 300（人次）.
  const note = tokens.findIndex(({ text }, i) => i > at && text === '(')
  const after = tokens
    .slice(at + 1, note < 0 ? undefined : note + 2)
    .filter(({ kind }) => ['measure', 'label', 'noun', 'verb'].includes(kind))
  const measures = after.filter(({ kind, of }) => kind === 'measure' || (kind === 'label' && of.length > 0))
  const exact = measures.filter(({ of }) => !of.includes('any'))
  // 300人（名）: another word for the same.
  const other = exact.slice(1).some((token) => tokens[tokens.indexOf(token) - 1]?.text !== '(')
  if (other) return 'two'
  // 物资价值1.5万: what it is worth, not how much of it there is.
  const valued = tokens.slice(0, at).some(({ text }) => /价值|市值|折[合价算]/.test(text))
  const title = valued
    ? undefined
    : tokens.slice(0, at).findLast(({ kind, of }) => (kind === 'label' || kind === 'noun') && of.length > 0)
  const noun = after.find(({ kind }) => kind === 'noun' || kind === 'verb')
  const found = exact[0] ?? (noun && noun.of.length > 0 ? noun : undefined) ?? measures[0] ?? (noun ? undefined : title)
  return (
    found && { word: found.text, of: found.of, attached: found !== title || /^(?:¥|人民币|RMB|rmb)$/.test(found.text) }
  )
}

/** Where a word ends. */
export const endOf = ({ at, text }: Token): number => at + text.length

const BEFORE_NUMBER: readonly Token['kind'][] = ['about', 'beyond', 'near', 'atLeast', 'tilde']
const BEHIND_NUMBER: readonly Token['kind'][] = ['more', 'around']

/** The first and the last of the words that belong to the number at `index`. */
export function spanAt(tokens: readonly Token[], index: number): { readonly first: number; readonly last: number } {
  const isAt = (at: number, kinds: readonly Token['kind'][]) => kinds.some((kind) => kind === tokens[at]?.kind)
  const isMeasureAt = (at: number) => isAt(at, ['measure', 'label'])
  // 200+人 are more than 200; 30+20 is a sum.
  const saysMoreAt = (at: number) => isAt(at, BEHIND_NUMBER) && (tokens[at]?.text !== '+' || isMeasureAt(at + 1))
  let first = index
  while (isAt(first - 1, BEFORE_NUMBER)) first--
  let last = index
  while (saysMoreAt(last + 1)) last++
  if (isMeasureAt(last + 1)) last++
  while (saysMoreAt(last + 1)) last++
  return { first, last }
}
