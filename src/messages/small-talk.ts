import type { Day } from '../calendar/day.ts'
import { monthAndDate } from '../chinese/days.ts'
import type { SmallTalk } from '../chinese/small-talk.ts'
import { type Key, key } from './buttons.ts'
import { noUnit } from './common.ts'
import { MINE, REPORT, type Waiting, waitingKeys } from './forms.ts'
import { JOIN } from './joining.ts'
import { HELP, inPairs } from './keys.ts'
import type { Said } from './said.ts'

const TO_REPORT = '要填报请点“填报”。'

const LEADS: Readonly<Record<SmallTalk, string>> = {
  thanks: '不客气。',
  greeting: '您好！我是群报，帮您报工作。',
  who: '我是群报，帮您报工作。',
  how: '点按钮，一题一题答，几下就好。',
  noted: '好的。',
  goodbye: '再见。',
  sorry: '没关系。',
  later: '好的，不急。',
}

type Roles = {
  readonly reportsFor: readonly unknown[]
  readonly edits: readonly unknown[]
  readonly views: readonly unknown[]
}

/** To thanks, greetings and 你是谁, with what can be done next. `example`: a report in a sentence. */
export function smallTalkSaid(said: SmallTalk, who: Roles, example: string): Said {
  const lead = LEADS[said]
  // How to report is no matter of those who report for no unit.
  if (who.reportsFor.length === 0) return withoutUnit(said === 'how' ? '' : lead, who)
  if (said === 'thanks' || said === 'goodbye' || said === 'later') return { text: lead, keys: [[REPORT, HELP]] }
  if (said === 'sorry') return { text: `${lead}报错了的，在“${MINE.label}”里更正、撤回。`, keys: [[MINE, REPORT]] }
  if (said === 'how') return { text: `${lead}也可以打一句话，如“${example}”。`, keys: [[REPORT, HELP]] }
  return { text: `${lead}${TO_REPORT}`, keys: [[REPORT, HELP]] }
}

/** To 打错了: what was sent last, which may be meant. */
export function lastSentSaid({
  id,
  on,
  title,
}: {
  readonly id: number
  readonly on: Day
  readonly title: string
}): Said {
  return {
    text: `没关系。最后报的是编号${id}：${monthAndDate(on)}${title}。点“更正”就改；更正、撤回别的，在“${MINE.label}”里。`,
    keys: [[key('更正', 'mineCorrect', { report: id }), MINE], [REPORT]],
  }
}

/** To a question that lines of /help answer; `waiting`: the draft that it was asked amid. */
export function helpSaid(
  lines: readonly { readonly line: string; readonly keys: readonly Key[] }[],
  waiting: readonly Waiting[],
): Said {
  const opens = new Map(lines.flatMap(({ keys }) => keys.map((each) => [each.label, each] as const)))
  return {
    text: ['您要找的也许是：', ...lines.map(({ line }) => line)].join('\n'),
    keys: [...inPairs([...opens.values()]), ...waitingKeys(waiting), [HELP]],
  }
}

/** Before a few pages, of which one is sought. */
export const WHICH_PAGE = '您是要：'
/** Before pages of which something is in the words, though not what most of them say. */
export const WHICH_PERHAPS = '没全看懂，您是不是要：'

/** A short answer, with the pages that it speaks of. */
export function answerSaid(says: string, pages: readonly Key[], waiting: readonly Waiting[]): Said {
  return { text: says, keys: [...inPairs(pages), ...waitingKeys(waiting), [HELP]] }
}

export function notUnderstood(who: Roles): Said {
  if (who.reportsFor.length === 0) return withoutUnit('没看懂。', who)
  return { text: `没看懂。${TO_REPORT}别的看“帮助”。`, keys: [[REPORT, HELP]] }
}

/** To a sticker, a voice message, a file. */
export function onlyWords(who: Roles): Said {
  const lead = '我只看得懂文字和按钮，请打字。'
  return who.reportsFor.length === 0
    ? withoutUnit(lead, who)
    : { text: `${lead}\n${TO_REPORT}`, keys: [[REPORT, HELP]] }
}

function withoutUnit(lead: string, who: Roles): Said {
  if (who.edits.length > 0 || who.views.length > 0) return { text: `${lead}能做什么请看“帮助”。`, keys: [[HELP]] }
  return { text: noUnit(who), keys: [[JOIN]] }
}
