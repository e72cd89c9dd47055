import { monthAndDate } from '../chinese/days.ts'
import { type Key, key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

/** What can be done, as it is told. */
export const DONE = {
  accept: '同意加入',
  bind: '绑定群',
  catalogue: '改表和题',
  county: '改区域和单位',
  correct: '更正',
  decline: '不同意加入',
  erase: '删除个人资料',
  examples: '换例子',
  'hand-over': '交接',
  hold: '暂缓',
  import: '导入',
  invite: '邀请',
  join: '加入',
  leave: '移出、退出',
  lock: '锁定句子',
  pair: '改问题和打算',
  pause: '暂停或恢复报送',
  publish: '发布',
  remind: '提醒',
  review: '改要不要先看',
  revoke: '撤销邀请链接',
  role: '改角色',
  'same-event': '核对同一次活动',
  'send-back': '退回',
  setting: '改设置',
  submit: '填报',
  'table-add': '记住上级表',
  'table-remove': '删除上级表',
  'token-add': '新建接口令牌',
  'token-remove': '收回接口令牌',
  'take-back': '发布后撤回',
  unbind: '解除绑定群',
  withdraw: '撤回',
  wording: '改汇报的文字',
} as const

/** Somebody's deed, with the clock's time where the county is: `2022-11-09T10:05`. */
export type Told = {
  readonly id: number
  readonly local: string
  readonly who: string | null
  readonly action: keyof typeof DONE
  readonly to: string
}

/** What is done by itself, or on the server, has nobody's name. */
export const NOBODY = '系统'

/** A page of who did what, the newest first; `more`: there is older. */
export function auditPage(told: readonly Told[], more: boolean): Said {
  if (told.length === 0) return { text: '还没有记录。', keys: [[TO_MENU]] }
  const lines = told.map(
    ({ local, who, action, to }) =>
      `${monthAndDate(local)} ${local.slice(11, 16)}　${who ?? NOBODY}　${DONE[action]}${to === '' ? '' : `：${to}`}`,
  )
  const older: Key[] = more ? [key('更早的', 'auditBefore', { from: told.at(-1)?.id ?? 0 })] : []
  return { text: ['操作记录，新的在前：', '', ...lines].join('\n'), keys: [[...older, TO_MENU]] }
}
