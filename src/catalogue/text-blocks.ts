import type { CatalogueContent, Organization } from './schema.ts'
import { type Chapter, SCOPES, type ScopeKind } from './year-schema.ts'

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
export const MOST_BLOCK = 43

/** Whether a report can do without this block: then a county may leave it empty. */
export function canBeEmpty(code: string): boolean {
  return /^(?:opening|closing|addressed_to)(?:\.|$)|\.(?:lead|closing|line)(?:\.|$)|^(?:sentence|word|signature)\./.test(
    code,
  )
}

/** Whether it may be several paragraphs. */
export function hasParagraphs(code: string): boolean {
  return /^(?:opening|closing)(?:\.|$)|\.(?:lead|closing)(?:\.|$)/.test(code)
}

/** The permanent code of a problem with its plan; of one without a code its place in the list, which then has to stay. */
export function pairCode({ code }: { readonly code?: string | undefined }, index: number): string {
  return code ?? String(index + 1)
}

/** The block of a text in reports of a scope: the county's has the code alone. */
export function scopedCode(code: string, scope: ScopeKind): string {
  return scope === 'county' ? code : `${code}.${scope}`
}

/** The block of a chapter's line. */
export function lineCode(chapter: string, index: number): string {
  return `${chapter}.line.${index + 1}`
}

/** A text of several lines is so many paragraphs, each a clause. */
export function paragraphsOf(text: string): readonly string[] {
  return text.split(/\n/u).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
}

/** The sentences that every organization has under a theme. */
export function commonSentences({ code: theme, sentences = [] }: Theme): readonly Sentence[] {
  return sentences.map(({ code, words }) => ({ code: `sentence.all.${theme}.${code}`, words }))
}

const SCOPE_NAMES: Readonly<Record<ScopeKind, string>> = { county: '全县', area: '镇（街道）', organization: '组织' }

export type Theme = CatalogueContent['themes'][number]

/** The themes that a chapter is about. */
export function themesOf(
  chapter: Pick<Chapter, 'themes'>,
  { themes }: Pick<CatalogueContent, 'themes'>,
): readonly Theme[] {
  return themes.filter(({ code }) => chapter.themes?.includes(code) ?? true)
}

type ByScope = Readonly<Partial<Record<ScopeKind, string | undefined>>>

/** A block a scope: the county's, and of the others those that the catalogue says something in. */
function scoped(code: string, label: string, words: ByScope | undefined): TextBlock[] {
  return SCOPES.filter((scope) => scope === 'county' || words?.[scope] !== undefined).map((scope) => ({
    code: scopedCode(code, scope),
    label: scope === 'county' ? label : `${label}·${SCOPE_NAMES[scope]}`,
    words: words?.[scope],
  }))
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
export function textBlocksOf(content: CatalogueContent): readonly TextBlock[] {
  const { year, organizations, words } = content
  const each = (part: string, texts: ByScope): TextBlock[] =>
    SCOPES.map((scope) => ({
      code: `${part}.${scope}`,
      label: `${part === 'title' ? '标题' : '署名'}·${SCOPE_NAMES[scope]}`,
      words: texts[scope],
    }))
  const sentences = (organization: Organization, theme: Theme): TextBlock[] =>
    sentencesUnder(organization, theme.code).map((sentence, i) => ({
      ...sentence,
      organization: organization.code,
      label: `${organization.name}·${theme.name}·第${i + 1}句`,
    }))
  const common = (theme: Theme): TextBlock[] =>
    commonSentences(theme).map((sentence, i) => ({ ...sentence, label: `各组织·${theme.name}·第${i + 1}句` }))
  const ofTheme = (theme: Theme): TextBlock[] => [
    { code: `theme.${theme.code}.heading`, label: `${theme.name}·标题`, words: theme.heading },
    ...scoped(`theme.${theme.code}.lead`, `${theme.name}·开头`, theme.lead),
    ...organizations.flatMap((organization) => sentences(organization, theme)),
    ...common(theme),
    ...scoped(`theme.${theme.code}.closing`, `${theme.name}·结尾`, theme.closing),
  ]
  const ofOrganization = (organization: Organization, under: readonly Theme[]): TextBlock[] => {
    const { code, name, heading } = organization
    const block = { code: `organization.${code}.heading`, label: `${name}·标题`, words: heading }
    return [block, ...under.flatMap((theme) => sentences(organization, theme))]
  }
  const below = (chapter: Chapter) => {
    const under = themesOf(chapter, content)
    if (chapter.of === 'themes') return under.flatMap(ofTheme)
    if (chapter.of !== 'organizations') return []
    return [...organizations.flatMap((organization) => ofOrganization(organization, under)), ...under.flatMap(common)]
  }
  return [
    ...each('title', year.titles),
    ...scoped('addressed_to', '主送机关', year.addressed_to),
    ...scoped('opening', '总述', year.opening),
    ...year.chapters.flatMap((chapter, i) => [
      ...(chapter.heading === undefined
        ? []
        : [{ code: `${chapter.code}.heading`, label: `${nameOf(chapter, i)}·标题`, words: chapter.heading }]),
      ...scoped(`${chapter.code}.lead`, `${nameOf(chapter, i)}·开头`, chapter.lead),
      ...chapter.lines.map((words, line) => ({
        code: lineCode(chapter.code, line),
        label: `${nameOf(chapter, i)}·第${line + 1}条`,
        words,
      })),
      ...below(chapter),
    ]),
    ...scoped('closing', '结束语', year.closing),
    ...year.pairs.flatMap((pair, i) => {
      const { area, problem, plan } = pair
      const code = pairCode(pair, i)
      return [
        { code: `pair.${code}.problem.head`, label: `${area}·问题`, words: problem.head },
        { code: `pair.${code}.problem.body`, label: `${area}·问题说明`, words: problem.body },
        ...(plan
          ? [
              { code: `pair.${code}.plan.head`, label: `${area}·打算`, words: plan.head },
              { code: `pair.${code}.plan.body`, label: `${area}·打算说明`, words: plan.body },
            ]
          : []),
      ]
    }),
    ...each('signature', year.signatures),
    ...Object.entries(words).map(([code, text]) => ({ code: `word.${code}`, label: `固定词语·${code}`, words: text })),
  ]
}

/** A chapter for an editor: by what it holds, else by its place. */
function nameOf({ of }: Chapter, index: number): string {
  return of === 'problems' ? '问题' : of === 'plans' ? '打算' : `第${index + 1}部分`
}
