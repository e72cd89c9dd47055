import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

/** Sentences that several features say. */
export const CAUTION = '只报可以公开的工作：不要写国家秘密、工作秘密、案件信息，不要写姓名、电话、证件号。'

export const NO_UNIT =
  '您还没有加入填报单位。\n请向县群团办要一个邀请链接，点开就加入；没有链接的，点“申请加入”，打单位和姓名，等编辑同意。'

type Roles = { readonly edits: readonly unknown[]; readonly views: readonly unknown[] }

/** To whoever wants to report and has no unit: a viewer and an editor learn what they can do instead. */
export function noUnit({ edits, views }: Roles): string {
  if (edits.length > 0) return `您是编辑，没有要填报的单位。${WHAT_YOU_CAN}`
  return views.length > 0
    ? `您可以看汇编，还不能填报；要填报，请向县群团办要一个填报的邀请链接。${WHAT_YOU_CAN}`
    : NO_UNIT
}

/** A command ends its line: a full stop behind it would be read as a part of it, and a space before one is no Chinese. */
const WHAT_YOU_CAN = '\n您能做的都在这里：/start'

export const EDITORS_ONLY = `这个功能只给编辑用。${WHAT_YOU_CAN}`

/** To whoever edits only a part of the county. */
export const COUNTY_ONLY = `这个功能只给县里的编辑用。${WHAT_YOU_CAN}`

/** To the same, of what lies outside of that part. */
export const OUT_OF_REACH: Said = { text: '这不在您负责的范围里，请找县里的编辑。', keys: [[TO_MENU]] }

/** To whoever gives the bot alone a command that is for a group. */
export const inGroup = (command: string): string => `/${command} 要在群里发：先把我加进群，再由编辑在群里发。`

/** To whoever changed a number that was published. */
export const PUT_RIGHT = '编辑会收到提醒，在更正版或下一期里登“更正”。'

/** What is said of a text with more than so many characters; undefined of any other. */
export function tooLong(text: string, most: number): string | undefined {
  const length = [...text].length
  return length > most ? `请不超过${most}字（现在${length}字）。` : undefined
}

/** Of a list in a message more is not read. */
const MOST_LINES = 15

/** The first lines of a list, and how many more there are: ……还有3处. */
export function firstLines(lines: readonly string[]): string[] {
  return lines.length > MOST_LINES
    ? [...lines.slice(0, MOST_LINES), `……还有${lines.length - MOST_LINES}处`]
    : [...lines]
}
