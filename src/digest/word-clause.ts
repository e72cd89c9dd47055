import type { Clause, ClauseOption, ClausePart, Condition } from '../catalogue/clause.ts'
import { isUnfinished } from '../chinese/holes.ts'
import { beginsWithOthers, behindNames } from '../chinese/seams.ts'
import { beginsWithWord, isStop, withoutLeading } from '../chinese/stops.ts'
import { agreeing } from './agreeing.ts'
import { amountOf, type Lookup, printValue, type Row } from './clause-value.ts'
import type { Span } from './digest.ts'
import { joinSpans, type Segment, segmentAfter } from './join-spans.ts'
import { withoutOwnName } from './own-name.ts'
import { saidOnce } from './said-once.ts'
import { textOf, words } from './spans.ts'

/** What a clause that has to be shorter leaves out. */
export type Leaving = {
  readonly parts?: ReadonlySet<ClauseOption>
  readonly mostNames?: number
  /** What is there and only not printed: what is said because of it stays as true, 2个镇实现全覆盖 and not 实现全覆盖. */
  readonly unsaid?: ReadonlySet<string>
}

/**
 * The spans of a clause. undefined where there is nothing to say: a value outside brackets is missing or zero, or
 * something was left out and no figure, name or free text remains.
 */
export function wordClause(clause: Clause, lookup: Lookup, leaving: Leaving = {}): readonly Span[] | undefined {
  const worded = new Wording(lookup, leaving).parts(clause, { spans: [], segment: 'empty' })
  if (!worded || (worded.dropped && worded.spans.every((span) => span.kind === 'words'))) return undefined
  const spans = worded.row?.more ? [...worded.spans, words('等')] : worded.spans
  return withoutOwnName(agreeing(saidOnce(joinSpans(spans, { dropped: worded.dropped, end: lastCharacter(clause) }))))
}

type Said = { readonly spans: readonly Span[]; readonly segment: Segment; readonly row?: Row | undefined }
type Worded = Said & { readonly dropped: boolean; readonly hasValue: boolean }

class Wording {
  readonly #lookup: Lookup
  readonly #leaving: Leaving

  constructor(lookup: Lookup, leaving: Leaving) {
    this.#lookup = lookup
    this.#leaving = leaving
  }

  /** All that was said, with the parts of this clause behind it. */
  parts(clause: Clause, before: Said): Worded | undefined {
    const spans = [...before.spans]
    let { segment, row } = before
    let [dropped, hasValue] = [false, false]
    /** What was said last calls for a part that was left out. */
    let gap: Segment | undefined
    let cut = 0
    for (const [i, part] of clause.entries()) {
      if (part.kind === 'words') {
        const rest = gap === 'subject' ? withoutLeading(part.text.slice(cut)) : part.text.slice(cut)
        if (gap && isStop(rest.charAt(0))) withdrawUnfinished(spans)
        // Brackets that go on with the list have the 等 that is due behind them.
        const goesOn = i === 0 && rest.startsWith('、')
        const text = row && !goesOn ? this.#behind(textOf(spans), rest, row, clause[i + 1]) : rest
        cut = 0
        row = row && text === '等' ? { names: row.names, more: false, saysOthers: true } : undefined
        if (text !== '') spans.push(words(text))
        segment = segmentAfter(segment, text)
        gap = undefined
      } else if (part.kind === 'value') {
        if (row?.more) spans.push(words('等'))
        row = undefined
        const value = this.#lookup(part.code, part)
        if (value?.kind === 'nothing') continue
        const after = wordsOf(clause[i + 1])
        const mostNames = this.#leaving.mostNames ?? Infinity
        const printed = value && printValue(value, part, { spans, after, mostNames })
        if (!printed) return undefined
        spans.push(...printed.spans)
        ;({ row, cut = 0 } = printed)
        segment = printed.segment === 'subject' && segment !== 'empty' ? segment : printed.segment
        hasValue = true
        gap = undefined
      } else {
        const carried = row && (goesOnWithList(part) || saysOthers(part)) ? row : undefined
        const behind = row?.more && !carried ? [...spans, words('等')] : spans
        const inner = this.#option(part, { spans: behind, segment, row: carried })
        if (!inner || inner.dropped) dropped = true
        if (!inner) {
          gap ??= callsFor(part, segment) || wantsMore(spans) ? segment : undefined
          continue
        }
        const said = inner.spans.slice(spans.length)
        spans.splice(0, spans.length, ...inner.spans.slice(0, spans.length))
        if (gap && said[0]?.kind === 'words') said[0] = words(withoutLeading(said[0].text))
        spans.push(...said)
        segment = inner.segment
        const hasMore = row?.more === true || inner.row?.more === true
        row = carried && goesOnWithList(part) ? { names: carried.names + 1, more: hasMore } : inner.row
        hasValue ||= inner.hasValue
        gap = undefined
      }
    }
    if (gap) withdrawUnfinished(spans)
    return { spans, segment, dropped, hasValue, row }
  }

