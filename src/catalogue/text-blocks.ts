import type { CatalogueContent, Organization } from './schema.ts'

/** One text of the year's report that a county words itself. */
export type TextBlock = {
  /** Permanent: `opening`, `theme.guidance.lead`, `sentence.women.talk`, `pair.brand.plan.head`, `word.brand`. */
  readonly code: string
  /** The code of the organization whose sentence it is; absent: the report's own. */
  readonly organization?: string
  /** Where it stands, for an editor: `思想引领·开头`. */
  readonly label: string
  /** The catalogue's clause; undefined where the catalogue has none, but a county may. */
  readonly words: string | undefined
}

/** A block's code stands in buttons, the data of which have 64 bytes (Bot API, InlineKeyboardButton). */
export const MOST_BLOCK = 44

/** Whether a report can do without this block: then a county may leave it empty. */
export function canBeEmpty(code: string): boolean {
  return code === 'opening' || /\.(?:lead|closing)$|^(?:sentence|word|signature)\./.test(code)
}

/** The permanent code of a problem with its plan; of one without a code its place in the list, which then has to stay. */
export function pairCode({ code }: { readonly code?: string | undefined }, index: number): string {
  return code ?? String(index + 1)
}

/** A sentence of an organization's as it is printed under a theme, by its permanent code. */
export type Sentence = { readonly code: string; readonly words: string }

/** An organization's sentences under a theme; of one without a code theme and place are its code, and have to stay. */
export function sentencesUnder({ code: organization, sentences }: Organization, theme: string): readonly Sentence[] {
  return (sentences[theme] ?? []).map((sentence, i) => {
    const { code, words } = typeof sentence === 'string' ? { code: `${theme}.${i + 1}`, words: sentence } : sentence
    return { code: `sentence.${organization}.${code}`, words }
  })
}

/** Every text block of the year's report, in the order in which they are printed; the county's fixed words last. */
export function textBlocksOf({ year, themes, words, organizations }: CatalogueContent): readonly TextBlock[] {
  return [
    { code: 'title.county', label: '标题·全县', words: year.titles.county },
    { code: 'title.area', label: '标题·镇（街道）', words: year.titles.area },
    { code: 'title.organization', label: '标题·组织', words: year.titles.organization },
    { code: 'opening', label: '总述', words: year.opening },
    { code: 'work.heading', label: '第一部分·标题', words: year.work.heading },
    ...themes.flatMap((theme) => [
      { code: `theme.${theme.code}.heading`, label: `${theme.name}·标题`, words: theme.heading },
      { code: `theme.${theme.code}.lead`, label: `${theme.name}·开头`, words: theme.lead },
      ...organizations.flatMap((organization) =>
        sentencesUnder(organization, theme.code).map((sentence, i) => ({
          ...sentence,
          organization: organization.code,
          label: `${organization.name}·${theme.name}·第${i + 1}句`,
        })),
      ),
      { code: `theme.${theme.code}.closing`, label: `${theme.name}·结尾`, words: theme.closing },
    ]),
    { code: 'problems.heading', label: '第二部分·标题', words: year.problems.heading },
    { code: 'problems.lead', label: '问题·开头', words: year.problems.lead },
    { code: 'plans.heading', label: '第三部分·标题', words: year.plans.heading },
    { code: 'plans.lead', label: '打算·开头', words: year.plans.lead },
    ...year.pairs.flatMap((pair, i) => {
      const { area, problem, plan } = pair
      const code = pairCode(pair, i)
      return [
        { code: `pair.${code}.problem.head`, label: `${area}·问题`, words: problem.head },
        { code: `pair.${code}.problem.body`, label: `${area}·问题说明`, words: problem.body },
        { code: `pair.${code}.plan.head`, label: `${area}·打算`, words: plan.head },
        { code: `pair.${code}.plan.body`, label: `${area}·打算说明`, words: plan.body },
      ]
    }),
    { code: 'signature.county', label: '署名·全县', words: year.signatures.county },
    { code: 'signature.area', label: '署名·镇（街道）', words: year.signatures.area },
    { code: 'signature.organization', label: '署名·组织', words: year.signatures.organization },
    ...Object.entries(words).map(([code, text]) => ({ code: `word.${code}`, label: `固定词语·${code}`, words: text })),
  ]
}
