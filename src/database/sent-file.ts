import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type EditionFileOwed, FILE_FIELDS, type FileOwed } from '../messages/file-owed.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { sentFile } from './schema.ts'

const ofEdition = z.object({
  digest: z.number(),
  edition: z.enum(['group', 'office']),
  version: z.number(),
  as: z.enum(['docx', 'xlsx', 'png']),
  organization: z.string().optional(),
})
const made = z.object({ make: z.string(), of: z.record(z.string(), z.unknown()) })
const fileOwed: z.ZodType<FileOwed> = z.union([ofEdition, made])

const madeFile = z.object({ madeOf: fileOwed })

type FileMethod = keyof typeof FILE_FIELDS

export const FILE_METHODS = Object.keys(FILE_FIELDS)

type Message = { readonly method: string; readonly payload: Readonly<Record<string, unknown>> }

/** The file of a message that is owed, and the field of the payload that it goes in; undefined for a text. */
export function fileOf({ method, payload }: Message): { readonly field: string; readonly file: FileOwed } | undefined {
  const field: string | undefined = FILE_FIELDS[method as FileMethod]
  if (field === undefined) return undefined
  const owed = madeFile.safeParse(payload[field])
  return owed.success ? { field, file: owed.data.madeOf } : undefined
}

export function carriesFile({ method }: Pick<Message, 'method'>): boolean {
  return method in FILE_FIELDS
}

/** What was found of a file before it is made. */
const found = z.object({
  /** Telegram's name of it; null where it was not sent yet, or is forgotten. */
  fileId: z.string().nullable(),
  /** Another process has it under way: it sends a row of the outbox that is owed the same, and began before. */
  elsewhere: z.boolean(),
})
type Found = Readonly<z.infer<typeof found>>

/** Looks for a file that this row of the outbox is owed. `inHand`: the rows that this process sends. */
export async function findFile(
  db: Database,
  file: EditionFileOwed,
  row: number,
  inHand: ReadonlySet<number>,
): Promise<Found> {
  const madeOf = (of: string) =>
    sql`coalesce(${sql.raw(of)}.payload -> 'document', ${sql.raw(of)}.payload -> 'photo') -> 'madeOf'`
  const others = [...inHand].filter((id) => id !== row)
  const result = await db.execute(sql`
    select (select ${sentFile.fileId} from ${sentFile} where ${isFile(file)}) as "fileId", exists (
      select 1 from outbox own, outbox other
      where own.id = ${row} and other.state = 'sending' and other.method = own.method and ${madeOf('other')} = ${madeOf('own')}
        and (other.changed_at, other.id) < (own.changed_at, own.id)
        ${others.length > 0 ? sql`and other.id not in ${others}` : sql``}) as elsewhere`)
  return rowsOf(result, found)[0] ?? { fileId: null, elsewhere: false }
}

/** A file that Telegram has, and its name. */
export type FileSent = { readonly file: EditionFileOwed; readonly fileId: string }

/** Keeps Telegram's names of files. Built, not run. */
export function keepFileIds(db: Database, sent: readonly FileSent[]) {
  return db
    .insert(sentFile)
    .values(sent.map(({ file: { digest: digestId, ...file }, fileId }) => ({ digestId, ...file, fileId })))
    .onConflictDoUpdate({
      target: [sentFile.digestId, sentFile.edition, sentFile.version, sentFile.as, sentFile.organization],
      set: { fileId: sql`excluded.file_id` },
    })
}

/** Telegram does not know this name any more. One that was kept since stays. */
export async function forgetFileId(db: Database, file: EditionFileOwed, fileId: string): Promise<void> {
  await db.delete(sentFile).where(and(isFile(file), eq(sentFile.fileId, fileId)))
}

function isFile({ digest, edition, version, as, organization = '' }: EditionFileOwed) {
  return and(
    eq(sentFile.digestId, digest),
    eq(sentFile.edition, edition),
    eq(sentFile.version, version),
    eq(sentFile.as, as),
    eq(sentFile.organization, organization),
  )
}

/** One name a file: the same for all who are owed it. */
export function fileKey({ digest, edition, version, as, organization = '' }: EditionFileOwed): string {
  return [digest, edition, version, as, organization].join(':')
}
