import { hashOf, type Key, key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

/** A problem and the plan that answers it, as they are printed. */
type Words = { readonly problem: string; readonly plan: string }

/** One area of problems in one year; `pair` is the area's permanent code in the catalogue. */
export type PairPlace = { readonly year: number; readonly pair: string; readonly area: string }

export type Side = 'problem' | 'plan'

export const LONGEST = 300
export const A_PAGE = 5

const SIDES: Readonly<Record<Side, string>> = { problem: '问题', plan: '打算' }
const STATES = { put: '已定', reported: '按最新填报', nothing: '没有' }

export const NO_YEAR: Said = { text: '请写年份，例如 /problems 2022' }

/** By which a button knows again what was put of an area. */
export function putHash(put: Words | undefined): string {
  return hashOf(put ? `${put.problem}\n${put.plan}` : '')
}

/** Every area of problems, and what a year's report prints of it. */
export function pairAreas(
  year: number,
  areas: readonly { readonly pair: string; readonly area: string; readonly state: keyof typeof STATES }[],
): Said {
  const keys = areas.map(({ pair, area, state }) => [
    key(`${area}（${STATES[state]}）`, 'problemsIn', { year, pair, page: 0 }),
  ])
  return { text: `${year}年的问题和打算，一一对应。没有定的，用最新填报的一条。`, keys: [...keys, [TO_MENU]] }
}

/** One area: what is put, what became of an earlier plan, what units reported. `lead`: what was just done. */
export function pairArea(
  place: PairPlace,
  of: {
    readonly put: Words | undefined
    /** A plan of an earlier year of which nobody has said what became of it. */
    readonly before: { readonly year: number; readonly plan: string } | undefined
    readonly reported: readonly (Words & { readonly unit: string; readonly report: number })[]
    readonly page: number
    readonly more: boolean
  },
  lead = '',
): Said {
  const { put, before, reported, page, more } = of
  const { year, pair, area } = place
  const lines = [
    `${area}${put ? '（已定）' : ''}`,
    ...(put ? [`问题：${put.problem}`, `打算：${put.plan}`] : []),
    ...(before ? [`${before.year}年的打算：${before.plan}\n办得怎么样了？`] : []),
    ...(reported.length > 0 ? ['各单位报的：'] : ['还没有单位报这方面的问题。']),
    ...reported.map((c, i) => `${i + 1}. ${c.unit}：${c.problem}→${c.plan}`),
  ]
  const here = { year, pair }
  const seen = { ...here, hash: putHash(put) }
  const turning: Key[] = [
    ...(page > 0 ? [key('上一页', 'problemsIn', { ...here, page: page - 1 })] : []),
    ...(more ? [key('下一页', 'problemsIn', { ...here, page: page + 1 })] : []),
    key('返回', 'problemsOf', { year }),
  ]
  return {
    text: lead + lines.join('\n'),
    keys: [
      ...(before ? [[key('已解决', 'planSolved', here), key('接着推进', 'planCarried', here)]] : []),
      ...reported.map(({ report }, i) => [
        key(`用第${i + 1}条`, 'problemPick', { ...seen, report }),
        ...(put ? [key(`并入第${i + 1}条`, 'problemMerge', { ...seen, report })] : []),
      ]),
      ...(put
        ? [[key('改问题', 'problemWords', here), key('改打算', 'planWords', here), key('不用了', 'problemDrop', seen)]]
        : []),
      turning,
    ],
  }
}

/** `now`: what is there, to be copied from. */
export function askWords(place: PairPlace, side: Side, now: string | undefined): Said {
  const words = now ? `现在是：\n${now}\n\n` : ''
  return { text: `${words}请打改好的${SIDES[side]}，不超过${LONGEST}字。`, keys: [[toArea(place)]] }
}

/** Somebody was before this editor: both their words, so that neither is lost unseen. */
export function wordsOvertaken(place: PairPlace, now: string, typed: string): Said {
  const { year, pair } = place
  return {
    text: `没有保存：这一条刚改成：\n${now}\n\n您打的是：\n${typed}`,
    keys: [[key('用我的', 'problemMine', { year, pair }), toArea(place)]],
  }
}

export const CHANGED_MEANWHILE = '这一条刚被改过，请看过再定。\n'

export function wordsRefused(place: PairPlace, why: string): Said {
  return { text: why, keys: [[toArea(place)]] }
}

function toArea({ year, pair }: PairPlace): Key {
  return key('返回', 'problemsIn', { year, pair, page: 0 })
}
