import { namesPerson } from '../../chinese/person-name.ts'
import { type DigestRow, lockDigestIfAny } from '../../database/digest.ts'
import type { Awaited } from '../../database/schema.ts'
import type { Write } from '../../database/write.ts'
import { textsOf } from '../../desk/texts.ts'
import type { Decision, Entry } from '../../digest/gathered.ts'
import { digitsIn } from '../../digest/untraced.ts'
import { fitsGroup, type TextToRead } from '../../digest/week-items.ts'
import { refusalOf } from '../../interview/privacy.ts'
import type { Said } from '../../messages/said.ts'
import { OUT_MEANWHILE, publishedAlready, WEEK_GONE } from '../../messages/week.ts'
import * as messages from '../../messages/week-texts.ts'
import type { Asked } from '../asked.ts'
import { type Door, type Effects, feature } from '../feature.ts'

type Names = 'weekEdit' | 'weekText' | 'weekPass' | 'weekDrop' | 'weekReword' | 'weekTextOf'
type Wish = Extract<Asked<Names>, { readonly by: 'tap' }>['button'] | Typed
/** Other words for a free text, as somebody was asked for them. */
type Typed = { readonly name: 'typed'; readonly text: string; readonly of: Reword }
type Reword = Extract<Awaited, { readonly for: 'reword' }>

type Facts = {
  readonly wish: Wish
  /** Held until the turn ends; undefined: there is none any more. */
  readonly row: DigestRow | undefined
  readonly texts: readonly TextToRead[]
  /** Keep what was compiled for this. */
  readonly writes: readonly Write[]
}

/** A digest that is not out yet, with its texts. */
type Open = { readonly row: DigestRow; readonly texts: readonly TextToRead[]; readonly door: Door }

/** 修改: an editor reads a week's free texts one by one before the digest goes out. */
export const weekTexts = feature<Facts, Names>({
  role: 'editor',
  place: 'private',
  buttons: ['weekEdit', 'weekText', 'weekPass', 'weekDrop', 'weekReword', 'weekTextOf'],
  awaits: ['reword'],
  load: async (db, asked, door) => {
    const wish = wishOf(asked, door)
    const row = await lockDigestIfAny(db, wish.name === 'typed' ? wish.of.digest : wish.parts.digest)
    if (!row || row.state === 'published') return { wish, row, texts: [], writes: [] }
    return { wish, row, ...(await textsOf(db, door.desk, row, door.clock)) }
  },
  decide: ({ writes, ...facts }, door) => {
    const { write = [], ...effects } = done(facts, door)
    return { ...effects, write: [...writes, ...write] }
  },
})

function done({ wish, row, texts }: Omit<Facts, 'writes'>, door: Door): Effects {
  if (wish.name === 'typed') return typed(wish, row, texts, door)
  if (!row) return { say: [WEEK_GONE] }
  if (row.state === 'published') return { say: [publishedAlready(row)] }
  const open = { row, texts, door }
  switch (wish.name) {
    case 'weekEdit':
      return { say: [menu(open)] }
    case 'weekText':
      return { say: [page(open, wish.parts.index)] }
    case 'weekTextOf':
      return { say: [page(open, placeOf(texts, wish.parts), messages.CHANGED_SINCE)] }
    case 'weekPass':
    case 'weekDrop':
    case 'weekReword':
      return settle(open, wish)
  }
}

function wishOf(asked: Asked<Names>, { who: { awaited } }: Door): Wish {
  if (asked.by === 'tap') return asked.button
  if (asked.by !== 'words' || awaited?.for !== 'reword') throw new Error('nothing of a week was asked')
  return { name: 'typed', text: asked.text, of: awaited }
}

function menu({ row, texts }: Open): Said {
  return messages.editMenu(row.id, texts.length)
}

