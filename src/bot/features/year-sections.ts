import { digestById, lockDigest } from '../../database/digest.ts'
import type { Database } from '../../database/open.ts'
import type { Write } from '../../database/write.ts'
import { editionNow } from '../../desk/preview.ts'
import { fixedWordsOf, sectionOf } from '../../desk/sections.ts'
import { changedNumbers } from '../../digest/changed-numbers.ts'
import type { Digest, Section } from '../../digest/digest.ts'
import { editedSection, sentencesOf } from '../../digest/edited-section.ts'
import { textOf } from '../../digest/spans.ts'
import { refusalOf } from '../../interview/privacy.ts'
import { hashOf } from '../../messages/buttons.ts'
import { tooLong } from '../../messages/common.ts'
import type { Said } from '../../messages/said.ts'
import { NO_REPORT, reportPage } from '../../messages/year.ts'
import * as messages from '../../messages/year-section.ts'
import type { Asked } from '../asked.ts'
import { type Door, type Effects, feature } from '../feature.ts'

type Names = 'yearSection' | 'yearWords' | 'yearSentence' | 'yearLeave' | 'yearLock' | 'yearUnlock'

/** What an editor does with a section. A sentence is known by its place and by what it said. */
type Deed =
  | { readonly is: 'look' | 'lock' | 'unlock' }
  | { readonly is: 'list'; readonly page: number }
  | { readonly is: 'ask'; readonly index: number; readonly hash: string }
  | { readonly is: 'leave'; readonly index: number; readonly hash: string }
  | { readonly is: 'type'; readonly index: number; readonly was: string; readonly text: string }

type Chosen = {
  readonly place: messages.SectionPlace
  readonly deed: Deed
  /** As it is printed now; undefined where it has nothing to say. */
  readonly present: Section | undefined
  /** As it would be compiled without its lock; the same where it has none. */
  readonly compiled: Section | undefined
  readonly locked: boolean
  /** Words in which a digit counts nothing; read where words are changed. */
  readonly fixed: readonly string[]
  readonly at: Date
  /** What was compiled for this, kept. */
  readonly writes: readonly Write[]
}

type Facts = 'no report' | 'out already' | { readonly id: number; readonly published: Digest } | Chosen

const CHANGES: readonly Deed['is'][] = ['lock', 'unlock', 'leave', 'type']

/** A section of a year's report: looked at, reworded sentence by sentence, locked. */
export const yearSections = feature<Facts, Names>({
  role: 'editor',
  place: 'private',
  buttons: ['yearSection', 'yearWords', 'yearSentence', 'yearLeave', 'yearLock', 'yearUnlock'],
  awaits: ['year-section'],
  load: async (db, asked, door) => {
    const { awaited } = door.who
    if (asked.by === 'words' && awaited?.for === 'year-section') {
      const { digest, code: section, sentence: index, was } = awaited
      const facts = await chosen(db, door, { digest, section }, { is: 'type', index, was, text: asked.text })
      return typeof facts === 'object' && 'deed' in facts ? facts : 'out already'
    }
    return asked.by === 'tap' ? chosen(db, door, asked.button.parts, deedOf(asked.button)) : 'no report'
  },
  decide: (facts, door) => {
    if (facts === 'no report') return { say: [NO_REPORT] }
    if (facts === 'out already') return { say: [messages.OUT_ALREADY], awaits: null }
    return 'published' in facts ? { say: [reportPage(facts.id, facts.published, true)] } : done(facts, door)
  },
})

function deedOf(button: Extract<Asked<Names>, { by: 'tap' }>['button']): Deed {
  switch (button.name) {
    case 'yearSection':
      return { is: 'look' }
    case 'yearWords':
      return { is: 'list', page: button.parts.page }
    case 'yearSentence':
      return { is: 'ask', index: button.parts.index, hash: button.parts.hash }
    case 'yearLeave':
      return { is: 'leave', index: button.parts.index, hash: button.parts.hash }
    case 'yearLock':
      return { is: 'lock' }
    case 'yearUnlock':
      return { is: 'unlock' }
  }
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
  const changes = CHANGES.includes(deed.is)
  const row = changes ? await lockDigest(db, digest) : found
  if (row.state === 'published') {
    return { id: digest, published: (await editionNow(db, desk, row, 'office', clock)).digest }
  }
  const at = changes ? clock() : now
  const looked = await sectionOf(db, desk, row, section, clock)
  const fixed = changes ? await fixedWordsOf(db, desk, row, at) : []
  return { place: { digest, section }, deed, ...looked, fixed, at }
}

function done(facts: Chosen, door: Door): Effects {
  const effects = deedDone(facts, door)
  // What was compiled to look at is kept, unless the deed itself makes it out of date.
  return effects.write ? effects : { ...effects, write: facts.writes }
}

function deedDone(facts: Chosen, { who }: Door): Effects {
  const { place, deed, present, compiled, fixed, at } = facts
  const { digest, section: code } = place
  const texts = present ? sentencesOf(present).map((s) => textOf(s.spans)) : []
  const show = (lead?: string) => page(facts, lead)
  switch (deed.is) {
    case 'look':
      return { say: show() }
    case 'list':
      return { say: present ? [messages.sentenceList(place, present, deed.page)] : show() }
    case 'unlock': {
      const write: Write[] = [{ do: 'unlockSection', of: { digestId: digest, code, at } }]
      return { toast: '已解锁', say: page({ ...facts, present: compiled, locked: false }), write }
    }
    case 'lock':
      return present ? { toast: '已锁定', ...keep(present) } : { toast: messages.GONE, say: show() }
  }
  const { index } = deed
  const text = texts[index]
  const same = text !== undefined && (deed.is === 'type' ? text === deed.was : hashOf(text) === deed.hash)
  if (deed.is === 'ask') {
    if (!same) return { say: show(messages.CHANGED_MEANWHILE) }
    const awaits = { for: 'year-section', digest, code, sentence: index, was: text } as const
    return { say: [messages.askSentence(place, index, text)], awaits }
  }
  if (deed.is === 'leave') {
    if (!present || !same) return { say: show(messages.CHANGED_MEANWHILE) }
    const edited = editedSection(present, index, '', fixed)
    return 'section' in edited ? { toast: '已删掉，这一段锁定', ...keep(edited.section) } : { say: show() }
  }
  const fault = refusalOf(deed.text) ?? tooLong(deed.text, messages.LONGEST)
  if (fault) return { say: [messages.sentenceRefused(place, fault)] }
  if (!present || !same) return { say: [messages.sentenceGone(place)], awaits: null }
  const edited = editedSection(present, index, deed.text, fixed)
  if ('untraced' in edited) {
    return { say: [messages.sentenceRefused(place, messages.untracedNumbers(edited.untraced))] }
  }
  return { ...keep(edited.section, messages.WORDED), awaits: null }

  function keep(content: Section, lead?: string): Effects {
    return {
      say: page({ ...facts, present: content, locked: true }, lead),
      write: [
        { do: 'lockSection', of: { digestId: digest, code, content, lockedAt: at, lockedBy: who.id } },
        { do: 'note', of: { at, personId: who.id, action: 'lock', subject: `digest ${digest} ${code}` } },
      ],
    }
  }
}

/** The section, and what would read otherwise without its lock. */
function page({ place, present: section, compiled, locked }: Chosen, lead?: string): Said[] {
  const changed = locked && section && compiled ? changedNumbers([compiled], [section]) : []
  return messages.sectionPage(place, { section, locked, changed }, lead)
}
