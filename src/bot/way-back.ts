import { anew, TO_MENU } from '../messages/keys.ts'
import { answerTo, keyboard, type Owed } from '../messages/said.ts'
import type { Where } from './asked.ts'
import type { Effects } from './feature.ts'

const WAY_BACK = keyboard(anew([[TO_MENU]]))

/**
 * What a turn says and owes, as it is owed. Nobody is left in front of words alone: where nothing that whoever asked is told
 * has a key, the last words lead to the first page. In a group nobody taps.
 */
export function withWayBack(where: Where, { say = [], owe = [] }: Effects): Owed[] {
  const owed = [...say.map((each) => answerTo(where, each)), ...owe]
  const own = owed.filter(({ chatId }) => chatId === where.chatId)
  const last = own.findLast(({ payload }) => 'text' in payload)
  if (where.place !== 'private' || !last || own.some(hasKeys)) return owed
  return owed.map((each) => (each === last ? { ...last, payload: { ...last.payload, reply_markup: WAY_BACK } } : each))
}

function hasKeys({ payload }: Owed): boolean {
  return payload['reply_markup'] !== undefined
}
