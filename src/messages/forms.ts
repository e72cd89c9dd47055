import { inChinese } from '../chinese/full-width.ts'
import { clip } from '../chinese/quoted.ts'
import { ASIDE } from '../interview/aside.ts'
import { type Key, type Keys, key } from './buttons.ts'
import { inPairs, TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

type Unit = { readonly id: string; readonly name: string }
type Form = { readonly code: string; readonly title: string }

/** A draft that can be taken up again, by what it is called. */
export type Waiting = {
  readonly id: number
  readonly title: string
  /** What tells it from another of the same title: what it was begun with, or its unit; empty where neither is known. */
  readonly apart: string
}

const MOST_DRAFTS = 3

/** The drafts that wait to be finished, a row each. */
export function waitingKeys(drafts: readonly Waiting[]): Keys {
  const shown = drafts.slice(0, MOST_DRAFTS)
  return shown.map((draft) => [key(`接着填：${toldApart(draft, shown)}`, 'resumeDraft', { draft: draft.id })])
}

/** A draft's title, with what tells it from others of it; those that nothing does are counted. */
function toldApart({ id, title, apart }: Waiting, all: readonly Waiting[]): string {
  const others = all.filter((other) => other.title === title)
  if (others.length === 1) return title
  const alike = others.filter((other) => other.apart === apart)
  const nth = alike.length > 1 || apart === '' ? `第${alike.findIndex((other) => other.id === id) + 1}份` : ''
  return `${title}（${[apart, nth].filter(Boolean).join('，')}）`
}

/** What a draft is called: its form's title, and the number of the report that it corrects. */
export function draftTitle(form: string, corrects: number | undefined): string {
  return corrects === undefined ? form : `更正${form}（编号${corrects}）`
}

export const REPORT: Key = key('填报', 'report')
export const MINE: Key = key('我的填报', 'mine')
export const ZERO: Key = key('零报告', 'zero')

export function whichUnit(units: readonly Unit[], lead: string): Said {
  const keys = units.map((unit) => key(unit.name, 'reportFor', { unit: unit.id }))
  return { text: `${lead}为哪个单位填报？`, list: { keys, again: REPORT, of: 1 }, keys: [[TO_MENU]] }
}

/** A unit's forms as buttons, with the drafts that wait to be finished on top. */
export function whichForm(of: {
  readonly unit: Unit
  readonly forms: readonly Form[]
  readonly waiting: readonly Waiting[]
  /** Whether the person reports for other units too. */
  readonly several: boolean
  readonly lead: string
}): Said {
  const { unit, forms, waiting, several, lead } = of
  return {
    text: `${lead}${unit.name}：报哪一类工作？`,
    keys: [
      ...waitingKeys(waiting),
      ...inPairs(forms.map((form) => key(form.title, 'form', { form: form.code, unit: unit.id }))),
      [key('本周没有新工作（零报告）', 'zero')],
      [several ? key('换个单位', 'report') : TO_MENU],
    ],
  }
}

/** Several units have the form that was named. */
export function whichUnitForForm(form: Form, units: readonly Unit[]): Said {
  const keys = units.map((unit) => [key(unit.name, 'form', { form: form.code, unit: unit.id })])
  return { text: `为哪个单位报“${form.title}”？`, keys: [...keys, [TO_MENU]] }
}

/** Puts a draft away, with what was answered; it can be taken up again. */
export function cancelled({ id, title }: Waiting, answered: readonly string[] = []): Said {
  return {
    text: [`已取消“${title}”，没有提交。`, ...answered].join('\n'),
    keys: [[key('接着填', 'resumeDraft', { draft: id }), key('填别的', 'report')], [TO_MENU]],
  }
}

/** To 先不填了, 不想改了: it stays as it is. */
export function putOff({ id, title }: Waiting): Said {
  return {
    text: `好的，“${title}”先放着，没有提交。填好的都在。`,
    keys: [[key('接着填', 'resumeDraft', { draft: id }), key('填别的', 'report')], [TO_MENU]],
  }
}

/** A button of a draft that is done with: says so, and what can be done instead. */
export function doneWith({ id, title }: Waiting, submitted: boolean, others: readonly Waiting[]): Said {
  const again = submitted ? MINE : key('接着填', 'resumeDraft', { draft: id })
  return {
    own: true,
    text: `“${title}”这一份已经${submitted ? '提交' : '取消'}了。`,
    keys: [[again, REPORT], ...waitingKeys(others)],
  }
}

export function nothingAtHand(waiting: readonly Waiting[]): Said {
  return { text: '现在没有正在填的表。', keys: [...waitingKeys(waiting), [REPORT]] }
}

/** To an edited message of several works: which of those that wait are changed by it, and the one that goes on. */
export function editedBeside(changed: readonly Waiting[], goesOn: readonly Waiting[]): Said {
  return {
    text: `也改了：${changed.map(({ title, apart }) => `“${title}”（${apart}）`).join('、')}。`,
    keys: waitingKeys(goesOn),
  }
}

/** Of a message of several works, of which some are no drafts any more. */
export const SAVED_STAYS = '这条消息里已经提交的，不跟着改；要改，点“我的填报”。'

/** Words that may tell of another work than the draft at hand: `answers` where its question could take them too. */
export function whichWork(
  { id, title }: Waiting,
  of: { readonly words: string; readonly turn: number; readonly answers: boolean },
): Said {
  const tap = (label: string, action: string) => key(label, 'answer', { draft: id, turn: of.turn, action })
  return {
    text: `“${clip(inChinese(of.words), 30)}”像是另一项工作。\n先报这一项吗？“${title}”会留着。`,
    keys: [
      [tap('是，先报这一项', ASIDE.another)],
      [tap(of.answers ? '不是，这就是回答' : `不是，接着填${title}`, ASIDE.answer)],
    ],
  }
}

/** Above the first question of another work that was begun meanwhile. */
export function keptBeside({ title }: Waiting): string {
  return `“${title}”先留着，报完这一项再接着填。`
}

/** Words were typed, no draft is at hand, and some wait. */
export function whichDraft(waiting: readonly Waiting[]): Said {
  return { text: '现在没有正在填的表。要接着填哪一份，还是另报一项？', keys: [...waitingKeys(waiting), [REPORT]] }
}
