import { type DigestRow, lockDigestIfAny } from '../../database/digest.ts'
import { recordInstant } from '../../database/record-lock.ts'
import type { Awaited } from '../../database/schema.ts'
import type { Write } from '../../database/write.ts'
import { type ReadWords, wordsOf } from '../../desk/reading.ts'
import { readUnder, type Verdict } from '../../digest/public-words.ts'
import { digitsIn } from '../../digest/untraced.ts'
import { refusalOf } from '../../interview/privacy.ts'
import { called, key } from '../../messages/buttons.ts'
import * as messages from '../../messages/reading.ts'
import type { Said } from '../../messages/said.ts'
import { OUT_MEANWHILE, publishedAlready, WEEK_GONE } from '../../messages/week.ts'
import type { Asked } from '../asked.ts'
import { type Door, type Effects, feature } from '../feature.ts'
import { inOrder, list, menu, type Open, one, pageOf, placeOf, type Words } from '../words-shown.ts'

type Deciding = 'readPass' | 'readOwn' | 'readDrop' | 'readReword'
type Names = 'weekEdit' | 'readList' | 'readOne' | 'readPage' | Deciding | 'readBefore'
type Tapped = Extract<Asked<Names>, { readonly by: 'tap' }>['button']
type Wish = Tapped | Typed
/** Other words for a cadre's, as somebody was asked for them. */
type Typed = { readonly name: 'typed'; readonly text: string; readonly of: Reword }
type Reword = Extract<Awaited, { readonly for: 'reword' }>

type Facts = {
  readonly wish: Wish
  /** Held until the turn ends; undefined: there is none any more. */
  readonly row: DigestRow | undefined
  readonly words: readonly ReadWords[]
  /** When what is decided was read. */
  readonly at: Date
  /** Keep what was compiled for this. */
  readonly writes: readonly Write[]
}

const LOOKS: readonly Wish['name'][] = ['weekEdit', 'readList', 'readOne', 'readReword', 'readBefore']

/** 修改: an editor reads the words of cadres before a digest goes out, a page at a time or one by one. */
export const reading = feature<Facts, Names>({
  role: 'editor',
  place: 'private',
  buttons: [
    ...(['weekEdit', 'readList', 'readOne', 'readPage', 'readPass'] as const),
    ...(['readOwn', 'readDrop', 'readReword', 'readBefore'] as const),
  ],
  named: called(
    '待看的文字、待审 名字|姓名|词|文字|句、不该|不能|不宜|不便 公开|登|印|见报 名|词|句|话|字|吗|没有、涉密、敏感、敏感词、姓名|名字|人名|真名|实名 公开|漏|露|登|印|汇编|隐|删|打码|遮、隐去、打码、名 没 隐|遮|打码、公开 名|词|话 没|有|吗、汇编 错字|名|词|字|句、原话、哪些 词|话|名 没 看|审|过、待看 的、没看 的 词|话|名、人名|姓名|名字 把关|过|审|看',
    key('', 'weekEdit', { digest: 0 }),
  ),
  awaits: ['reword'],
  load: async (db, asked, door) => {
    const wish = wishOf(asked, door)
    const row = await lockDigestIfAny(db, wish.name === 'typed' ? wish.of.digest : wish.parts.digest)
    if (!row || row.state === 'published') return { wish, row, words: [], at: door.now, writes: [] }
    const found = await wordsOf(db, door.desk, row, door.clock)
    // Behind the look, for which a cutoff may be taken: that waits for everybody who holds this.
    const at = LOOKS.includes(wish.name) ? door.now : await recordInstant(db, door.clock)
    return { wish, row, ...found, at }
  },
  decide: (facts, door) => {
    const { write = [], ...effects } = done(facts, door)
    const { writes } = facts
    return { ...effects, write: [...writes, ...write] }
  },
})

function wishOf(asked: Asked<Names>, { who: { awaited } }: Door): Wish {
  if (asked.by === 'tap') return asked.button
  if (asked.by !== 'words' || awaited?.for !== 'reword') throw new Error('no words were asked for')
  return { name: 'typed', text: asked.text, of: awaited }
}

