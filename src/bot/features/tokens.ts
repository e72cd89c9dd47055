import { dayIn } from '../../calendar/day.ts'
import { tidy } from '../../chinese/typed.ts'
import { type ListedToken, standingTokens } from '../../database/api-token.ts'
import { reserveIds } from '../../database/ids.ts'
import type { TokenScope } from '../../database/schema.ts'
import type { Write } from '../../database/write.ts'
import { hashToken } from '../../desk/hash-token.ts'
import { called, key } from '../../messages/buttons.ts'
import * as messages from '../../messages/tokens.ts'
import { type Door, feature } from '../feature.ts'

type Names = 'tokens' | 'token' | 'tokenNew' | 'tokenScope' | 'tokenRevoke' | 'tokenRevokeSure'

type Facts =
  | { readonly list: readonly ListedToken[]; readonly gone?: ListedToken }
  | { readonly ask: 'name'; readonly lead?: string }
  | { readonly ask: 'scope'; readonly name: string }
  | { readonly make: { readonly id: number; readonly name: string; readonly scope: TokenScope } }
  | { readonly one: ListedToken; readonly sure: boolean }
  | 'gone'
  | 'lapsed'
  | 'too many'

/** 接口令牌: with one another program reads the county's records (src/api). Shown once, kept as a hash, taken back here. */
export const tokens = feature<Facts, Names>({
  role: 'editor',
  place: 'private',
  topic: 'office',
  help: ['“设置”里的“接口令牌”：给别的程序看数'],
  named: called(
    '接口令牌、令牌、接口、api、接口 数字、对接、接口 给、要 接口、大屏、数据 大屏、数字 大屏、开放 接口、系统 对接、接口 开|要|地址|怎么|文档|申请|权限、密钥、token、对接 系统|平台|数字|大屏、平台 对接|取数|要 数字、取数、调 数字、别的 系统|平台 读|取|要、第三方、程序 读|取、数字 共享|推送|同步',
    key('', 'tokens'),
  ),
  buttons: ['tokens', 'token', 'tokenNew', 'tokenScope', 'tokenRevoke', 'tokenRevokeSure'],
  awaits: ['token'],
  load: async (db, asked, { who }) => {
    if (asked.by === 'words') {
      const name = tidy(asked.text).replaceAll('\n', ' ')
      const fits = name !== '' && [...name].length <= messages.TOKEN_NAME_MOST
      return fits ? { ask: 'scope', name } : { ask: 'name', lead: messages.NAME_TOO_LONG }
    }
    if (asked.by !== 'tap' || asked.button.name === 'tokens') return { list: await standingTokens(db) }
    const { button } = asked
    if (button.name === 'tokenNew') return { ask: 'name' }
    if (button.name === 'tokenScope') {
      const name = who.awaited?.for === 'token' ? who.awaited.name : undefined
      if (name === undefined) return 'lapsed'
      if ((await standingTokens(db)).length >= messages.MOST_TOKENS) return 'too many'
      const [id = 0] = await reserveIds(db, 'api_token', 1)
      return { make: { id, name, scope: button.parts.tokenScope } }
    }
    const [one] = await standingTokens(db, button.parts.token)
    if (!one) return 'gone'
    if (button.name !== 'tokenRevokeSure') return { one, sure: button.name === 'tokenRevoke' }
    return { list: (await standingTokens(db)).filter(({ id }) => id !== one.id), gone: one }
  },
  decide: (facts, door) => {
    if (facts === 'gone') return { say: [messages.NO_TOKEN] }
    if (facts === 'lapsed') return { say: [messages.TOKEN_LAPSED] }
    if (facts === 'too many') return { say: [messages.TOO_MANY_TOKENS] }
    if ('ask' in facts) {
      return facts.ask === 'name'
        ? { say: [messages.askName(facts.lead)], awaits: { for: 'token' } }
        : { say: [messages.askScope(facts.name)], awaits: { for: 'token', name: facts.name } }
    }
    if ('one' in facts) return { say: [(facts.sure ? messages.askRevoke : messages.tokenPage)(shown(facts.one, door))] }
    if ('make' in facts) return made(facts.make, door)
    const { list, gone } = facts
    const say = [messages.tokensPage(list.map((each) => shown(each, door)))]
    if (!gone) return { say }
    return {
      toast: '已收回',
      say,
      write: [{ do: 'revokeToken', of: { id: gone.id, at: door.now } }, noted('token-remove', gone.id, door)],
    }
  },
})

function made({ id, name, scope }: { id: number; name: string; scope: TokenScope }, door: Door) {
  const token = `qunbao_${door.newToken()}`
  const row = { id, name, scope, tokenHash: hashToken(token), createdBy: door.who.id, createdAt: door.now }
  return {
    toast: '已建好',
    say: [messages.tokenMade({ name, token })],
    write: [{ do: 'addToken', of: row } as const, noted('token-add', id, door)],
    awaits: null,
  }
}

function noted(action: 'token-add' | 'token-remove', id: number, { who, now }: Door): Write {
  return { do: 'note', of: { at: now, personId: who.id, action, subject: `token ${id}` } }
}

function shown({ createdAt, lastUsedAt, ...of }: ListedToken, { desk }: Door): messages.ShownToken {
  return {
    ...of,
    made: dayIn(desk.zone, createdAt),
    used: lastUsedAt === null ? undefined : dayIn(desk.zone, lastUsedAt),
  }
}
