import { HELP } from '../../messages/keys.ts'
import * as messages from '../../messages/menu.ts'
import { type Feature, feature } from '../feature.ts'
import { shownTo } from '../menus.ts'
import { isStranger } from '../who.ts'

/** /help: a line or two of each feature that this person may use. */
export function help(features: () => readonly Feature[]): Feature {
  return feature<undefined, 'help'>({
    command: 'help',
    role: 'anyone',
    place: 'private',
    together: true,
    menu: '怎么用',
    opens: HELP,
    buttons: ['help'],
    load: () => undefined,
    decide: (_, door) => {
      const { who } = door
      if (isStranger(who)) return { say: [messages.STRANGER] }
      const lines = shownTo(features(), who).flatMap((ofRole) =>
        ofRole.flatMap(({ help: lines = [] }) => (typeof lines === 'function' ? lines(door) : lines)),
      )
      return { say: [messages.help(lines)] }
    },
  })
}