/** The text of this place as it stands; behind the last one what else can be changed. */
function page(open: Open, index: number, lead?: string): Said {
  const { row, texts, door } = open
  const here = texts[index]
  if (!here) return menu(open)
  const { entry, question } = here
  const decision = entry.decisions[question.code]
  const text = decision?.words ?? here.text
  const shown: messages.ShownText = {
    ...{ digest: row.id, index, of: texts.length, unit: entry.unitName, text, decided: decision?.is },
    ...{ report: Number(entry.receipt), code: question.code, revision: entry.revision },
    namesPerson: namesPerson(text),
    fits: fitsGroup(door.desk, here),
  }
  return messages.textPage(shown, lead)
}

/** Where the text stands that a button or a question was about; -1 where the digest has it no longer. */
function placeOf(texts: readonly TextToRead[], of: { readonly report: number; readonly code: string }): number {
  return texts.findIndex(({ entry, question }) => entry.receipt === String(of.report) && question.code === of.code)
}

type Settling = Extract<Wish, { readonly name: 'weekPass' | 'weekDrop' | 'weekReword' }>

/** What an editor decides of the text that it saw: where that was corrected since, nothing is decided. */
function settle(open: Open, { name, parts }: Settling): Effects {
  const { row, texts, door } = open
  const index = placeOf(texts, parts)
  const found = texts[index]
  if (!found) return { say: [menu(open)] }
  const { report, code, revision } = parts
  if (found.entry.revision !== revision) return { say: [page(open, index, messages.CHANGED_SINCE)] }
  if (name === 'weekReword') {
    const awaits = { for: 'reword', digest: row.id, report, code, revision } as const
    return { say: [messages.askForWords(row.id)], awaits }
  }
  const decision: Decision = { is: name === 'weekPass' ? 'passed' : 'dropped' }
  return {
    toast: messages.DECIDED[decision.is],
    say: [page(open, index + 1)],
    write: [written(found, decision, door)],
  }
}

/** An editor typed a sentence in other words. */
function typed({ text, of }: Typed, row: DigestRow | undefined, texts: Facts['texts'], door: Door): Effects {
  const personal = refusalOf(text)
  if (personal) return { say: [{ text: personal }] }
  if (!row || row.state === 'published') return { say: [OUT_MEANWHILE], awaits: null }
  const words = text.trim().replace(/\s*\n\s*/g, '，')
  const characters = [...words].length
  if (characters > messages.LONGEST_TEXT) return { say: [messages.wordsTooLong(characters)] }
  const open = { row, texts, door }
  const index = placeOf(texts, of)
  const found = texts[index]
  if (!found) return { say: [menu(open)], awaits: null }
  // What was awaited by a version of before says nothing of the revision.
  if (of.revision !== undefined && found.entry.revision !== of.revision) {
    return { say: [page(open, index, messages.CHANGED_SINCE)], awaits: null }
  }
  const spoken = digitsIn(spokenIn(found.entry))
  const added = digitsIn(words).filter((number) => !spoken.includes(number))
  if (added.length > 0) return { say: [messages.numbersAdded(added)] }
  const decision: Decision = { is: 'reworded', words }
  const now = texts.map((each, i) => (i === index ? decided(each, decision) : each))
  return { say: [page({ ...open, texts: now }, index)], write: [written(found, decision, door)], awaits: null }
}

/** The text once this has been decided of it. */
function decided({ entry, question, text }: TextToRead, decision: Decision): TextToRead {
  return { entry: { ...entry, decisions: { ...entry.decisions, [question.code]: decision } }, question, text }
}

function written({ entry, question }: TextToRead, { is, words }: Decision, { who, now }: Door): Write {
  const of = { reportId: Number(entry.receipt), revision: entry.revision, code: question.code }
  return { do: 'decide', of: { ...of, verdict: is, words: words ?? null, decidedBy: who.id, decidedAt: now } }
}

/** Everything that a report says, in which a number of other words for it has to stand. */
function spokenIn({ answers }: Entry): string {
  return Object.values(answers)
    .flatMap((answer) => (answer ? [String(answer.value), answer.raw ?? ''] : []))
    .join('\n')
}
