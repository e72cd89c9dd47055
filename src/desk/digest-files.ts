import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { editionOf } from '../database/edition.ts'
import type { Database } from '../database/open.ts'
import type { Digest } from '../digest/digest.ts'
import { QunbaoError } from '../errors.ts'
import type { FileOwed } from '../messages/file-owed.ts'
import type { CountyDesk } from './county-desk.ts'
import { documentOf } from './digest-document.ts'
import { writeLedgerOf } from './digest-ledger.ts'
import { type Draw, drawOnce, pngOfDigest } from './digest-picture.ts'

/** What a bot may send (Bot API, sendDocument). */
const MOST_BYTES = 50_000_000

/** Makes files that are owed, of what was sealed: however often one is made, it is the same. */
export function digestFiles(db: Database, desk: CountyDesk) {
  const draw = drawOnce()
  /**
   * Makes one, in `folder`.
   * @throws file.too-large for one that no bot can send.
   */
  return async (owed: FileOwed, folder: string): Promise<{ filename: string; path: string }> => {
    const file = await editionFile(db, desk, owed)
    if (!file) throw new Error(`no edition ${owed.edition} ${owed.version} of digest ${owed.digest}`)
    const path = join(folder, `file.${owed.as}`)
    await write(db, desk, { digest: file.digest, owed, path, draw })
    const { size } = await stat(path)
    if (size > MOST_BYTES) throw new QunbaoError('file.too-large', `${owed.as}, ${size} bytes`)
    const part = file.organization ? `（${file.organization.name}）` : ''
    return { filename: `${fileName(file.digest)}${owed.as === 'xlsx' ? `台账${part}` : ''}.${owed.as}`, path }
  }
}

/** What a file that is owed is of; undefined where there is no such edition. */
export async function editionFile(db: Database, { catalogue }: CountyDesk, owed: FileOwed) {
  const { digest: id, edition, version, as } = owed
  const digest = await editionOf(db, { digest: id, kind: edition, version })
  const organization = catalogue.organizations.find((o) => o.code === owed.organization)
  return digest && { digest, edition, as, organization }
}

type Asked = { readonly digest: Digest; readonly owed: FileOwed; readonly path: string; readonly draw: Draw }

async function write(db: Database, desk: CountyDesk, { digest, owed, path, draw }: Asked): Promise<void> {
  switch (owed.as) {
    case 'xlsx':
      return writeLedgerOf(db, desk, digest, path, owed.organization)
    case 'docx':
      return writeFile(path, await documentOf(db, desk, digest, { lineage: false, draw }))
    case 'png': {
      const picture = await pngOfDigest(db, desk, digest, draw)
      if (!picture) throw new Error('this digest has nothing to draw')
      return writeFile(path, picture)
    }
  }
}

/** 青禾县群团一周工作动态（2022-11-07至2022-11-13）, 2022年全县群团工作情况汇报. */
function fileName({ kind, county, title, period }: Digest): string {
  return kind === 'year' ? title : `${county}${title.replace(/^全县/u, '')}（${period.from}至${period.to}）`
}
