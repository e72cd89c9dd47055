import type { Weekly } from '../calendar/due.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'

/** What every piece of work at the county's desk needs to know besides the database. */
export type CountyDesk = {
  /** 县名. */
  readonly county: string
  /** What is in force today: the only thing of it that changes, see desk/catalogue-in-force.ts. */
  catalogue: Catalogue
  /** What the files say, shipped or the county's own: in force until an editor changed it. */
  readonly fileCatalogue: Catalogue
  readonly zone: string
  readonly weekly: Weekly
  /** How long editors have a preview before it goes out by itself; 0 = at once. */
  readonly previewMinutes: number
}
