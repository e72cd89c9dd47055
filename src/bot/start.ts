import { createHash } from 'node:crypto'
import { Composer } from 'telegraf'
import { note } from '../database/audit.ts'
import { lastPublished } from '../database/digest.ts'
import { sealedEdition } from '../database/edition.ts'
import { findInvitation, type Invitation, spendInvitation } from '../database/invitation.ts'
import { addMembership } from '../database/membership.ts'
import type { Role } from '../database/schema.ts'
import { unitById } from '../database/unit.ts'
import { digestMessages } from '../messages/digest.ts'
import { oweCommands } from './commands.ts'
import { type BotContext, dataParts, type Key, type Say } from './context.ts'
import { draftKeys } from './forms.ts'
import { CAUTION, NO_UNIT } from './words.ts'

export const start = new Composer<BotContext>()
start.start(async (ctx) => {
  if (ctx.payload) return join(ctx, ctx.payload)
  return menu(ctx, (text, keys) => ctx.say(text, keys))
})

start.help((ctx) => help(ctx, (text, keys) => ctx.say(text, keys)))

start.on('callback_query', async (ctx, next) => {
  const parts = dataParts(ctx, 'm')
  if (!parts) return next()
  if (parts[0] === 'help') return help(ctx, (text, keys) => ctx.show(text, keys))
  if (parts[0] === 'menu') return menu(ctx, (text, keys) => ctx.show(text, keys))
  if (parts[0] === 'latest') return showLatest(ctx)
  return next()
})

/** The first page: everything a command does, by buttons, for the roles this person has. */
async function menu(ctx: BotContext, say: Say): Promise<void> {
  const { who } = ctx.work
  if (isStranger(ctx)) return say(NO_UNIT, [])
  const names = (units: readonly { name: string }[]) => units.map((u) => u.name).join('、')
  const roles = [
    ...(who.reportsFor.length > 0 ? [`您为${names(who.reportsFor)}填报。`] : []),
    ...(who.editor ? ['您是县里的编辑。'] : []),
    ...(who.views.length > 0 ? ['您可以看全县的一周汇编。'] : []),
  ]
  const caution = who.reportsFor.length > 0 || who.editor ? [CAUTION] : []
  say([...roles, ...caution].join('\n'), [...(await draftKeys(ctx)), ...menuKeys(ctx)])
  oweCommands(ctx)
}

function isStranger(ctx: BotContext): boolean {
  const { who } = ctx.work
  return !who.editor && who.reportsFor.length === 0 && who.views.length === 0
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
          [{ label: '我的填报', data: 'm:mine' }],
        ]
      : []
  const editor: Key[][] = who.editor
    ? [
        [
          { label: '一周汇编', data: 'm:week' },
          { label: '年度汇报', data: 'm:year' },
        ],
        [
          { label: '汇报的文字', data: 'm:wording' },
          { label: '溯源', data: 'm:trace' },
        ],
        [
          { label: '邀请', data: 'm:invite' },
          { label: '问题和打算', data: 'm:problems' },
        ],
        [
          { label: '未报单位', data: 'm:missing' },
          { label: '已绑定的群', data: 'm:groups' },
        ],
      ]
    : []
  const viewer = who.views.length > 0 && !who.editor ? [[{ label: '最近一期汇编', data: 'm:latest' }]] : []
  return [...cadre, ...editor, ...viewer, [{ label: '帮助', data: 'm:help' }]]
}

/** What the groups got last, for those who may read it. */
async function showLatest(ctx: BotContext): Promise<void> {
  const { db, who } = ctx.work
  if (who.views.length === 0 && !who.editor) return ctx.show(NO_UNIT)
  const last = await lastPublished(db)
  const digest = last && (await sealedEdition(db, last.id, 'group'))
  if (!digest) return ctx.show('还没有发布过汇编。', BACK)
  ctx.owed.push(...digestMessages(ctx.chatId, digest))
}

const BACK: Key[][] = [[{ label: '返回', data: 'm:menu' }]]

function help(ctx: BotContext, say: Say): void {
  const { who } = ctx.work
  const lines = [
    ...(who.reportsFor.length > 0
      ? [
          '/report 填报一项工作，几个问题就好',
          '/zero 这周没有新工作，一点就报',
          '/mine 看、改、撤回本单位的填报',
          '/cancel 取消正在填的这一份',
          '数字随便打：320、三百二、150余人都行。',
          '打错了，长按那条消息选“编辑”，答案跟着改。',
          '知道表名的，直接打表名就开始，如“志愿服务”。',
        ]
      : []),
    ...(who.editor
      ? [
          '/week 看一周汇编，发布、修改、暂缓',
          '/week 11月9日 看那一天所在的一周',
          '/year 2022 看年度汇报，也看季度、半年、一个镇、一家组织',
          '/problems 选定问题和打算，问上一年的打算办得怎么样',
          '/wording 改汇报里的固定文字，按年保存',
          '/trace 看一个数字是哪些填报来的',
          '/missing 看哪些单位还没报',
          '/remind 提醒没报的单位，每个单位一周一次',
          '/invite 给一个单位生成邀请链接',
          '/bind 在群里发，汇编就发到那个群；/unbind 停发',
        ]
      : []),
    ...(who.views.length > 0 ? ['/start 看最近一期汇编'] : []),
    CAUTION,
  ]
  if (isStranger(ctx)) say(NO_UNIT, [])
  else say(lines.join('\n'), BACK)
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Opens an invitation's link: whoever does so belongs from now on. */
async function join(ctx: BotContext, token: string): Promise<void> {
  const { db, who, now } = ctx.work
  const invitation = await findInvitation(db, hashToken(token))
  const refusal = whyNot(invitation, now)
  if (!invitation || refusal) return ctx.say(refusal ?? '', isStranger(ctx) ? [] : BACK)
  const unit = invitation.unitId ? await unitById(db, invitation.unitId) : undefined
  const place = unit?.name ?? '县群团办'
  const places = { editor: [], reporter: who.reportsFor, viewer: who.views }[invitation.role]
  const already = invitation.role === 'editor' ? who.editor : places.some((u) => u.id === invitation.unitId)
  if (already) return ctx.say(`您已经在${place}了，不用再加入。`, BACK)
  if (!(await spendInvitation(db, invitation.id))) return ctx.say(USED_UP, isStranger(ctx) ? [] : BACK)
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
  if (role === 'viewer') ctx.say(`您已加入${place}，可以看汇编。`, [[{ label: '最近一期汇编', data: 'm:latest' }]])
  else if (role === 'editor') {
    ctx.say(`您现在是${place}的编辑。看能做什么：/help`, [[{ label: '一周汇编', data: 'm:week' }]])
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
