import type { Catalogue } from '../catalogue/catalogue.ts'

type Worded = {
  readonly county: string
  readonly catalogue: Catalogue
  readonly units: readonly { readonly name: string; readonly area: string }[]
  /** The county's own text blocks; absent: only the catalogue's. */
  readonly wording?: (code: string) => string | undefined
}

/** Everything that the county fixes itself: a digit in it is no count. */
export function fixedWords({ county, catalogue, units, wording }: Worded): string[] {
  const { forms, blocks } = catalogue
  return [
    county,
    ...catalogue.organizations.flatMap((o) => [o.name, o.full_name, ...Object.values(o.sentences).flat()]),
    ...forms.flatMap((f) => [f.title, f.item ?? '']),
    ...forms.flatMap((f) => f.questions.flatMap((q) => [q.indicator?.label ?? '', ...(q.choices ?? [])])),
    ...blocks.flatMap((block) => [block.words ?? '', wording?.(block.code) ?? '']),
    catalogue.week.title,
    ...catalogue.week.totals.map((t) => t.words),
    ...units.flatMap((u) => [u.name, u.area]),
  ]
}
