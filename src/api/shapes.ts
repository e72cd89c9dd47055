import { z } from 'zod'
import { TOKEN_SCOPES } from '../database/schema.ts'
import { DIGEST_KINDS } from '../digest/kinds/index.ts'

/** All that may be asked and all that is answered; the OpenAPI document is made of it, and every answer is held to it by a test. */

const MOST = 200

const day = z.iso.date()
const cursor = z
  .string()
  .regex(/^\d{1,15}$/)
  .meta({ description: '`next` of the page before' })
const limit = z.coerce.number().int().min(1).max(MOST).default(100).meta({ description: 'items on a page' })
const code = z.string().min(1).max(60)

const days = {
  from: day.optional().meta({ description: 'first day; without it, the day `to`, or today in the county' }),
  to: day.optional().meta({ description: 'last day; without it, today in the county or `from`, whichever is later' }),
}
const part = {
  unit: code.optional().meta({ description: 'only this unit (填报单位), by its id' }),
  area: code.optional().meta({ description: 'only this area (区域) and those below it, by its id' }),
  organization: code.optional().meta({ description: 'only this organization (群团组织), by its code' }),
}
const paging = { cursor: cursor.optional(), limit }

export const nothingAsked = z.strictObject({})
export const recordsAsked = z.strictObject({ ...days, ...part, ...paging })
export const digestsAsked = z.strictObject({
  from: day.optional().meta({ description: 'only digests of periods that reach to this day or beyond it' }),
  to: day.optional().meta({ description: 'only digests of periods that begin on this day or before it' }),
  area: part.area.meta({ description: "this area's own digests in place of the county's" }),
  organization: part.organization.meta({ description: "this organization's own digests in place of the county's" }),
  ...paging,
})
export const digestAsked = z.strictObject({ id: z.coerce.number().int().min(1) })

export type RecordsAsked = z.infer<typeof recordsAsked>
export type DigestsAsked = z.infer<typeof digestsAsked>

const named = z.strictObject({ code: z.string(), name: z.string() })
const place = z.strictObject({ id: z.string(), name: z.string() })
const next = z.string().nullable().meta({ description: 'the cursor of the next page; null: this is the last' })

export const countyAnswer = z.strictObject({
  county: z.string(),
  today: day.meta({ description: "today by the county's clock" }),
  zone: z.string(),
  scope: z.enum(TOKEN_SCOPES).meta({ description: 'what this token may read' }),
  organizations: z.array(named),
})

const reportShape = z.strictObject({
  id: z.number().int().meta({ description: 'receipt number (编号)' }),
  unit: z.strictObject({ id: z.string(), name: z.string(), area: place, organization: named }),
  form: named,
  on: day.meta({ description: 'the day of the activity' }),
  recordedAt: z.iso.datetime().meta({ description: 'when it was recorded as it stands' }),
  revision: z.number().int().meta({ description: '1; one more for each correction' }),
  answers: z
    .array(
      z.strictObject({
        code: z.string(),
        label: z.string(),
        value: z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]),
        shown: z.string().meta({ description: 'as a person reads it: 约150人' }),
      }),
    )
    .meta({ description: 'numbers, days and labels of the catalogue; what somebody worded is never in it' }),
})

const figureShape = z.strictObject({
  organization: named,
  indicator: z.string(),
  name: z.string(),
  level: z.string().nullable().meta({ description: 'of which level, where levels are counted apart' }),
  measure: z.string().meta({ description: 'measure word: 人, 场次, 万元' }),
  counts: z.enum(['period', 'now']).meta({ description: '`now`: what there is at the end of it (现有总数)' }),
  value: z.number(),
  low: z.number().meta({ description: 'the least that it can be; `value` where it is exact' }),
  high: z.number().meta({ description: 'the most that it can be' }),
  figures: z.number().int().meta({ description: 'how many figures of reports went in' }),
  units: z.number().int().meta({ description: 'of how many units' }),
})

const digestShape = z.strictObject({
  id: z.number().int(),
  kind: z.enum(DIGEST_KINDS.map((kind) => kind.code)),
  scope: z.string().meta({ description: 'county, area:<id> or organization:<code>' }),
  title: z.string(),
  from: day,
  to: day,
  number: z.number().int().nullable().meta({ description: '期号 of a week' }),
  publishedAt: z.iso.datetime(),
})

export const reportsAnswer = z.strictObject({ from: day, to: day, items: z.array(reportShape), next })
export const figuresAnswer = z.strictObject({ from: day, to: day, items: z.array(figureShape), next })
export const digestsAnswer = z.strictObject({ items: z.array(digestShape), next })
export const digestAnswer = digestShape.extend({
  version: z.number().int().meta({ description: '1; one more for each edition that a correction made necessary' }),
  withdrawn: z.boolean().meta({ description: 'taken back as a whole after it was out; then `text` says only so' }),
  asOf: z.iso.datetime().meta({ description: 'nothing recorded later is in it' }),
  text: z.string().meta({ description: "the group's edition, as it went out" }),
  coverage: z
    .strictObject({ due: z.number(), reported: z.number(), zero: z.number(), missing: z.number() })
    .meta({ description: 'units: due = reported + zero + missing' }),
})

export const problemAnswer = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    sentence: z.string().meta({ description: 'what is wrong and what to do' }),
  }),
})

export type Report = z.infer<typeof reportShape>
export type Figure = z.infer<typeof figureShape>
export type DigestTold = z.infer<typeof digestShape>