  /** The words behind names in a row; 等3个 only where 3 are more than were named, else 共3个. */
  #behind(said: string, text: string, row: Row, next: ClausePart | undefined): string {
    if (text !== '等' || next?.kind !== 'value') return behindNames(said, text, row)
    const counted = this.#lookup(next.code, next)
    const isMore = row.more || counted?.kind !== 'figure' || counted.quantity.low > row.names
    // All of several are named: 《甲》《乙》共2件.
    return isMore ? text : row.names > 1 ? '共' : ''
  }

  /** The first of the alternatives of brackets that says something. */
  #option(option: ClauseOption, before: Said): Worded | undefined {
    if (this.#leaving.parts?.has(option)) return undefined
    for (let tried: ClauseOption | undefined = option; tried; tried = tried.or) {
      if (tried.when && !this.#holds(tried.when)) continue
      const worded = this.parts(tried.parts, before)
      // Fixed words alone say nothing, unless they are what the clause has for this case.
      const isChosen = tried !== option || tried.when !== undefined
      if (!worded || !(worded.hasValue || isChosen)) continue
      return tried === option ? worded : { ...worded, dropped: true }
    }
    return undefined
  }

  #holds({ slot, is, than }: Condition): boolean {
    const amount = this.#leaving.unsaid?.has(slot.code) ? 1 : amountOf(this.#lookup(slot.code, slot))
    switch (is) {
      case '>':
        return amount > than
      case '<':
        return amount < than
      case '=':
        return amount === than
      case '≥':
        return amount >= than
      case '≤':
        return amount <= than
    }
  }
}

/** Whether the clause's own words end in what wants more to be said: 救助 there, but not as the end of a name. */
function wantsMore(spans: readonly Span[]): boolean {
  return spans.at(-1)?.kind === 'words' && isUnfinished(textOf(spans))
}

/** Words behind a comma that only a part that was left out would have finished go with it: ，受众[{n}人]. Changes `spans`. */
function withdrawUnfinished(spans: Span[]): void {
  const last = spans.at(-1)
  if (last?.kind !== 'words' || !isUnfinished(last.text)) return
  const at = last.text.search(/[，、；：][^，、；：。！？]*$/u)
  if (at < 0) return
  spans.pop()
  if (at > 0) spans.push(words(last.text.slice(0, at)))
}

/** `[、“{b}”招聘会]` behind a list belongs to it. */
function goesOnWithList(part: ClausePart): boolean {
  return part.kind === 'optional' && wordsOf(part.parts[0]).startsWith('、')
}

/** `[{n>4}？等活动]` behind a list says itself that there are more. */
function saysOthers(part: ClauseOption): boolean {
  return beginsWithOthers(wordsOf(part.parts[0]))
}

/**
 * True where the words so far (`segment`) do not stand without this part: a subject without its verb, `建成` without what
 * was built. A part that begins with a number only completes words that stand by themselves: 开展宣讲[{n}场].
 */
function callsFor(part: ClauseOption, segment: Segment): boolean {
  const [first] = part.parts
  if (first?.kind === 'optional') return callsFor(first, segment)
  if (first?.kind === 'value') return segment === 'subject'
  return (segment === 'subject' || segment === 'words') && beginsWithWord(wordsOf(first))
}

function wordsOf(part: ClausePart | undefined): string {
  return part?.kind === 'words' ? part.text : ''
}

function lastCharacter(clause: Clause): string {
  const last = clause.at(-1)
  if (last?.kind === 'optional') return lastCharacter(last.parts)
  return wordsOf(last).trimEnd().slice(-1)
}
