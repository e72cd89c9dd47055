import type { PastFigure } from '../digest/past-figures.ts'
import { hashOf, key } from './buttons.ts'
import { firstLines } from './common.ts'
import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

/** What taking in a workbook changes. */
type Plan = {
  readonly added: readonly PastFigure[]
  readonly changed: readonly { readonly was: PastFigure; readonly is: PastFigure }[]
  readonly removed: readonly PastFigure[]
  readonly same: number
}

const BACK = key('返回', 'settings')

export const PAGE: Said = {
  text: '上年数：用机器人的第一年，没有填报可比的，和这里的数比。\n先要一份模板，填好发回来；改好的再发一次就行。',
  keys: [[key('要模板', 'pastTemplate'), BACK]],
}
export const TEMPLATE_COMES: Said = {
  text: '模板随后就到。填“数值”一列，存成 .xlsx，发到这里。',
  keys: [[key('返回', 'pastFigures')]],
}
/** To whoever sent one unasked. */
export const PAST_SENT: Said = {
  text: '这是上年数。先看看会有哪些变动？',
  keys: [[key('看变动', 'pastRead'), key('返回', 'pastFigures')]],
}
export const LAPSED: Said = {
  text: '这一步已经过去了，请把表再发一次。',
  keys: [[key('上年数', 'pastFigures'), TO_MENU]],
}

/** What is wrong in a workbook, and where. */
export function faulty(faults: readonly string[]): Said {
  return {
    text: [`表里有${faults.length}处要改，一处都没有导入：`, ...firstLines(faults), '改好再发一次就行。'].join('\n'),
    keys: [[key('返回', 'pastFigures')]],
  }
}

/** By what is known again what an editor was shown. */
export function planHash(plan: Plan): string {
  return hashOf(JSON.stringify(plan))
}

/** What indicators and towns are called. */
type Called = { readonly indicator: (code: string) => string; readonly place: (id: string) => string }

/** What will change, before it does. `anew`: somebody changed them meanwhile. */
export function planSaid(plan: Plan, called: Called, anew = false): Said {
  const { added, changed, removed, same } = plan
  const back = key('返回', 'pastFigures')
  if (added.length + changed.length + removed.length === 0) {
    return { text: `表里的${same}个数和现在一样，没有变动。`, keys: [[back]] }
  }
  const name = ({ year, month, indicator, level, area }: PastFigure) =>
    [`${year}年${month > 0 ? `${month}月` : ''}`, area && called.place(area), called.indicator(indicator), level]
      .filter(Boolean)
      .join(' ')
  const lines = [
    ...changed.map(({ was, is }) => `${name(is)}：${was.value}→${is.value}`),
    ...removed.map((was) => `${name(was)}：${was.value}，去掉`),
    ...added.map((is) => `${name(is)}：${is.value}`),
  ]
  const lead = anew ? '刚才别的编辑改过，请看过再定。\n' : ''
  return {
    text: [`${lead}核对：${countsOf(plan)}。`, ...firstLines(lines)].join('\n'),
    keys: [[key('确认导入', 'pastTake', { hash: planHash(plan) }), back]],
  }
}

function countsOf({ added, changed, removed, same }: Plan): string {
  const counts: [string, number][] = [
    ['新增', added.length],
    ['改', changed.length],
    ['去掉', removed.length],
    ['不变', same],
  ]
  return counts.flatMap(([word, count]) => (count > 0 ? [`${word}${count}个`] : [])).join('，')
}

export function taken(plan: Plan): Said {
  return {
    text: `已导入：${countsOf(plan)}。以后的汇报“与以往对比”就用这些数，已发布的不变。`,
    keys: [[key('上年数', 'pastFigures'), TO_MENU]],
  }
}
