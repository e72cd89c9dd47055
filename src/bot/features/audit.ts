import { clockIn } from '../../calendar/day.ts'
import { type Deed, deeds } from '../../desk/audit.ts'
import { auditPage } from '../../messages/audit.ts'
import { called, key } from '../../messages/buttons.ts'
import { feature } from '../feature.ts'

const PAGE = 15

/** /audit: who did what to what, and when. */
export const audit = feature<readonly Deed[], 'audit' | 'auditBefore'>({
  command: 'audit',
  role: 'editor',
  place: 'private',
  menu: '操作记录',
  topic: 'office',
  help: ['/audit 看谁改的、什么时候、做了什么'],
  opens: key('操作记录', 'audit'),
  named: called(
    '记录、日志、操作 记录、谁 改、谁 撤回、谁 删、谁 动、谁 发布、谁 做、改动 记录、历史、谁 加、谁 换、谁 设、谁 操作、谁 开、谁 关、动过、改过、谁 弄|干|点|放行|通过|碰|登|撤|发|把|让|批|退回|审、改动 历史|谁、操作 痕迹|历史|谁、痕迹、留痕、追责、动 过|谁、查 谁|记录|操作、谁 人 改|删|撤、被 谁|改|删|撤|动、后台 谁|搞|动|改|弄、有人 搞|弄|动|改|删 什么',
    key('', 'audit'),
  ),
  buttons: ['audit', 'auditBefore'],
  load: (db, asked, { desk }) => {
    const isLater = asked.by === 'tap' && asked.button.name === 'auditBefore'
    return deeds(db, desk, { most: PAGE + 1, ...(isLater ? { before: asked.button.parts.from } : {}) })
  },
  decide: (found, { desk }) => {
    const told = found.slice(0, PAGE).map((deed) => ({ ...deed, local: clockIn(desk.zone, deed.at) }))
    return { say: [auditPage(told, found.length > PAGE)] }
  },
})
