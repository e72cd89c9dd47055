import { monthAndDate } from '../chinese/days.ts'
import { key } from './buttons.ts'
import type { Owed, Said } from './said.ts'

/** Pictures that are sent at one tap. */
export const A_PAGE = 10

/** A picture of a report, by its name at Telegram. */
export type Photo = {
  readonly file: string
  readonly report: number
  readonly unitName: string
  readonly form: string
  readonly on: string
}

/** A picture to an editor's chat, with what it is of. */
export function photoTo(chatId: number, { file, report, unitName, form, on }: Photo): Owed {
  const caption = `${unitName}　${monthAndDate(on)}　${form}（编号${report}）`
  return { chatId, method: 'sendPhoto', payload: { chat_id: chatId, photo: file, caption } }
}

/** What is said of a page of them; files come behind texts. `from`: the place of its first, from 0, of `all`. */
export function aboutPhotos(digest: number, { from, all }: { readonly from: number; readonly all: number }): Said {
  if (all === 0) return { own: true, text: '这一期的填报里没有照片。' }
  const next = from + A_PAGE
  if (from === 0 && next >= all) return { own: true, text: `一共${all}张照片，这就发来。只发给您，不进群。` }
  const page = `一共${all}张照片，这就发来第${from + 1}到${Math.min(next, all)}张。只发给您，不进群。`
  return {
    own: true,
    text: page,
    ...(next < all ? { keys: [[key('看后面的', 'photos', { digest, from: next })]] } : {}),
  }
}

export const GONE: Said = { own: true, text: '这一期已经不在了。发 /week 重新看。' }
