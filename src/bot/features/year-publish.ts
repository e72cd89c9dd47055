import { yearOf } from '../../calendar/day.ts'
import { type DigestRow, digestById, lockDigest } from '../../database/digest.ts'
import type { Database } from '../../database/open.ts'
import { recipients } from '../../database/recipients.ts'
import type { Write } from '../../database/write.ts'
import type { CountyDesk } from '../../desk/county-desk.ts'
import { currentEdition } from '../../desk/current-edition.ts'
import { editionNow, lookAt } from '../../desk/preview.ts'
import { publication, type ToPublish, toPublish } from '../../desk/publish.ts'
import { showing, sinceAsked, sinceRead } from '../../desk/shown.ts'
import { subjectOf } from '../../desk/subject.ts'
import { type WordedBlock, wordedBlocks, wordsOfYear } from '../../desk/wording.ts'
import type { Digest } from '../../digest/digest.ts'
import type { PlacedSection } from '../../digest/locked-sentence.ts'
import { nothingSince, type SinceShown, shownSections } from '../../digest/shown-section.ts'
import { untracedText } from '../../messages/preview.ts'
import { publicationMessages } from '../../messages/publication.ts'
import * as messages from '../../messages/year.ts'
import { type Door, type Effects, feature } from '../feature.ts'

type Names = 'yearPublish' | 'yearPublishSure'

/** Whether to publish is asked, with what stands otherwise than the editor has read it. */
type Asking = {
  readonly row: DigestRow
  readonly office: Digest
  readonly sections: readonly PlacedSection[]
  readonly since: SinceShown
  /** Something has changed since it was asked before. */
  readonly again: boolean
  readonly blocks: readonly WordedBlock[]
  readonly groups: number
  readonly writes: readonly Write[]
}

type Facts = 'no report' | { readonly id: number; readonly out: Digest } | { readonly asking: Asking } | ToPublish

/** A report is published by an editor who was told every number that changed since it was read. */
export const yearPublish = feature<Facts, Names>({
  role: 'editor',
  narrows: true,
  place: 'private',
  buttons: ['yearPublish', 'yearPublishSure'],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap') return 'no report'
    const { name, parts } = asked.button
    const row = await digestById(db, parts.digest)
    if (row?.kind !== 'year') return 'no report'
    if (name === 'yearPublishSure') return sure(db, door, row.id)
    if (row.state !== 'published') return { asking: await asking(db, door, row, false) }
    return { id: row.id, out: (await editionNow(db, door.desk, row, 'office', door.clock)).digest }
  },
  decide: (facts, door) => {
    if (facts === 'no report') return { say: [messages.NO_REPORT] }
    if ('out' in facts) return { say: [messages.reportPage(facts.id, facts.out)] }
    return 'asking' in facts ? asks(facts.asking, door) : publishes(facts)
  },
})

async function asking(db: Database, { desk, who, now, clock }: Door, row: DigestRow, again: boolean): Promise<Asking> {
  const { preview, writes } = await lookAt(db, desk, row, clock)
  const reader = { digestId: row.id, personId: who.id }
  const since = again
    ? await sinceAsked(db, reader, preview.office)
    : await sinceRead(db, reader, preview, await previewed(db, desk, row))
  const blocks = wordedBlocks(await wordsOfYear(db, desk.catalogue, yearOf(row.periodTo), now))
  const { kind } = await subjectOf(db, desk, row)
  const { groups } = await recipients(db, { scope: row.scope, kind: kind.code })
  const { office, placed: sections } = preview
  return { row, office, sections, since, again, blocks, groups: groups.length, writes }
}

/** The office's edition as it was put before all editors, where the kind is one that is. */
async function previewed(db: Database, desk: CountyDesk, row: DigestRow): Promise<Digest | undefined> {
  if (!row.readUpTo) return undefined
  return currentEdition(db, desk, await subjectOf(db, desk, row), 'office', row.readUpTo)
}

/** What goes out is what the editor was asked about: where anything is other than that, it is asked again. */
async function sure(db: Database, door: Door, id: number): Promise<Facts> {
  const row = await lockDigest(db, id)
  const loaded = await toPublish(db, door.desk, row, door.clock, door.who.id)
  if (!loaded.sealing) return loaded
  const [, office] = loaded.sealing.editions
  const since = await sinceAsked(db, { digestId: id, personId: door.who.id }, office)
  return nothingSince(since) ? loaded : { asking: await asking(db, door, row, true) }
}

function asks({ row, office, sections, since, again, blocks, groups, writes }: Asking, { who, now }: Door): Effects {
  const county = row.scope === 'county'
  const warned = blocks.filter((block) => block.warning !== undefined)
  const asked = { as: 'asked', sections: shownSections(office), whole: true, at: now } as const
  return {
    say: [messages.askPublish(row.id, office, { county, groups, since, again, sections, warned })],
    write: [...writes, showing({ digestId: row.id, personId: who.id }, asked)],
  }
}

function publishes(loaded: ToPublish): Effects {
  const done = publication(loaded)
  const { id } = loaded.row
  if (done.is === 'untraced') return { say: [messages.notPublished(id, untracedText(done.places))] }
  const out = (groups: number) => messages.published(id, groups)
  if (done.is === 'already') return { toast: '已发布', say: [out(done.groups)] }
  const { facts, writes } = done
  return {
    toast: '已发布',
    say: [out(facts.groups.length)],
    owe: publicationMessages(facts),
    write: [...writes, { do: 'dropShown', of: { digestId: id } }],
  }
}
