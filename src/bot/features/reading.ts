import { doubtIn } from '../../chinese/doubt.ts'
import { type DigestRow, lockDigestIfAny } from '../../database/digest.ts'
import type { Awaited } from '../../database/schema.ts'
import type { Write } from '../../database/write.ts'
import { type ReadWords, wordsOf } from '../../desk/reading.ts'
import { REASON, readUnder, type Verdict, wordsKey } from '../../digest/public-words.ts'
import { digitsIn } from '../../digest/untraced.ts'
import { labelOf } from '../../interview/echo.ts'
import { refusalOf } from '../../interview/privacy.ts'
import { hashOf } from '../../messages/buttons.ts'
import * as messages from '../../messages/reading.ts'
import type { Said } from '../../messages/said.ts'
import { OUT_MEANWHILE, publishedAlready, WEEK_GONE } from '../../messages/week.ts'
import type { Asked } from '../asked.ts'
import { type Door, type Effects, feature } from '../feature.ts'

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
  /** Keep what was compiled for this. */
  readonly writes: readonly Write[]
}

/** Words of a digest as an editor goes through them. */
type Words = messages.ShownWords & { readonly of: ReadWords }
/** A digest that is not out yet, with its words. */
type Open = { readonly row: DigestRow; readonly words: readonly Words[]; readonly door: Door }

/** 修改: an editor reads the words of cadres before a digest goes out, a page at a time or one by one. */
export const reading = feature<Facts, Names>({
  role: 'editor',
  place: 'private',
  buttons: [
    ...(['weekEdit', 'readList', 'readOne', 'readPage', 'readPass'] as const),
    ...(['readOwn', 'readDrop', 'readReword', 'readBefore'] as const),
  ],
  awaits: ['reword'],
  load: async (db, asked, door) => {
    const wish = wishOf(asked, door)
    const row = await lockDigestIfAny(db, wish.name === 'typed' ? wish.of.digest : wish.parts.digest)
    if (!row || row.state === 'published') return { wish, row, words: [], writes: [] }
    return { wish, row, ...(await wordsOf(db, door.desk, row, door.clock)) }
  },
  decide: ({ wish, row, words, writes }, door) => {
    const { write = [], ...effects } = done(wish, row, words, door)
    return { ...effects, write: [...writes, ...write] }
  },
})

function wishOf(asked: Asked<Names>, { who: { awaited } }: Door): Wish {
  if (asked.by === 'tap') return asked.button
  if (asked.by !== 'words' || awaited?.for !== 'reword') throw new Error('no words were asked for')
  return { name: 'typed', text: asked.text, of: awaited }
}

function done(wish: Wish, row: DigestRow | undefined, read: readonly ReadWords[], door: Door): Effects {
  const personal = wish.name === 'typed' ? refusalOf(wish.text) : undefined
  if (personal) return { say: [{ text: personal }] }
  if (!row) return { say: [WEEK_GONE], awaits: null }
  if (row.state === 'published') {
    return { say: [wish.name === 'typed' ? OUT_MEANWHILE : publishedAlready(row)], awaits: null }
  }
  const open = { row, words: inOrder(read), door }
  switch (wish.name) {
    case 'typed':
      return typed(wish, open)
    case 'weekEdit':
      return { say: [menu(open)] }
    case 'readList':
      return { say: [list(open, wish.parts.pile, wish.parts.from)] }
    case 'readBefore':
      return { say: [list(open, 'fresh', 0, messages.CHANGED_SINCE)] }
    case 'readPage':
      return passPage(open, wish.parts)
    case 'readOne':
      return {
        say: [
          one(
            open,
            open.words.find(({ id }) => id === wish.parts.word),
          ),
        ],
      }
    default:
      return settle(open, wish)
  }
}

/** What an editor has to look at more closely comes first. */
function inOrder(read: readonly ReadWords[]): Words[] {
  const words = read.map((of): Words => {
    const text = of.verdict?.words ?? of.text
    const verdict = of.verdict?.is
    return {
      ...{ of, text, given: of.text, by: of.by, reports: of.reports, verdict, doubt: doubtIn(text) },
      id: hashOf(wordsKey(of), WORD_HASH),
      shown: hashOf(`${verdict} ${text}`),
    }
  })
  return [...words.filter((each) => each.doubt), ...words.filter((each) => !each.doubt)]
}

/** A digest has thousands of words: of six characters two would be the same every other year. */
const WORD_HASH = 12

const pileOf = ({ verdict }: Words): messages.Pile => (verdict === undefined ? 'fresh' : 'read')

function pileIn({ words }: Open, pile: messages.Pile): Words[] {
  return words.filter((each) => pileOf(each) === pile)
}

function menu(open: Open, lead = ''): Said {
  return messages.editMenu(open.row.id, pilesOf(open.words.map(({ of }) => of)), lead)
}

/** How many words were read one by one, and how many were not. */
export function pilesOf(words: readonly ReadWords[]): messages.Piles {
  const read = words.filter(({ verdict }) => verdict !== undefined).length
  return { fresh: words.length - read, read }
}

