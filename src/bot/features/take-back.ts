import { lockDigestIfAny } from '../../database/digest.ts'
import { sealedEdition } from '../../database/edition.ts'
import type { Database } from '../../database/open.ts'
import type { Write } from '../../database/write.ts'
import { changesNow, type NextEdition } from '../../desk/next-edition.ts'
import {
  type AllDone,
  groupsOf,
  type ItemDone,
  type PublishedItem,
  publishAgain,
  published,
  putBackItem,
  takeBackAll,
  takeBackItem,
} from '../../desk/take-back.ts'
import type { Digest } from '../../digest/digest.ts'
import { changesSaid, editionSaid, NOT_OUT } from '../../messages/corrections.ts'
import { untracedText } from '../../messages/preview.ts'
import { publicationMessages } from '../../messages/publication.ts'
import * as messages from '../../messages/take-back.ts'
import { type Door, type Effects, feature } from '../feature.ts'

type Names =
  | 'takeBack'
  | 'takeBackOne'
  | 'takeBackOneSure'
  | 'putBack'
  | 'putBackSure'
  | 'takeBackAll'
  | 'takeBackAllSure'
  | 'publishAgain'
  | 'publishAgainSure'

type Of = { readonly digest: number; readonly office: Digest; readonly groups: number }

type Facts =
  | 'not out'
  /** The digest is not what the editor saw. */
  | { readonly changed: number }
  | { readonly page: messages.TakingBack }
  | { readonly asks: 'one' | 'back'; readonly of: Of & { readonly item: PublishedItem } }
  | { readonly asks: 'all'; readonly of: Of }
  | { readonly asks: 'again'; readonly of: Of & { readonly changes: number }; readonly writes: readonly Write[] }
  /** Corrections that the editor has not been told of yet: nothing goes out unread. */
  | { readonly untold: Awaited<ReturnType<typeof changesNow>>; readonly did: 'taken' | 'put' }
  | { readonly item: ItemDone; readonly did: 'taken' | 'put' }
  | { readonly gone: AllDone }
  | { readonly again: Extract<NextEdition, { readonly is: 'next' | 'untraced' }> }

/** 撤回: an editor takes back one report of a digest that is out, or the whole, and puts it back. */
export const takeBack = feature<Facts, Names>({
  role: 'editor',
  narrows: true,
  place: 'private',
  topic: 'digests',
  help: ['“一周汇编”里发布了的一期，“撤回”能撤一条或整期，另出一版'],
  buttons: [
    ...(['takeBack', 'takeBackOne', 'takeBackOneSure', 'putBack', 'putBackSure'] as const),
    ...(['takeBackAll', 'takeBackAllSure', 'publishAgain', 'publishAgainSure'] as const),
  ],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap') return 'not out'
    const { name, parts } = asked.button
    const row = await lockDigestIfAny(db, parts.digest)
    if (row?.state !== 'published') return 'not out'
    const { desk, who, clock } = door
    const changed = { changed: row.id }
    const deed = 'version' in parts ? { personId: who.id, version: parts.version, clock } : undefined
    if (deed) {
      if (name === 'takeBackAllSure') {
        const gone = await takeBackAll(db, desk, row, deed)
        return gone.is === 'withdrawn' ? { gone } : changed
      }
      if (name === 'publishAgainSure') {
        const again = await publishAgain(db, desk, row, deed)
        if (again.is === 'untold') return asksAgain(db, door, row)
        return again.is === 'next' || again.is === 'untraced' ? { again } : changed
      }
      const did = name === 'putBackSure' ? 'put' : 'taken'
      const change = did === 'put' ? putBackItem : takeBackItem
      const done = await change(db, desk, row, 'report' in parts ? parts.report : 0, deed)
      if (done.is === 'untold') return { untold: await changesNow(db, desk, row, clock), did }
      return done.is === 'next' ? { item: done, did } : changed
    }
    if (name === 'publishAgain') return asksAgain(db, door, row)
    const found = await published(db, row)
    if (!found) return 'not out'
    if (name === 'takeBack') return { page: { ...found, digest: row.id, page: door.page ?? 0 } }
    if (found.office.withdrawn) return { page: { ...found, digest: row.id, page: 0 } }
    const of = { digest: row.id, office: found.office, groups: (await groupsOf(db, desk, row)).length }
    if (name === 'takeBackAll') return { asks: 'all', of }
    const report = 'report' in parts ? parts.report : 0
    const item = (name === 'putBack' ? found.taken : found.items).find((each) => each.report === report)
    return item ? { asks: name === 'putBack' ? 'back' : 'one', of: { ...of, item } } : changed
  },
  decide: (facts, door) => {
    if (facts === 'not out') return { say: [NOT_OUT] }
    if ('changed' in facts) return { say: [messages.notAsSeen(facts.changed)] }
    if ('page' in facts) return { say: [messages.takeBackPage(facts.page)] }
    if ('untold' in facts) {
      const { facts: changes, writes } = facts.untold
      const told = changes.changes.length > 0 ? changesSaid(changes) : undefined
      return { say: [messages.notDoneYet(changes.of, facts.did, told)], write: writes }
    }
    if ('asks' in facts) return asks(facts)
    if ('item' in facts) return itemDone(facts.item, facts.did)
    if ('gone' in facts) {
      const { gone } = facts
      return {
        toast: '已撤回',
        say: [messages.allGone(gone)],
        owe: messages.allGoneMessages(gone, door.chatId),
        write: gone.writes,
      }
    }
    return outAgain(facts.again)
  },
})

/** Publishing it again, and how much of it is otherwise now: from then on the editor has been told. */
async function asksAgain(db: Database, { desk, clock }: Door, row: Parameters<typeof changesNow>[2]): Promise<Facts> {
  const office = await sealedEdition(db, row.id, 'office')
  if (!office?.withdrawn) return { changed: row.id }
  const { facts, writes } = await changesNow(db, desk, row, clock)
  const groups = (await groupsOf(db, desk, row)).length
  return { asks: 'again', of: { digest: row.id, office, groups, changes: facts.changes.length }, writes }
}

function asks(facts: Extract<Facts, { readonly asks: string }>): Effects {
  switch (facts.asks) {
    case 'one':
      return { say: [messages.askTakeBackOne(facts.of)] }
    case 'back':
      return { say: [messages.askPutBack(facts.of)] }
    case 'all':
      return { say: [messages.askTakeBackAll(facts.of)] }
    case 'again':
      return { say: [messages.askPublishAgain(facts.of)], write: facts.writes }
  }
}

function itemDone({ facts, report, title, groups, reporters, writes }: ItemDone, is: 'taken' | 'put'): Effects {
  const { digest: office } = facts.office
  const told = { ...report, title }
  const sentence = messages.itemSentence(office, told, is)
  return {
    toast: is === 'taken' ? '已撤回' : '已恢复',
    say: [messages.itemDone(facts.digest, office, groups.length)],
    owe: [
      ...editionSaid({ ...facts, groups }, sentence),
      ...messages.toldToUnit(reporters, { ...told, id: report.id, is, office }),
    ],
    write: writes,
  }
}

function outAgain(again: Extract<Facts, { readonly again: object }>['again']): Effects {
  if (again.is === 'untraced') return { say: [{ text: untracedText(again.places) }] }
  const { facts, writes } = again
  const [group, office] = [facts.group.digest, facts.office.digest]
  return {
    toast: '已发布',
    say: [messages.outAgain(facts.digest, office, facts.groups.length)],
    owe: publicationMessages({ ...facts, group, office, drawn: false }),
    write: writes,
  }
}
