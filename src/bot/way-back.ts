import { anew, TO_MENU } from '../messages/keys.ts'
import { answerTo, keyboard, type Owed } from '../messages/said.ts'
import type { Where } from './asked.ts'
import type { Effects } from './feature.ts'
import type { Who } from './who.ts'

const WAY_BACK = keyboard(anew([[TO_MENU]]))

/**
 * What a turn says and owes, as it is owed. Whoever belongs here is never left in front of words alone: where nothing that
 * they are told has a key, the last words lead to the first page. In a group nobody taps, and a stranger has no page.
 */
export function withWayBack(where: Where, { places }: Pick<Who, 'places'>, { say = [], owe = [] }: Effects): Owed[] {
  const owed = [...say.map((each) => answerTo(where, each)), ...owe]
  const own = owed.filter(({ chatId }) => chatId === where.chatId)
  const last = own.findLast(({ payload }) => 'text' in payload)
  if (where.place !== 'private' || places.length === 0 || !last || own.some(hasKeys)) return owed
  return owed.map((each) => (each === last ? { ...last, payload: { ...last.payload, reply_markup: WAY_BACK } } : each))
}

function hasKeys({ payload }: Owed): boolean {
  return payload['reply_markup'] !== undefined
}
