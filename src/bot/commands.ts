import type { Role } from '../database/schema.ts'
import type { BotContext } from './context.ts'

type Command = { readonly command: string; readonly description: string }

export const STRANGER: readonly Command[] = [
  { command: 'start', description: '开始' },
  { command: 'help', description: '怎么用' },
]

const CADRE: readonly Command[] = [
  { command: 'report', description: '填报一项工作' },
  { command: 'zero', description: '零报告：这周没有新工作' },
  { command: 'mine', description: '我的填报：看、改、撤回' },
  { command: 'cancel', description: '取消正在填的这一份' },
]

const EDITOR: readonly Command[] = [
  { command: 'week', description: '一周汇编' },
  { command: 'year', description: '年度汇报，也看季度、半年' },
  { command: 'problems', description: '问题和打算' },
  { command: 'wording', description: '汇报的文字' },
  { command: 'trace', description: '数字的来源' },
  { command: 'missing', description: '哪些单位还没报' },
  { command: 'remind', description: '提醒没报的单位' },
  { command: 'invite', description: '邀请填报人或编辑' },
]

export const IN_GROUPS: readonly Command[] = [
  { command: 'bind', description: '把汇编发到这个群（编辑）' },
  { command: 'unbind', description: '不再发到这个群（编辑）' },
]

/** Owes this person's command menu: each role sees its own (setMyCommands with the chat's scope). */
export function oweCommands(ctx: BotContext, joining?: Role): void {
  const { who } = ctx.work
  const reporter = who.reportsFor.length > 0 || joining === 'reporter'
  const editor = who.editor || joining === 'editor'
  if (!reporter && !editor) return
  const commands = [...(reporter ? CADRE : []), ...(editor ? EDITOR : []), ...STRANGER]
  ctx.owed.push({
    chatId: ctx.chatId,
    method: 'setMyCommands',
    payload: { commands, scope: { type: 'chat', chat_id: ctx.chatId } },
  })
}
