import type { SmallTalk } from '../chinese/small-talk.ts'
import { key } from './buttons.ts'
import { noUnit } from './common.ts'
import { REPORT } from './forms.ts'
import { JOIN } from './joining.ts'
import type { Said } from './said.ts'

const HELP = key('帮助', 'help')
const TO_REPORT = '要填报请点“填报”。'

const LEADS: Readonly<Record<SmallTalk, string>> = {
  thanks: '不客气。',
  greeting: '您好！我是群报，帮您报工作。',
  who: '我是群报，帮您报工作。',
  how: '点按钮，一题一题答，几下就好。',
  noted: '好的。',
  goodbye: '再见。',
  sorry: '没关系。',
}

type Roles = {
  readonly reportsFor: readonly unknown[]
  readonly edits: readonly unknown[]
  readonly views: readonly unknown[]
}

/** To thanks, greetings and 你是谁, with what can be done next. */
export function smallTalkSaid(said: SmallTalk, who: Roles): Said {
  const lead = LEADS[said]
  if (who.reportsFor.length === 0) return withoutUnit(lead, who)
  if (said === 'thanks' || said === 'goodbye') return { text: lead, keys: [[REPORT, HELP]] }
  return { text: `${lead}${TO_REPORT}`, keys: [[REPORT, HELP]] }
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
