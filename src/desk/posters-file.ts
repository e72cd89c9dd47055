import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Database } from '../database/open.ts'
import type { CountyDesk } from './county-desk.ts'

const owed = z.object({
  at: z.iso.datetime(),
  until: z.string(),
  links: z.array(z.object({ unit: z.string(), url: z.string() })).nonempty(),
})

/** What a row of the outbox says of posters: all of it, since links are kept nowhere else. */
export type PostersOwed = z.infer<typeof owed>

/** Invitations to print: a table of all, then a page each; of one, its page alone. */
export async function postersFile(_: Database, { county }: CountyDesk, of: object, folder: string) {
  const posters = owed.parse(of)
  const { postersDocx } = await import('../documents/docx/posters.ts')
  const path = join(folder, 'posters.docx')
  await writeFile(path, await postersDocx({ ...posters, county }))
  const [first, ...others] = posters.links.map(({ unit }) => unit)
  return {
    filename: others.length === 0 ? `${first}邀请海报.docx` : `邀请海报（${others.length + 1}个单位）.docx`,
    path,
  }
}
