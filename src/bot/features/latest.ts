import { type DigestRow, digestById, publishedOf } from '../../database/digest.ts'
import { sealedEdition } from '../../database/edition.ts'
import type { Database } from '../../database/open.ts'
import { digestName, scopeOfPart, subjectOf } from '../../desk/subject.ts'
import type { Digest } from '../../digest/digest.ts'
import { scopeKey } from '../../digest/scope.ts'
import { called, key } from '../../messages/buttons.ts'
import { digestMessages } from '../../messages/digest.ts'
import * as messages from '../../messages/issues.ts'
import { messageTo } from '../../messages/said.ts'
import { type Door, feature } from '../feature.ts'

const PAGE = 8

type Names = 'latest' | 'issues' | 'issue'

type Facts =
  | { readonly digest: Digest | undefined }
  | { readonly issues: readonly messages.Issue[]; readonly page: number; readonly more: boolean }

/** What was published of what somebody may read about, as the groups got it: the newest week, and all before. */
export const latest = feature<Facts, Names>({
  role: 'viewer',
  place: 'private',
  topic: 'digests',
  often: true,
  help: ['/start 看最近一期和往期的汇编'],
  opens: key('最近一期汇编', 'latest'),
  named: [
    ...called(
      '往期的汇编、往期、以前 汇编、历史 汇编、上期、过去 汇编、上一期、前一期、第 期、更正版、以往、往年、期数、前 几期|期|两期、历次、以前 期|看|汇编、过往、旧 汇编|期、上 期 汇编|周报|看、往期 看|汇编|周报、哪 一期、所有 期|汇编、期 看',
      key('', 'issues'),
    ),
    ...called(
      '最近一期、最新一期、汇编、动态、周汇编、这期、本期、上周 汇编、最新 汇编、周报、最新一期 汇编、word、文档、全文、看 汇编|周报|动态、新 一期、最新 的、汇编|周报 看|哪|发|出|要|给、这周|本周|上周|一周 汇编|周报|情况|动态|工作、刚 出',
      key('', 'latest'),
    ),
  ],
  buttons: ['latest', 'issues', 'issue'],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap' || asked.button.name === 'latest') {
      const [last] = await published(db, door, { kind: 'week', from: 0, page: 1 })
      return { digest: await readBy(db, last) }
    }
    if (asked.button.name === 'issue')
      return { digest: await readBy(db, await digestById(db, asked.button.parts.digest)) }
    const { page = 0 } = door
    const found = await published(db, door, { from: page * PAGE, page: PAGE + 1 })
    const shown = found.slice(0, PAGE)
    const named = shown.map(async (row) => ({ id: row.id, name: digestName(await subjectOf(db, door.desk, row)) }))
    return { issues: await Promise.all(named), page, more: found.length > PAGE }
  },
  decide: (facts, { chatId }) => {
    if ('issues' in facts) return { say: [messages.issueList(facts.issues, facts)] }
    if (!facts.digest) return { say: [messages.NOTHING_OUT] }
    const { text, keys } = messages.BELOW_ISSUE
    return { owe: [...digestMessages(chatId, facts.digest), messageTo(chatId, text, keys)] }
  },
})

async function published(
  db: Database,
  { desk, reach }: Door,
  of: { readonly kind?: 'week'; readonly from: number; readonly page: number },
): Promise<readonly DigestRow[]> {
  const scopes = await Promise.all(reach.map((part) => scopeOfPart(db, desk, part)))
  return publishedOf(db, { ...of, scopes: scopes.flatMap((scope) => (scope ? [scopeKey(scope)] : [])) })
}

async function readBy(db: Database, row: DigestRow | undefined): Promise<Digest | undefined> {
  return row?.state === 'published' ? sealedEdition(db, row.id, 'group') : undefined
}
