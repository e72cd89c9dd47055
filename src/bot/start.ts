import { createHash } from 'node:crypto'
import { Composer } from 'telegraf'
import { note } from '../database/audit.ts'
import { cancelAwaited } from '../database/awaited.ts'
import { unitById } from '../database/county.ts'
import { findInvitation, type Invitation, spendInvitation } from '../database/invitations.ts'
import { addMembership } from '../database/people.ts'
import type { Role } from '../database/schema.ts'
import { oweCommands } from './commands.ts'
import { type BotContext, dataParts, type Key, type Say } from './context.ts'
import { CAUTION, NO_UNIT } from './words.ts'

export const start = new Composer<BotContext>()
start.start(async (ctx) => {
  await cancelAwaited(ctx.work.db, ctx.work.who.person.id)
  if (ctx.payload) return join(ctx, ctx.payload)
  return menu(ctx, (text, keys) => ctx.say(text, keys))
})

start.help((ctx) => help(ctx, (text, keys) => ctx.say(text, keys)))

start.on('callback_query', async (ctx, next) => {
  const parts = dataParts(ctx, 'm')
  if (!parts) return next()
  if (parts[0] === 'help') return help(ctx, (text, keys) => ctx.show(text, keys))
  if (parts[0] === 'menu') return menu(ctx, (text, keys) => ctx.show(text, keys))
  return next()
})

/** The first page: everything a command does, by buttons, for the roles this person has. */
async function menu(ctx: BotContext, say: Say): Promise<void> {
  const { who } = ctx.work
  if (!who.editor && who.reportsFor.length === 0) return say(NO_UNIT, [])
  const units = who.reportsFor.map((u) => u.name).join('、')
  const lines = [units ? `您为${units}填报。` : '您是县里的编辑。', CAUTION]
  say(lines.join('\n'), menuKeys(ctx))
  oweCommands(ctx)
}

function menuKeys(ctx: BotContext): Key[][] {
  const { who } = ctx.work
  const cadre: Key[][] =
    who.reportsFor.length > 0
      ? [
          [
            { label: '填报', data: 'm:report' },
            { label: '零报告', data: 'm:zero' },
          ],
          [
            { label: '我的填报', data: 'm:mine' },
            { label: '帮助', data: 'm:help' },
          ],
        ]
      : []
  const editor: Key[][] = who.editor
    ? [
        [
          { label: '一周汇编', data: 'm:week' },
          { label: '邀请', data: 'm:invite' },
        ],
        [
          { label: '未报单位', data: 'm:missing' },
          { label: '已绑定的群', data: 'm:groups' },
        ],
      ]
    : []
  return [...cadre, ...editor]
}

function help(ctx: BotContext, say: Say): void {
  const { who } = ctx.work
  const stranger = !who.editor && who.reportsFor.length === 0
  const lines = [
    ...(who.reportsFor.length > 0
      ? [
          '/report 填报一项工作，几个问题就好',
          '/zero 这周没有新工作，一点就报',
          '/mine 看、改、撤回本单位的填报',
          '/cancel 取消正在填的这一份',
          '数字随便打：320、三百二、150余人都行。',
          '打错了，直接编辑那条消息，答案跟着改。',
        ]
      : []),
    ...(who.editor
      ? [
          '/week 看一周汇编，发布、修改、暂缓',
          '/week 11月9日 看那一天所在的一周',
          '/missing 看哪些单位还没报',
          '/invite 给一个单位生成邀请链接',
          '/bind 在群里发，汇编就发到那个群；/unbind 停发',
        ]
      : []),
    CAUTION,
  ]
  if (stranger) say(NO_UNIT, [])
  else say(lines.join('\n'), [[{ label: '返回', data: 'm:menu' }]])
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Opens an invitation's link: whoever does so belongs from now on. */
async function join(ctx: BotContext, token: string): Promise<void> {
  const { db, who, now } = ctx.work
  const invitation = await findInvitation(db, hashToken(token))
  const refusal = whyNot(invitation, now)
  if (!invitation || refusal) return ctx.say(refusal ?? '')
  const unit = invitation.unitId ? await unitById(db, invitation.unitId) : undefined
  const place = unit?.name ?? '县群团办'
  const already =
    invitation.role === 'editor'
      ? who.editor
      : invitation.role === 'reporter' && who.reportsFor.some((u) => u.id === invitation.unitId)
  if (already) return ctx.say(`您已经在${place}了，直接填报就行：/report`)
  if (!(await spendInvitation(db, invitation.id))) return ctx.say(USED_UP)
  await addMembership(db, {
    personId: who.person.id,
    unitId: invitation.unitId,
    role: invitation.role,
    since: now,
  })
  await note(db, {
    at: now,
    personId: who.person.id,
    action: 'join',
    subject: `unit ${invitation.unitId ?? 'county'}`,
    detail: { role: invitation.role, invitation: invitation.id },
  })
  welcome(ctx, place, invitation.role)
  oweCommands(ctx, invitation.role)
}

function welcome(ctx: BotContext, place: string, role: Role): void {
  if (role === 'viewer') ctx.say(`您已加入${place}，可以看汇编。`)
  else if (role === 'editor') {
    ctx.say(`您现在是${place}的编辑。发 /help 看能做什么。`, [[{ label: '一周汇编', data: 'm:week' }]])
  } else {
    ctx.say(`您已加入${place}，可以填报了。\n${CAUTION}`, [
      [
        { label: '填报', data: 'm:report' },
        { label: '零报告', data: 'm:zero' },
      ],
      [{ label: '帮助', data: 'm:help' }],
    ])
  }
}

const USED_UP = '这个邀请已经用完了。请向县群团办再要一个链接。'

function whyNot(invitation: Invitation | undefined, now: Date): string | undefined {
  if (!invitation) return '这个邀请链接不对。请向县群团办再要一个。'
  if (invitation.revokedAt) return '这个邀请已经撤销。请向县群团办再要一个链接。'
  if (invitation.expiresAt <= now) return '这个邀请已经过期。请向县群团办再要一个链接。'
  if (invitation.usesLeft <= 0) return USED_UP
  return undefined
}
