import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { issueYear } from '../calendar/week.ts'
import { editionOf } from '../database/edition.ts'
import type { Database } from '../database/open.ts'
import { type Reads, readsOn } from '../database/reads.ts'
import type { Digest } from '../digest/digest.ts'
import { titleWith } from '../digest/masthead.ts'
import { QunbaoError } from '../errors.ts'
import type { EditionFileOwed } from '../messages/file-owed.ts'
import type { CountyDesk } from './county-desk.ts'
import { documentOf } from './digest-document.ts'
import { writeLedgerOf } from './digest-ledger.ts'
import { drawing } from './digest-picture.ts'
import { keepLastMade } from './keep-last-made.ts'

/** What a bot may send (Bot API, sendDocument). */
const MOST_BYTES = 50_000_000

/** The group's edition of a digest and the office's: of each, files are made one after the other. */
const EDITIONS = 2

/** Makes files that are owed, of what was sealed: however often one is made, it is the same. What reads most is read by `reads`. */
export function digestFiles(db: Database, desk: CountyDesk, reads: Reads = readsOn(db)) {
  const drawn = drawing(db, desk)
  const sealed = keepLastMade(EDITIONS, sameEdition, (owed: EditionFileOwed) => sealedOf(db, owed))

  async function write(path: string, digest: Digest, { as, organization }: EditionFileOwed): Promise<void> {
    switch (as) {
      case 'xlsx':
        return reads((from) => writeLedgerOf(from, desk, digest, path, organization))
      case 'docx':
        return writeFile(path, await documentOf(db, desk, digest, { lineage: false, drawn }))
      case 'png': {
        const picture = await drawn(digest)
        if (!picture) throw new Error('this digest has nothing to draw')
        return writeFile(path, picture)
      }
    }
  }

  /**
   * Makes one, in `folder`.
   * @throws file.too-large for one that no bot can send.
   */
  return async (owed: EditionFileOwed, folder: string): Promise<{ filename: string; path: string }> => {
    const digest = await sealed(owed)
    const path = join(folder, `file.${owed.as}`)
    await write(path, digest, owed)
    const { size } = await stat(path)
    if (size > MOST_BYTES) throw new QunbaoError('file.too-large', `${owed.as}, ${size} bytes`)
    return { filename: fileName(digest, owed, organizationOf(desk, owed)?.name), path }
  }
}

function sameEdition({ digest, edition, version }: EditionFileOwed): string {
  return [digest, edition, version].join()
}

async function sealedOf(db: Database, { digest: id, edition, version }: EditionFileOwed): Promise<Digest> {
  const digest = await editionOf(db, { digest: id, kind: edition, version })
  if (!digest) throw new Error(`no edition ${edition} ${version} of digest ${id}`)
  return digest
}

function organizationOf({ catalogue }: CountyDesk, { organization }: EditionFileOwed) {
  return catalogue.organizations.find((o) => o.code === organization)
}

/** What a file that is owed is of, for whoever is told that it could not be made. */
export async function editionFile(db: Database, desk: CountyDesk, owed: EditionFileOwed) {
  const { edition, as } = owed
  return { digest: await sealedOf(db, owed), edition, as, organization: organizationOf(desk, owed) }
}

/** 青禾县群团一周工作动态（2026年第1期，总第38期）台账（妇联）.xlsx, 2022年青禾县群团工作情况汇报.docx. */
function fileName(digest: Digest, { as }: EditionFileOwed, part?: string): string {
  const { kind, county, title, version } = digest
  const issue = kind === 'week' ? issueInBrackets(digest) : ''
  const edition = version > 1 ? `更正第${version}版` : ''
  const ledger = as === 'xlsx' ? `台账${part === undefined ? '' : `（${part}）`}` : ''
  return `${titleWith(county, title)}${issue}${edition}${ledger}.${as}`
}

/** （2026年第1期，总第38期）; of an issue of before there was a running number its days. */
function issueInBrackets({ number, running, period }: Digest): string {
  if (running === undefined) return `（${period.from}至${period.to}）`
  return `（${issueYear(period)}年第${number}期，总第${running}期）`
}