function pageOf(open: Open, pile: messages.Pile, from: number): messages.ShownPage {
  const all = pileIn(open, pile)
  const words = all.slice(from, from + messages.A_PAGE)
  const passed = pile === 'fresh' ? passable(words) : []
  const page = { digest: open.row.id, layout: open.row.kind, pile, from, all: all.length, words }
  return passed.length > 0 ? { ...page, passes: hashOf(passed.map(({ id, shown }) => id + shown).join()) } : page
}

/** Of a page those that may go out with one tap: what is doubtful is looked at by itself. */
function passable(words: readonly Words[]): Words[] {
  return words.filter(({ doubt }) => doubt === undefined)
}

function list(open: Open, pile: messages.Pile, from: number, lead = ''): Said {
  const page = pageOf(open, pile, from)
  if (page.words.length > 0) return messages.listPage(page, lead)
  if (from > 0) return list(open, pile, 0, lead)
  if (open.row.kind === 'year') {
    return pile === 'fresh' ? list(open, 'read', 0, messages.ALL_READ) : messages.nothingToRead(open.row.id, 'year')
  }
  return menu(open, pile === 'fresh' ? messages.ALL_READ : lead)
}

function one(open: Open, words: Words | undefined, lead = '', goOn?: string): Said {
  if (!words) return list(open, 'fresh', 0, messages.CHANGED_SINCE)
  const pile = pileOf(words)
  const all = pileIn(open, pile)
  const at = all.indexOf(words)
  const { code } = words.of
  const question = open.door.desk.catalogue.question(code)?.question
  const label = code === REASON ? '更正原因' : question ? labelOf(question) : ''
  return messages.wordsPage(
    words,
    { digest: open.row.id, pile, at, all: all.length, label, next: goOn ?? all[at + 1]?.id },
    lead,
  )
}

/** Passes what stands on a page, as it was shown. */
function passPage(open: Open, { from, shown }: { readonly from: number; readonly shown: string }): Effects {
  const page = pageOf(open, 'fresh', from)
  if (page.passes !== shown) return { say: [list(open, 'fresh', from, messages.CHANGED_SINCE)] }
  const passed = passable(pileIn(open, 'fresh').slice(from, from + messages.A_PAGE))
  return decided(open, passed, { is: 'passed' }, (now) => list(now, 'fresh', from), {
    toast: messages.passedTogether(passed.length),
  })
}

/** What an editor decides of the words that it saw: where they read otherwise by now, nothing is decided. */
function settle(open: Open, { name, parts }: Extract<Tapped, { readonly name: Deciding }>): Effects {
  const { row } = open
  const { word, shown } = parts
  const found = open.words.find(({ id }) => id === word)
  if (found?.shown !== shown) return { say: [one(open, found, messages.CHANGED_SINCE)] }
  if (name === 'readReword') {
    return {
      say: [messages.askForWords(row.id, word, found.given)],
      awaits: { for: 'reword', digest: row.id, word, shown },
    }
  }
  const pile = pileOf(found)
  const all = pileIn(open, pile)
  const at = all.indexOf(found)
  const next = all[at + 1]?.id
  const goOn = (now: Open) => {
    if (pile === 'read') return list(now, pile, messages.pageOf(at))
    return next
      ? one(
          now,
          now.words.find(({ id }) => id === next),
        )
      : list(now, pile, 0)
  }
  // What was reworded goes out as it was shown: in the editor's words.
  if (name === 'readPass' && found.verdict === 'reworded') {
    return { toast: messages.VERDICTS.passed, say: [list(open, 'fresh', 0)] }
  }
  const is = name === 'readDrop' ? 'dropped' : 'passed'
  return decided(open, [found], { is }, goOn, { toast: messages.VERDICTS[is] })
}

/** An editor typed a name or a sentence in other words. */
function typed({ text, of }: Typed, open: Open): Effects {
  const words = text.trim().replace(/\s*\n\s*/g, '，')
  const characters = [...words].length
  if (characters > messages.LONGEST_TEXT) return { say: [messages.wordsTooLong(characters)] }
  const found = open.words.find(({ id }) => id === of.word)
  if (found?.shown !== of.shown) return { say: [one(open, found, messages.CHANGED_SINCE)], awaits: null }
  const spoken = digitsIn(found.given)
  const added = digitsIn(words).filter((number) => !spoken.includes(number))
  if (added.length > 0) return { say: [messages.numbersAdded(added)] }
  const shown = (now: Open) =>
    one(
      now,
      now.words.find(({ id }) => id === of.word),
    )
  return decided(open, [found], { is: 'reworded', words }, shown, { awaits: null })
}

/** Decides of these words, and says what comes then. */
function decided(
  open: Open,
  words: readonly Words[],
  verdict: Verdict,
  say: (now: Open) => Said,
  effects: Effects,
): Effects {
  const { who, now } = open.door
  const read = open.words.map(({ of }) => of)
  const settled = new Set(words.map(({ of }) => of))
  const after = read.map((of) => (settled.has(of) ? { ...of, verdict } : of))
  const rows = words.map(({ of }) => ({
    ...readUnder(of),
    ...{ verdict: verdict.is, instead: verdict.words ?? null, readBy: who.id, readAt: now },
  }))
  return { ...effects, say: [say({ ...open, words: inOrder(after) })], write: [{ do: 'keepReadings', of: rows }] }
}
