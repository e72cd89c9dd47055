import { yearOf } from '../../calendar/day.ts'
import { digestById, lockDigest } from '../../database/digest.ts'
import type { Database } from '../../database/open.ts'
import type { Write } from '../../database/write.ts'
import { namesPrinted } from '../../desk/examples.ts'
import { editionNow } from '../../desk/preview.ts'
import { fixedWordsOf, sectionsOf } from '../../desk/sections.ts'
import { showing } from '../../desk/shown.ts'
import type { Digest } from '../../digest/digest.ts'
import { editedSentence } from '../../digest/edited-sentence.ts'
import {
  compiledOf,
  type PlacedSection,
  type PlacedSentence,
  printedSection,
  stateOf,
} from '../../digest/locked-sentence.ts'
import { locked, unlocked, withoutCount } from '../../digest/locking.ts'
import { shownSection } from '../../digest/shown-section.ts'
import { refusalOf } from '../../interview/privacy.ts'
import { hashOf } from '../../messages/buttons.ts'
import { tooLong } from '../../messages/common.ts'
import { NO_REPORT, reportPage } from '../../messages/year.ts'
import * as messages from '../../messages/year-section.ts'
import type { Asked } from '../asked.ts'
import { type Door, type Effects, feature } from '../feature.ts'

type Names =
  | 'yearSection'
  | 'yearWords'
  | 'yearSentence'
  | 'yearLeave'
  | 'yearLockOne'
  | 'yearUnlockOne'
  | 'yearMine'
  | 'yearLock'
  | 'yearUnlock'

/** What an editor does with a section or a sentence of it, which is known by its place and by what it said. */
type Deed =
  | { readonly is: 'list'; readonly page: number }
  | { readonly is: 'lock all' | 'unlock all' }
  | { readonly is: 'ask' | 'leave' | 'lock' | 'unlock'; readonly index: number; readonly hash: string }
  | { readonly is: 'type'; readonly index: number; readonly was: string; readonly text: string }

type Chosen = {
  readonly place: messages.SectionPlace
  readonly deed: Deed
  readonly year: number
  readonly sections: readonly PlacedSection[]
  /** Words in which a digit counts nothing; read where words are changed. */
  readonly fixed: readonly string[]
  readonly at: Date
  /** What was compiled for this, kept. */
  readonly writes: readonly Write[]
}

type Facts = 'no report' | 'out already' | { readonly id: number; readonly published: Digest } | Chosen

const LOOKS: readonly Deed['is'][] = ['list', 'ask']

/** A section of a year's report: read and reworded sentence by sentence; words that an editor has put are locked. */
export const yearSections = feature<Facts, Names>({
  role: 'editor',
  narrows: true,
  place: 'private',
  buttons: [
    ...(['yearSection', 'yearWords', 'yearSentence', 'yearLeave', 'yearLockOne'] as const),
    ...(['yearUnlockOne', 'yearMine', 'yearLock', 'yearUnlock'] as const),
  ],
  awaits: ['year-section'],
  load: async (db, asked, door) => {
    const { awaited } = door.who
    if (asked.by === 'words' && awaited?.for === 'year-section') return typed(db, door, awaited, asked.text)
    if (asked.by !== 'tap') return 'no report'
    if (asked.button.name !== 'yearMine') return chosen(db, door, asked.button.parts, deedOf(asked.button))
    return awaited?.for === 'year-section' && awaited.typed !== undefined
      ? typed(db, door, awaited, awaited.typed)
      : chosen(db, door, asked.button.parts, { is: 'list', page: 0 })
  },
  decide: (facts, door) => {
    if (facts === 'no report') return { say: [NO_REPORT] }
    if (facts === 'out already') return { say: [messages.OUT_ALREADY], awaits: null }
    return 'published' in facts ? { say: [reportPage(facts.id, facts.published)] } : done(facts, door)
  },
})

function deedOf(button: Exclude<Extract<Asked<Names>, { by: 'tap' }>['button'], { readonly name: 'yearMine' }>): Deed {
  switch (button.name) {
    case 'yearSection':
      return { is: 'list', page: 0 }
    case 'yearWords':
      return { is: 'list', page: button.parts.page }
    case 'yearSentence':
      return { is: 'ask', ...button.parts }
    case 'yearLeave':
      return { is: 'leave', ...button.parts }
    case 'yearLockOne':
      return { is: 'lock', ...button.parts }
    case 'yearUnlockOne':
      return { is: 'unlock', ...button.parts }
    case 'yearLock':
      return { is: 'lock all' }
    case 'yearUnlock':
      return { is: 'unlock all' }
  }
}

async function typed(
  db: Database,
  door: Door,
  of: { readonly digest: number; readonly code: string; readonly sentence: number; readonly was: string },
  text: string,
): Promise<Facts> {
  const { digest, code: section, sentence: index, was } = of
  const facts = await chosen(db, door, { digest, section }, { is: 'type', index, was, text })
  return typeof facts === 'object' && 'published' in facts ? 'out already' : facts
}