function done({ wish, row, words, at }: Facts, door: Door): Effects {
  const personal = wish.name === 'typed' ? refusalOf(wish.text) : undefined
  if (personal) return { say: [{ text: personal }] }
  if (!row) return { say: [WEEK_GONE], awaits: null }
  if (row.state === 'published') {
    return { say: [wish.name === 'typed' ? OUT_MEANWHILE : publishedAlready(row)], awaits: null }
  }
  const open = { row, words: inOrder(words), door }
  switch (wish.name) {
    case 'typed':
      return typed(wish, open, at)
    case 'weekEdit':
      return { say: [menu(open)] }
    case 'readList':
      return { say: [list(open, wish.parts.pile, wish.parts.from)] }
    case 'readBefore':
      return { say: [list(open, 'fresh', 0, messages.CHANGED_SINCE)] }
    case 'readPage':
      return passPage(open, wish.parts, at)
    case 'readOne':
      return { say: [one(open, wish.parts.word)] }
    default:
      return settle(open, wish, at)
  }
}

/** Passes what stands on a page, as it was shown. */
function passPage(open: Open, { from, shown }: { readonly from: number; readonly shown: string }, at: Date): Effects {
  const { page, passable } = pageOf(open, 'fresh', from)
  if (page.passes !== shown) return { say: [list(open, 'fresh', from, messages.CHANGED_SINCE)] }
  return decided(open, passable, { is: 'passed' }, at, {
    toast: messages.passedTogether(passable.length),
    shows: (now) => list(now, 'fresh', from),
  })
}

/** What an editor decides of the words that it saw: where they read otherwise by now, nothing is decided. */
function settle(open: Open, { name, parts }: Extract<Tapped, { readonly name: Deciding }>, at: Date): Effects {
  const { row } = open
  const { word, shown } = parts
  const found = open.words.find(({ id }) => id === word)
  if (found?.shown !== shown) return { say: [one(open, word, messages.CHANGED_SINCE)] }
  if (name === 'readReword') {
    return {
      say: [messages.askForWords(row.id, word, found.given)],
      awaits: { for: 'reword', digest: row.id, word, shown },
    }
  }
  // What was reworded goes out as it was shown: in the editor's words.
  if (name === 'readPass' && found.verdict === 'reworded') {
    return { toast: messages.VERDICTS.passed, say: [list(open, 'fresh', 0)] }
  }
  const { pile, at: place, next } = placeOf(open, found)
  const shows = (now: Open) => {
    if (pile === 'read') return list(now, pile, messages.pageOf(place))
    return next ? one(now, next) : list(now, pile, 0)
  }
  const is = name === 'readDrop' ? 'dropped' : 'passed'
  return decided(open, [found], { is }, at, { toast: messages.VERDICTS[is], shows })
}

/** An editor typed a name or a sentence in other words. */
function typed({ text, of }: Typed, open: Open, at: Date): Effects {
  const words = text.trim().replace(/\s*\n\s*/g, '，')
  const characters = [...words].length
  if (characters > messages.LONGEST_TEXT) return { say: [messages.wordsTooLong(characters)] }
  const found = open.words.find(({ id }) => id === of.word)
  if (found?.shown !== of.shown) return { say: [one(open, of.word, messages.CHANGED_SINCE)], awaits: null }
  const spoken = digitsIn(found.given)
  const added = digitsIn(words).filter((number) => !spoken.includes(number))
  if (added.length > 0) return { say: [messages.numbersAdded(added)] }
  // It was one of those that nobody had read, and is looked at again among them.
  const standing = placeOf(open, found)
  return decided(open, [found], { is: 'reworded', words }, at, {
    awaits: null,
    shows: (now) => one(now, of.word, '', standing),
  })
}

/** Decides of these words; `shows`: what is said, of the digest as it is once that is decided. */
function decided(
  open: Open,
  words: readonly Words[],
  verdict: Verdict,
  readAt: Date,
  { shows, ...effects }: Effects & { readonly shows: (now: Open) => Said },
): Effects {
  const settled = new Set(words.map(({ of }) => of))
  const after = open.words.map(({ of }) => (settled.has(of) ? { ...of, verdict } : of))
  const rows = words.map(({ of }) => ({
    ...readUnder(of),
    ...{ verdict: verdict.is, instead: verdict.words ?? null, readBy: open.door.who.id, readAt },
  }))
  return { ...effects, say: [shows({ ...open, words: inOrder(after) })], write: [{ do: 'keepReadings', of: rows }] }
}
