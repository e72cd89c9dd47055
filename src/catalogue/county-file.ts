import { z } from 'zod'
import { isDay } from '../calendar/day.ts'
import type { AreaLevel } from './applicable.ts'
import type { Path } from './source.ts'

export type CountyArea = {
  readonly id: string
  readonly parent?: string
  readonly level: AreaLevel
  readonly name: string
}

export type CountyUnit = {
  readonly id: string
  readonly area: string
  readonly organization: string
  readonly name: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly successor?: string | undefined
}

const code = z.string().regex(/^[a-z][a-z0-9-]*$/, '只用小写字母、数字和短横，字母开头')
/** What a unit or an area may be called at most. */
export const LONGEST_NAME = 20
/** A unit's code goes into the data of a button, which has room for 64 bytes (Bot API, InlineKeyboardButton). */
export const LONGEST_UNIT_ID = 36
/** The code of an area: of a village with that of its town before it. */
export const AREA_CODE = /^[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)?$/

const name = z.string().trim().min(1, '不能为空').max(LONGEST_NAME, `不超过${LONGEST_NAME}个字`)
const day = z.string().refine(isDay, '要写成 2022-11-09 这样的日期')
const organizations = z.array(z.string()).min(1)
const names = z.record(z.string(), name)

const villageSchema = z.strictObject({ code, name, organizations: organizations.optional() })
const townSchema = villageSchema.extend({ villages: z.array(villageSchema).default([]) })
export const countySchema = z.strictObject({
  code,
  name,
  /** Which organizations have a unit in every area of a level; an area's own list comes before it. */
  organizations: z
    .strictObject({
      county: organizations.optional(),
      town: organizations.optional(),
      village: organizations.optional(),
    })
    .default({}),
  /**
   * What the units of a level are called, by organization: behind the area's name, or around `{area}` (团{area}委). Absent:
   * as the catalogue names the organization.
   */
  names: z.strictObject({ county: names.optional(), town: names.optional(), village: names.optional() }).default({}),
  towns: z.array(townSchema).min(1),
  /** Units with a name of their own, with dates, or with a successor. */
  units: z
    .array(
      z.strictObject({
        id: z.string(),
        name: name.optional(),
        from: day.optional(),
        to: day.optional(),
        successor: z.string().optional(),
      }),
    )
    .default([]),
})

/** The file as it is written. */
export type Plan = z.infer<typeof countySchema>
/** An area with where it stands in the file, and which organizations have a unit there. */
export type Place = CountyArea & { readonly path: Path; readonly organizations: readonly string[] }
export type Named = { readonly code: string; readonly name: string }
