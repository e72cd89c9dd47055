import type { Day } from '../calendar/day.ts'
import { monthAndDate } from '../chinese/days.ts'
import { escapeHtml } from '../documents/telegram.ts'
import { key } from './buttons.ts'
import type { Said } from './said.ts'

/** A token as an editor looks at it. */
export type ShownToken = {
  readonly id: number
  readonly name: string
  readonly scope: keyof typeof SCOPES
  readonly madeBy: string
  readonly made: Day
  /** Undefined: never. */
  readonly used: Day | undefined
}

const SCOPES = { public: '只看公开的', all: '全部都看' }
const BACK = key('返回', 'tokens')
export const TOKEN_NAME_MOST = 20
/** More is nothing that a county has programs for. */
export const MOST_TOKENS = 20

function usedSaid({ used }: ShownToken): string {
  return used === undefined ? '还没用过' : `最近用于${monthAndDate(used)}`
}

/** All that open something. */
export function tokensPage(all: readonly ShownToken[]): Said {
  const about = '接口令牌：别的程序（如数据大屏）凭它读本县的填报、数字和汇编，不能改。'
  return {
    text: all.length > 0 ? `${about}\n点开看是谁建的、收回：` : `${about}\n现在一个也没有。`,
    keys: [
      ...all.map((each) => [
        key(`${each.name}（${SCOPES[each.scope]}，${usedSaid(each)}）`, 'token', { token: each.id }),
      ]),
      [...(all.length < MOST_TOKENS ? [key('新建令牌', 'tokenNew')] : []), key('返回', 'settings')],
    ],
  }
}

export function askName(lead = ''): Said {
  return { text: `${lead}这个令牌给哪个程序用？请打个名字，如“数据大屏”。`, keys: [[BACK]] }
}

export const NAME_TOO_LONG = `名字请在${TOKEN_NAME_MOST}字以内。\n`

/** The name once more, and what it may read: choosing that makes it. */
export function askScope(name: string): Said {
  return {
    text: [
      `核对：\n令牌：${name}`,
      '给它看多少？点一下就建好。',
      '只看公开的：公开版能有的数字和已发布的汇编。',
      '全部都看：另有不公开的数字、暂缓的那几天和零报告。',
    ].join('\n'),
    keys: [
      [
        key(SCOPES.public, 'tokenScope', { tokenScope: 'public' }),
        key(SCOPES.all, 'tokenScope', { tokenScope: 'all' }),
      ],
      [BACK],
    ],
  }
}

/** The token itself, which is shown here and nowhere else. */
export function tokenMade({ name, token }: { readonly name: string; readonly token: string }): Said {
  return {
    text: `令牌“${escapeHtml(name)}”建好了，只显示这一次：\n\n<code>${escapeHtml(token)}</code>\n\n请抄给用它的人，别发到群里。存好后点下面，这条就收起来。`,
    html: true,
    keys: [[key('存好了，收起', 'tokens')]],
  }
}

export function tokenPage(of: ShownToken): Said {
  return {
    text: `令牌：${of.name}\n${SCOPES[of.scope]}，${monthAndDate(of.made)}由${of.madeBy}新建，${usedSaid(of)}。`,
    keys: [[key('收回', 'tokenRevoke', { token: of.id }), BACK]],
  }
}

export function askRevoke({ id, name }: ShownToken): Said {
  return {
    text: `收回令牌“${name}”？用它的程序马上读不到了；要再用，只能新建一个。`,
    keys: [[key('确认收回', 'tokenRevokeSure', { token: id }), key('返回', 'token', { token: id })]],
  }
}

export const NO_TOKEN: Said = { text: '这个令牌已经收回了。', keys: [[BACK]] }
export const TOKEN_LAPSED: Said = { text: '这一步已经过去了，请从头再来。', keys: [[BACK]] }
export const TOO_MANY_TOKENS: Said = { text: `最多${MOST_TOKENS}个令牌，请先收回不用的。`, keys: [[BACK]] }
