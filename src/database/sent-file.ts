import { and, eq } from 'drizzle-orm'
import type { Database } from './open.ts'
import type { FileOwed } from './outbox.ts'
import { sentFile } from './schema.ts'

/** Telegram's name of a file that was sent before; undefined where it was not, or is forgotten. */
export async function fileIdOf(db: Database, file: FileOwed): Promise<string | undefined> {
  const [row] = await db.select({ fileId: sentFile.fileId }).from(sentFile).where(isFile(file))
  return row?.fileId
}

export async function keepFileId(db: Database, { digest: digestId, ...file }: FileOwed, fileId: string): Promise<void> {
  await db
    .insert(sentFile)
    .values({ digestId, ...file, fileId })
    .onConflictDoUpdate({
      target: [sentFile.digestId, sentFile.edition, sentFile.version, sentFile.as, sentFile.organization],
      set: { fileId },
    })
}

/** Telegram does not know this name any more. One that was kept since stays. */
export async function forgetFileId(db: Database, file: FileOwed, fileId: string): Promise<void> {
  await db.delete(sentFile).where(and(isFile(file), eq(sentFile.fileId, fileId)))
}

function isFile({ digest, edition, version, as, organization = '' }: FileOwed) {
  return and(
    eq(sentFile.digestId, digest),
    eq(sentFile.edition, edition),
    eq(sentFile.version, version),
    eq(sentFile.as, as),
    eq(sentFile.organization, organization),
  )
}
