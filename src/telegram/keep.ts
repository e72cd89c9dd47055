import type { Update } from 'telegraf/types'
import type { Received } from '../database/inbox.ts'
import { type Admission, type Admitted, opensLink } from './admission.ts'
import { chatOf, withoutPersonalNumbers } from './update.ts'

/** Stores updates as they come; the caller may confirm them to Telegram once this has resolved. */
export type Keep = (updates: readonly Update[]) => Promise<void>

type Parts = {
  readonly admission: Admission
  /** Stores what has arrived, and has it handled for these chats; resolves once it is stored. */
  readonly accept: (received: readonly Received[], chatIds: readonly number[]) => Promise<void>
  /** Told which other chats have something waiting. */
  readonly wake: (chatIds: readonly number[]) => void
  /** Tells of what was not taken. */
  readonly tell: (told: Admitted['told']) => void
}

/**
 * Strangers are handled one after the other, each of their updates in a twelfth of a second: whoever belongs here waits
 * behind no more than a few of them, and of the thirty messages a second that Telegram lets through most are theirs.
 */
const EACH_MS = 80

/** What is admitted becomes rows; members are handled at once, strangers little by little. */
export function makeKeep({ admission, accept, wake, tell }: Parts): Keep {
  /** Who waits, with how many updates. */
  const strangers = new Map<number, number>()
  let timer: NodeJS.Timeout | undefined

  function wakeStrangers(): void {
    const [next] = strangers
    if (!next) {
      timer = undefined
      return
    }
    const [chatId, updates] = next
    strangers.delete(chatId)
    wake([chatId])
    // Whatever is left when the process stops is found again by the sweep.
    timer = setTimeout(wakeStrangers, updates * EACH_MS).unref()
  }

  return async (updates) => {
    const admitted = await admission.admit(updates)
    // What is left of an odd one once it is as it may be stored may be of no use.
    const stored = admitted.taken.map(withoutPersonalNumbers).filter(admission.wanted)
    const rows = stored.map((update) => ({
      ...{ updateId: update.update_id, chatId: chatOf(update), update },
      opensLink: opensLink(update),
    }))
    await accept(rows, admitted.members)
    for (const chatId of admitted.strangers) {
      const more = stored.filter((update) => chatOf(update) === chatId).length
      strangers.set(chatId, (strangers.get(chatId) ?? 0) + more)
    }
    if (strangers.size > 0 && timer === undefined) wakeStrangers()
    if (admitted.told.length > 0) tell(admitted.told)
  }
}
