import { botMethods } from './bot.ts'
import { callbacks } from './callbacks.ts'
import { chats } from './chats.ts'
import { commandMethods } from './commands.ts'
import { edits } from './edits.ts'
import { mediaMethods } from './media.ts'
import type { Method } from './method.ts'
import { texts } from './texts.ts'
import { updates } from './updates.ts'

/** Every method that is played, by its name in the Bot API. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  [botMethods, callbacks, chats, commandMethods, edits, mediaMethods, texts, updates].flatMap((group) =>
    Object.entries(group),
  ),
)
