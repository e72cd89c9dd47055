import { z } from 'zod'
import { KIND_NAMES } from '../kinds/index.ts'
import { OTHERS } from '../kinds/kind.ts'
import { chinese, code, shortCode } from './fields.ts'
import { block, byScope, yearSchema } from './year-schema.ts'

/** How one indicator's figures combine over time, and over units. */
export const OVER_TIME = ['sum', 'latest', 'average', 'distinct'] as const
export const OVER_UNITS = ['sum', 'distinct', 'latest'] as const

const written = z.strictObject({
  /** Absent: the question's own code. Given where what is printed is not what was asked: an average of the answers. */
  code: code.optional(),
  /** What the table of figures calls it. */
  label: chinese(24),
  /** Measure word (量词): 人, 人次, 场次, 户 … 人 and 人次 are never the same. */
  unit: chinese(4),
  over_time: z.enum(OVER_TIME).default('sum'),
  /** Absent: what is counted by name is counted once in the county, all else is added up. */
  over_units: z.enum(OVER_UNITS).optional(),
  /** The question whose answer keys the figures: an issue that is averaged over, a pilot whose latest count is taken. */
  keyed_by: code.optional(),
  /** Of a rate, in %: the question of this form whose number it is a share of. The mean is weighed by it. */
  base: code.optional(),
  /** The question whose answer says of which level the figures are: figures of two levels are never added up. */
  split_by: code.optional(),
  /** The line of totals at the head of a digest that this indicator may be added to. */
  adds_to: code.optional(),
})

export const indicatorSchema = written.transform((given) => ({
  ...given,
  over_units: given.over_units ?? (given.over_time === 'distinct' ? ('distinct' as const) : ('sum' as const)),
}))

export const questionSchema = z.strictObject({
  code: shortCode(36),
  kind: z.enum(KIND_NAMES),
  /** The words asked, one line on a phone. */
  ask: chinese(30),
  /** Its short name in the echo and in lists. Absent: the indicator's label, or the words asked. */
  label: chinese(16).optional(),
  /** What cadres also call it in a sentence of their own. Never shown. */
  also: z.array(chinese(12)).optional(),
  /** A second line in smaller print: what to leave out, where to look the number up. */
  hint: chinese(60).optional(),
  /** Not asked: the echo offers it by its short name. What hangs on it with `when` is asked once it was given. */
  optional: z.boolean().default(false),
  /** For `choice` and `choices`: the labels, in order. A file may name one of the county's lists instead (`LISTS`). */
  choices: z.array(chinese(20)).min(1).optional(),
  /** For `choices`: what may be typed besides the labels: names of bodies (单位), or any name. */
  others: z.enum(OTHERS).optional(),
  /** For `choices`: the label that means «none of them» and answers at one tap. */
  none: chinese(20).optional(),
  /** For `choice`: besides its own labels those picked at this earlier `choices` question, and none other of its labels. */
  among: code.optional(),
  /** The marks that a printed name stands between, unless it was given with its own. */
  marks: z.enum(['“”', '《》']).optional(),
  /** Longest answer of `text`, `name` and of one line of `list`, in characters. */
  max_length: z.number().int().min(1).max(200).default(40),
  /** Most lines of a `list`, most pictures of a `photo`. */
  max_items: z.number().int().min(1).max(50).default(20),
  /** The number now held (现有总数) instead of what is new: compared with the last one, never added up over weeks. */
  stock: z.boolean().default(false),
  /** Numbers for the office edition only. */
  sensitive: z.boolean().default(false),
  /** Not asked: answered as that earlier question is, unless the cadre says otherwise where the answers are checked. */
  same_as: code.optional(),
  /** For `list`: each name may have an amount behind it: 雨伞200把. */
  amounts: z.boolean().optional(),
  /** For a number: the earlier `list` that names what it counts. Another number than there are names is asked about. */
  counts: code.optional(),
  /** For a number: what one report hardly exceeds. More is asked about. Absent: by its measure word. */
  most: z.number().positive().optional(),
  /** For a number: the question of this form that it is a part of. A part that is more than its whole is asked about. */
  part_of: code.optional(),
  /** 再报一份 begins with the last answer: it rarely changes. */
  again: z.boolean().optional(),
  /** Asked only when the answer to that earlier question counts for something: not skipped, not 0, not «none». */
  when: code.optional(),
  /** Asked only of units whose area has this level. */
  asked_of: z.enum(['county', 'town', 'village']).optional(),
  indicator: indicatorSchema.optional(),
})

export const formSchema = z.strictObject({
  code: shortCode(24),
  title: chinese(16),
  /** What cadres also call this work in a sentence of their own. Never shown. */
  also: z.array(chinese(12)).optional(),
  /** Only units of areas of these levels are asked it. Absent: all that the organization has. */
  asked_of: z.array(z.enum(['county', 'town', 'village'])).optional(),
  /** Work of schools: a day in their holidays is asked about. */
  school: z.boolean().optional(),
  /** The theme it is printed under. Absent: a question of kind `choice` named `theme` decides, or it is not printed. */
  theme: code.optional(),
  questions: z.array(questionSchema).min(1).max(24),
  /** The clause that prints one report as an item of the week. Absent: not printed in the week. */
  item: z.string().optional(),
  /** The clause that says what a period brought, all its reports together. Absent: one made of title, names and numbers. */
  period: z.string().optional(),
})

