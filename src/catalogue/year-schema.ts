import { z } from 'zod'
import { chinese, code, shortCode } from './fields.ts'

/** Whose work a report is about: the county's, that of a town or village, one organization's. */
export const SCOPES = ['county', 'area', 'organization'] as const
export type ScopeKind = (typeof SCOPES)[number]

/** A clause; several lines are several paragraphs. */
export const block = z.string().trim().min(1, '不能为空')

/** What is said in reports of one scope, and otherwise in those of another. A text alone is the county's. */
export const byScope = z.preprocess(
  (written) => (typeof written === 'string' ? { county: written } : written),
  z.strictObject({ county: block.optional(), area: block.optional(), organization: block.optional() }),
)

/** Head and body of one of 一是、二是 …; the body prints what was reported with {problem} or {plan}. */
const point = z.strictObject({ head: block, body: block })

/** What stands in a chapter below its lead. */
const CONTENTS = ['themes', 'organizations', 'lines', 'figures', 'problems', 'plans'] as const
/** How several organizations under a theme follow one another, or themes under an organization, problems, plans. */
const ARRANGEMENTS = ['together', 'paragraphs', 'numbered', 'points'] as const

/** How the headings of themes or organizations below a chapter are counted; 无: they stand there without a number. */
export const HEADINGS = ['（一）', '1.', '一是', '无'] as const
export type HeadingsCounted = (typeof HEADINGS)[number]

const chapterSchema = z.strictObject({
  /** Permanent: the county's own words are kept under it. */
  code: shortCode(16),
  /** Absent: it has none, and the headings of what is below it are chapters of their own: 一、总工会. */
  heading: block.optional(),
  lead: byScope.optional(),
  of: z.enum(CONTENTS).optional(),
  /** For `themes` and `organizations`: of which themes. Absent: of all. */
  themes: z.array(code).min(1).optional(),
  each: z.enum(ARRANGEMENTS).default('together'),
  /** Absent: （一）; of a chapter without a heading they are chapters of their own. */
  headings: z.enum(HEADINGS).optional(),
  /** The headings below it: on lines of their own. Absent: the text goes on behind them (楷体, GB/T 9704 §7.3.3). */
  headings_apart: z.boolean().default(false),
  /** For `lines`: honours, a list of facts; a line without its value is left out. Told by its place, which has to stay. */
  lines: z.array(block).default([]),
  /** For `figures`: which are in the table. Absent: all. */
  codes: z.array(code).optional(),
  /** In whose reports it stands. Absent: in all. */
  scopes: z.array(z.enum(SCOPES)).min(1).optional(),
})

export type Chapter = z.infer<typeof chapterSchema>

const chaptersSchema = z.array(chapterSchema).min(1)

/**
 * Up to 0.2 the chapters were always these three, each under a name of its own: catalogues that say so go on meaning it.
 */
function withChapters(written: unknown): unknown {
  if (typeof written !== 'object' || written === null || 'chapters' in written) return written
  const { work, problems, plans, ...rest } = written as Record<string, unknown>
  const part = (of: string, said: unknown, more = {}) =>
    typeof said === 'object' && said !== null ? [{ code: of === 'themes' ? 'work' : of, of, ...said, ...more }] : []
  const chapters = [
    ...part('themes', work),
    ...part('problems', problems),
    ...part('plans', plans, { each: 'paragraphs' }),
  ]
  return chapters.length > 0 ? { ...rest, chapters } : written
}

/** The report of a longer period. Every text is a clause, and a county says it otherwise with /wording. */
export const yearSchema = z.preprocess(
  withChapters,
  z.strictObject({
    titles: z.strictObject({ county: block, area: block, organization: block }),
    /** 署名 of the document, below the text (GB/T 9704 §7.3.5); absent: not signed. */
    signatures: z
      .strictObject({ county: block.optional(), area: block.optional(), organization: block.optional() })
      .default({}),
    /** 主送机关, below the title (GB/T 9704 §7.3.2), without its colon. */
    addressed_to: byScope.optional(),
    opening: byScope.optional(),
    chapters: chaptersSchema,
    closing: byScope.optional(),
    /**
     * Problems and the plans that answer them, one to one, where plans are a chapter; `area` is what the form asks:
     * 是哪方面的问题. The code is
     * permanent: the county's own words are kept under it. Absent: its place in the list, which then has to stay.
     */
    pairs: z
      .array(
        z.strictObject({ code: shortCode(12).optional(), area: chinese(20), problem: point, plan: point.optional() }),
      )
      .default([]),
  }),
)
