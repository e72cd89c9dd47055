import { findPlace } from '../access.ts'
import { badRequest } from '../errors.ts'
import { type Caller, type Method, method } from './method.ts'

const getMe = method(({ bot }) => ({
  ...bot.user,
  can_join_groups: true,
  can_read_all_group_messages: bot.readsEverything,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
}))

const TOO_LONG: Readonly<Record<string, { limit: number; text: string }>> = {
  name: { limit: 64, text: 'BOT_TITLE_INVALID' },
  description: { limit: 512, text: 'DESCRIPTION_TOO_LONG' },
  short_description: { limit: 120, text: 'ABOUT_TOO_LONG' },
}

function checkLanguage(code: string | undefined): void {
  if (code && !/^[a-z]{2}$/.test(code)) throw badRequest('invalid language code specified')
}

type Words = Partial<Record<string, string>>

/** A word of the bot (`name`, `description`, `short_description`) in one language; an empty one takes it away. */
function setWords(field: string): Method {
  return method<Words>(({ bot }, params) => {
    checkLanguage(params.language_code)
    const text = params[field] ?? ''
    const longest = TOO_LONG[field]
    if (longest && text.length > longest.limit) throw badRequest(longest.text)
    bot.words.set(`${field}:${params.language_code ?? ''}`, text)
    return true
  })
}

function getWords(field: string): Method {
  return method<Words>(({ bot }, { language_code = '' }) => {
    checkLanguage(language_code)
    const own = bot.words.get(`${field}:${language_code}`) || bot.words.get(`${field}:`)
    return { [field]: own || (field === 'name' ? bot.user.first_name : '') }
  })
}

interface MenuParams {
  readonly chat_id?: number
  readonly menu_button?: unknown
}

const menuOwner = ({ world, bot }: Caller, chatId: number | undefined): number | 'default' => {
  if (chatId === undefined) return 'default'
  if (findPlace(world, bot, chatId).kind !== 'private') throw badRequest('chat not found')
  return chatId
}

const setChatMenuButton = method<MenuParams>((caller, { chat_id, menu_button }) => {
  caller.bot.menuButtons.set(menuOwner(caller, chat_id), menu_button ?? { type: 'default' })
  return true
})

const getChatMenuButton = method<MenuParams>((caller, { chat_id }) => {
  const { menuButtons } = caller.bot
  return menuButtons.get(menuOwner(caller, chat_id)) ?? menuButtons.get('default') ?? { type: 'commands' }
})

/** Neither changes anything here: there is no other server to move to. */
const logOut = method(() => true)
const close = method(() => true)

export const botMethods: Readonly<Record<string, Method>> = {
  getMe,
  logOut,
  close,
  setMyName: setWords('name'),
  getMyName: getWords('name'),
  setMyDescription: setWords('description'),
  getMyDescription: getWords('description'),
  setMyShortDescription: setWords('short_description'),
  getMyShortDescription: getWords('short_description'),
  setChatMenuButton,
  getChatMenuButton,
}