/** What is changed of a report waits for whoever publishes it, and the other way round. */
async function chosen(
  db: Database,
  { desk, now, clock }: Door,
  { digest, section }: messages.SectionPlace,
  deed: Deed,
): Promise<Facts> {
  const found = await digestById(db, digest)
  if (found?.kind !== 'year') return 'no report'
  const changes = !LOOKS.includes(deed.is)
  const row = changes ? await lockDigest(db, digest) : found
  if (row.state === 'published') {
    return { id: digest, published: (await editionNow(db, desk, row, 'office', clock)).digest }
  }
  const at = changes ? clock() : now
  const looked = await sectionsOf(db, desk, row, clock)
  const fixed = deed.is === 'type' ? await fixedWordsOf(db, desk, row, at) : []
  return { place: { digest, section }, deed, year: yearOf(row.periodTo), ...looked, fixed, at }
}

function done(facts: Chosen, door: Door): Effects {
  const { shown, ...effects } = deedDone(facts, door)
  const { place, at, writes } = facts
  const { who } = door
  // What was compiled to look at is kept, unless the deed itself makes it out of date.
  const write = [...(effects.write ?? writes)]
  if (shown) {
    const sections = [shownSection(printedSection(shown, shown.heading))]
    const reader = { digestId: place.digest, personId: who.id }
    write.push(showing(reader, { as: 'office', sections, whole: false, at }))
  }
  return { ...effects, write }
}

/** `shown`: the section, where the editor is shown it up to its end. */
type Done = Effects & { readonly shown?: PlacedSection | undefined }

function deedDone({ place, deed, year, sections, fixed, at: lockedAt }: Chosen, { who, desk }: Door): Done {
  const { digest, section: code } = place
  const section = sections.find((s) => s.code === code)
  const show = (lead?: string, page?: number) => [messages.sectionPage(place, section, page, lead)]
  if (!section) return { say: show(), awaits: null }
  const { sentences } = section
  switch (deed.is) {
    case 'list':
      return { say: show('', deed.page), ...(messages.isLastPage(section, deed.page) ? { shown: section } : {}) }
    case 'unlock all':
      return { toast: '已解锁', ...keep(section.whole ?? sentences.map(unlocked)) }
    case 'lock all':
      return { toast: '已锁定', ...keep(sentences.map((s) => (stateOf(s) === 'open' ? locked(s, s.spans) : s))) }
  }
  const { index } = deed
  const sentence = sentences[index]
  const shown = sentence && messages.shownText(sentence)
  const put = (changed: PlacedSentence) => keep(sentences.map((s, i) => (i === index ? changed : s)))
  const page = messages.pageWith(section, index)
  if (deed.is !== 'type') {
    if (!sentence || hashOf(shown ?? '') !== deed.hash) return { say: show(messages.CHANGED_MEANWHILE, page) }
    switch (deed.is) {
      case 'ask':
        return {
          say: [
            messages.askSentence(place, index, sentence, {
              page,
              year,
              examples: namesPrinted(desk.catalogue, sentence),
            }),
          ],
          awaits: { for: 'year-section', digest, code, sentence: index, was: shown ?? '' },
        }
      case 'leave':
        return { toast: '已删掉，锁定', ...put(locked(sentence, [])) }
      case 'lock':
        return { toast: '已锁定', ...put(locked(sentence, sentence.spans)) }
      case 'unlock':
        return { toast: '已解锁', ...put(unlocked(sentence)) }
    }
  }
  const fault = refusalOf(deed.text) ?? tooLong(deed.text, messages.LONGEST)
  if (fault) return { say: [messages.sentenceRefused(place, fault)] }
  const compiled = sentence && compiledOf(sentence)
  if (!compiled || shown === undefined) return { say: [messages.sentenceGone(place)], awaits: null }
  if (shown !== deed.was) {
    return {
      say: [messages.sentenceOvertaken(place, shown, deed.text)],
      awaits: { for: 'year-section', digest, code, sentence: index, was: shown, typed: deed.text },
    }
  }
  const others = sections.flatMap((s) => s.sentences.flatMap((other) => compiledOf(other) ?? []))
  const own = [...sentence.spans, ...compiled]
  const edited = editedSentence(own, others, withoutCount(deed.text, sentence), fixed)
  if ('untraced' in edited) {
    return { say: [messages.sentenceRefused(place, messages.untracedNumbers(edited.untraced))] }
  }
  return { toast: '已改好，锁定', ...put(locked(sentence, edited.spans)), awaits: null }

  function keep(changed: readonly PlacedSentence[]): Done {
    const locks = changed.flatMap(({ lock }) => lock ?? [])
    const write: Write =
      locks.length > 0
        ? {
            do: 'lockSection',
            of: { digestId: digest, code, content: { sentences: locks }, lockedAt, lockedBy: who.id },
          }
        : { do: 'unlockSection', of: { digestId: digest, code, at: lockedAt } }
    // What has neither data nor a lock is there no longer.
    const { whole: _, ...same } = section ?? { code, heading: '' }
    const left = { ...same, sentences: changed.filter((s) => s.lock || s.spans.length > 0) }
    const at = 'index' in deed ? messages.pageWith(left, deed.index) : 0
    return {
      ...(messages.isLastPage(left, at) ? { shown: left } : {}),
      say: [messages.sectionPage(place, left, at)],
      write: [
        write,
        { do: 'note', of: { at: lockedAt, personId: who.id, action: 'lock', subject: `digest ${digest} ${code}` } },
      ],
    }
  }
}