/**
 * A clause of the year. The code is permanent: the county's own words are kept under it. A clause alone has none: then it
 * is its place under the theme, which has to stay.
 */
const sentenceSchema = z.union([z.string(), z.strictObject({ code: shortCode(24), words: z.string() })], {
  error: '要写一句话，或写成 { code: 代码, words: 一句话 }；代码只用小写字母、数字和下划线，不超过24个字母',
})

export const organizationSchema = z.strictObject({
  code,
  name: chinese(8),
  forms: z.array(formSchema).min(1),
  /** How the year's sentences name it, a clause: 青禾县妇联, but 团青禾县委. */
  full_name: z.string().trim().min(1, '不能为空').default('{county}{name}'),
  /** Its heading where a report has one for each organization. Absent: its name. */
  heading: block.optional(),
  /** The year's sentences by theme. */
  sentences: z.record(code, z.array(sentenceSchema)).default({}),
})

const totalSchema = z.strictObject({ code, words: z.string() })

export const reportSchema = z.strictObject({
  /** The one order that every report prints them in. */
  organizations: z.array(code).min(1),
  themes: z
    .array(
      z.strictObject({
        code,
        name: chinese(12),
        heading: block,
        /** What opens the theme in the year's report, and what closes it. */
        lead: byScope.optional(),
        closing: byScope.optional(),
        /**
         * Sentences that every organization has here, after its own. What a form without a theme was answered with counts
         * in the theme that its report is put under.
         */
        sentences: z.array(z.strictObject({ code: shortCode(24), words: z.string() })).optional(),
      }),
    )
    .min(1),
  /** The levels that awards and names are of, from the highest: `choices: levels`. */
  levels: z.array(chinese(20)).min(1).optional(),
  /** Departments that activities are held with, besides the organizations: `choices: partners`. */
  partners: z.array(chinese(20)).default([]),
  /** The county's fixed words that clauses name by a code: places, brands, bodies. */
  words: z.record(shortCode(24), z.string().trim()).default({}),
  /** Questions that several forms ask; a form names one by its code, or by `use` with what it asks otherwise. */
  questions: z.array(questionSchema).default([]),
  /** Forms that every organization has. */
  forms: z.array(formSchema).default([]),
  week: z.strictObject({
    /** Without the county's name in it that stands before it. */
    title: z.string(),
    /** 编发单位, a clause that knows {county}; absent: not named. */
    issuer: block.optional(),
    /** 报、送、发 at the end of the document; those that are absent are not named. */
    copies: z
      .strictObject({ report: block.optional(), send: block.optional(), distribute: block.optional() })
      .optional(),
    /** Where an office that starts in mid-year begins: its first issue here has this number in this year, and this running number. */
    begins: z
      .strictObject({ year: z.int().min(2000).max(2099), number: z.int().min(1), running: z.int().min(1) })
      .optional(),
    /** Totals of comparable numbers at the head of the digest; indicators name one with `adds_to`. */
    totals: z.array(totalSchema).default([]),
  }),
  /**
   * When the digest of a month is compiled: on this working day of the next month, at this time. Absent: by itself a month
   * has none.
   */
  month: z
    .strictObject({
      day: z.int().min(1).max(15),
      time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '要写成“09:00”这样的时间'),
    })
    .optional(),
  /** How numbers from 10,000 on are written in texts: 1.82万余, or 18234. Absent: in 万. */
  large_numbers: z.enum(['万', '数字'], '只写“万”或“数字”').optional(),
  year: yearSchema,
})

export type Indicator = z.infer<typeof indicatorSchema>
/** `self`: the organization that is asked it, where it is no answer. */
export type Question = z.infer<typeof questionSchema> & { readonly self?: string }
export type Form = z.infer<typeof formSchema>
export type Organization = z.infer<typeof organizationSchema>
/** An organization as its file has it; `name` is the file's, without its ending. */
export type OrganizationFile = { readonly name: string; readonly organization: Organization }
export type ReportPlan = z.infer<typeof reportSchema>

/**
 * Everything a county asks and prints, as plain data: what is stored. `version` is the hash of the rest. What was stored
 * stays readable: a field that is new has a default, and none becomes stricter.
 */
export const contentSchema = z.object({
  version: z.string(),
  organizations: z.array(organizationSchema),
  themes: reportSchema.shape.themes,
  commonForms: reportSchema.shape.forms,
  /** Codes were once longer than they may be now. */
  words: z.record(z.string(), z.string()).default({}),
  week: reportSchema.shape.week,
  month: reportSchema.shape.month,
  large_numbers: reportSchema.shape.large_numbers,
  year: reportSchema.shape.year,
})

export type CatalogueContent = z.infer<typeof contentSchema>
