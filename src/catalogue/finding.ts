import type { Organization } from './schema.ts'
import type { Path } from './source.ts'

/** `in` is `report` or an organization's code: the file that the path leads into. */
export type Finding = { readonly in: string; readonly path: Path; readonly problem: string }

/** One file of an organization; `name` is the file's, without its ending. */
export type Part = { readonly name: string; readonly organization: Organization }

export type Found = (path: Path, problem: string) => void
