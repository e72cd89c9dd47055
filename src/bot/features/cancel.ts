import { noUnit } from '../../messages/common.ts'
import { nothingAtHand } from '../../messages/forms.ts'
import { TO_MENU } from '../../messages/keys.ts'
import { putAway } from '../draft-effects.ts'
import { feature } from '../feature.ts'
import { waitingOf } from '../form-choice.ts'

/** /cancel: what was asked for last is not written any more; else the draft at hand is put away. */
export const cancel = feature({
  command: 'cancel',
  role: 'anyone',
  place: 'private',
  together: true,
  menu: '取消正在填的这一份',
  topic: 'reporting',
  help: ['/cancel 取消正在填的这一份'],
  shownTo: 'reporter',
  load: () => undefined,
  decide: (_, door) => {
    const { who } = door
    if (who.awaited) return { say: [{ text: '好，不用写了。', keys: [[TO_MENU]] }], awaits: null }
    if (who.reportsFor.length === 0)
      return { say: [{ text: who.edits.length > 0 ? '现在没有要取消的。' : noUnit(who) }] }
    if (who.draftAtHand) return putAway(who.draftAtHand, door)
    return { say: [nothingAtHand(who.drafts.map((d) => waitingOf(d, door)))] }
  },
})
