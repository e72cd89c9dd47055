import { badRequest } from '../errors.ts'
import { type Method, method } from './method.ts'

const ANSWER_LIMIT = 200
/** A tap waits this long for its answer. */
const TAP_LIFE = 150_000

interface AnswerParams {
  readonly callback_query_id: string
  readonly text?: string
  readonly show_alert?: boolean
  readonly url?: string
}

const answerCallbackQuery = method<AnswerParams>(({ world, bot }, params) => {
  const tap = world.taps.get(params.callback_query_id)
  const late = tap && world.now().getTime() - tap.at > TAP_LIFE
  if (!tap || tap.bot !== bot || tap.answer || late) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid')
  }
  const { text, show_alert, url } = params
  if (text !== undefined && text.length > ANSWER_LIMIT) throw badRequest('MESSAGE_TOO_LONG')
  if (url && !url.startsWith(`https://t.me/${bot.user.username}?start=`)) throw badRequest('URL_INVALID')
  tap.answer = {
    ...(text === undefined ? {} : { text }),
    ...(show_alert === undefined ? {} : { show_alert }),
    ...(url === undefined ? {} : { url }),
  }
  world.emit({ kind: 'answered', tap })
  return true
})

export const callbacks: Readonly<Record<string, Method>> = { answerCallbackQuery }
