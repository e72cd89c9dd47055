import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CountySettings } from '../catalogue/county-settings.ts'

/** What every piece of work at the county's desk needs to know besides the database. */
export type CountyDesk = {
  /** 县名. */
  readonly county: string
  /** What is in force today, see desk/catalogue-in-force.ts. */
  catalogue: Catalogue
  /** What the files say, shipped or the county's own: in force until an editor changed it. */
  readonly fileCatalogue: Catalogue
  readonly zone: string
  /** What editors settled, as it is in force now, see desk/settings-in-force.ts. */
  settings: CountySettings
  /** What the environment says: in force where no editor has settled otherwise. */
  readonly firstSettings: CountySettings
  /** The newest change that `settings` has in it; 0 before the first. */
  settled: number
  /** Of the thread that answers people: a digest that has to be compiled is for the workshop (desk/for-the-workshop.ts). */
  handsOver?: boolean
}
