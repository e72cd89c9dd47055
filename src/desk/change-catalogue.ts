import type { Day } from '../calendar/day.ts'
import type { AreaLevel } from '../catalogue/applicable.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import {
  brokenCodes,
  type CatalogueChange,
  type CostChange,
  catalogueChanges,
  costChanges,
} from '../catalogue/changes.ts'
import { contentOf } from '../catalogue/content-of.ts'
import { formsLacking, withFormsOfFiles } from '../catalogue/forms-of-files.ts'
import type { Write } from '../database/write.ts'
import { newClauseHoles } from '../digest/clause-holes.ts'
import { readCatalogueWorkbook } from '../documents/catalogue-workbook/read.ts'
import { brokenCodeLine } from '../messages/catalogue-changes.ts'
import { typedHole } from '../messages/clause-hole.ts'
import type { CountyDesk } from './county-desk.ts'

/** A catalogue that may take the place of the one in force, and what would change. */
export type Proposed = {
  readonly catalogue: Catalogue
  readonly changes: readonly CatalogueChange[]
  readonly costs: readonly CostChange[]
}

export type Fault = { readonly place: string; readonly why: string }

/** Reads an edited workbook against the catalogue in force. */
export async function proposedBy(
  bytes: Uint8Array,
  now: Catalogue,
): Promise<{ readonly proposed: Proposed } | { readonly faults: readonly Fault[] }> {
  const read = await readCatalogueWorkbook(bytes, now.content)
  if ('faults' in read) return read
  const broken = brokenCodes(now.content, read.catalogue.content)
  if (broken.length > 0) return { faults: broken.map((of) => ({ place: '题', why: brokenCodeLine(of) })) }
  const holes = newClauseHoles(read.catalogue, now)
  if (holes.length > 0) return { faults: holes.map((hole) => ({ place: `句式 ${hole.clause}`, why: typedHole(hole) })) }
  return { proposed: proposal(now, read.catalogue) }
}

/** What is in force with the forms of the files that it lacks; where they do not go together, how many it lacks. */
export function proposedByFiles({
  catalogue,
  fileCatalogue,
}: CountyDesk): { readonly proposed: Proposed } | { readonly lacking: number } {
  const added = withFormsOfFiles(catalogue.content, fileCatalogue.content)
  if (added) return { proposed: proposal(catalogue, added) }
  return { lacking: formsLacking(catalogue.content, fileCatalogue.content).length }
}

function proposal(now: Catalogue, catalogue: Catalogue): Proposed {
  const [before, after] = [now.content, catalogue.content]
  return { catalogue, changes: catalogueChanges(before, after), costs: costChanges(before, after) }
}

/** The catalogue with a form asked of a level or not any more. Undefined where nobody would be asked it, or it is none. */
export function withLevel(now: Catalogue, code: string, level: AreaLevel): Catalogue | undefined {
  const { content } = now
  const all: readonly AreaLevel[] = ['county', 'town', 'village']
  const turned = <F extends Catalogue['forms'][number]>(form: F): F => {
    if (form.code !== code) return form
    const of = form.asked_of ?? all
    const levels = all.filter((each) => (each === level ? !of.includes(each) : of.includes(each)))
    const { asked_of: _, ...rest } = form
    return (levels.length === all.length ? rest : { ...rest, asked_of: levels }) as F
  }
  const organizations = content.organizations.map((o) => {
    return [o.code, { forms: o.forms.map(turned), sentences: o.sentences }] as const
  })
  const done = contentOf(content, {
    organizations: new Map(organizations),
    commonForms: content.commonForms.map(turned),
  })
  return 'catalogue' in done ? done.catalogue : undefined
}

/** Puts a catalogue in force from a day on. */
export function catalogueWrites(
  { version, content }: Catalogue,
  of: { readonly from: Day; readonly at: Date; readonly personId: number | null },
): Write[] {
  const { from: validFrom, at, personId } = of
  return [
    { do: 'keepCatalogueVersion', of: { version, content, loadedAt: at } },
    { do: 'changeCatalogue', of: { version, validFrom, setAt: at, setBy: personId } },
    {
      do: 'note',
      of: { at, personId, action: 'catalogue', subject: `catalogue ${version}`, detail: { from: validFrom } },
    },
  ]
}
