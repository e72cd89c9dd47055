import type { Week } from '../../calendar/week.ts'
import { asksWhoIsMissing } from '../../chinese/week-words.ts'
import { reportsCountedWithin } from '../../database/report.ts'
import { reasonsOf, unitsByState } from '../../desk/coverage.ts'
import { UNIT_LINES, type UnitLinesOwed } from '../../desk/unit-lines-file.ts'
import type { UnitsByState } from '../../digest/gathered.ts'
import { OF_LOOKING_AFTER } from '../../messages/answers.ts'
import { called, key } from '../../messages/buttons.ts'
import { fileTo } from '../../messages/file-owed.ts'
import { LINES_COME, MISSING, type Reasons, unitsOfWeek } from '../../messages/missing.ts'
import { askedWeek } from '../asked-week.ts'
import { feature } from '../feature.ts'

type Facts =
  | { readonly week: Week; readonly units: UnitsByState; readonly reports: number; readonly reasons: Reasons }
  | { readonly notRead: string }
  | 'file'

/** `/missing [date, issue or week]`: who has not reported for a week, and why; for the office, never for a group. */
export const missing = feature<Facts, 'missing' | 'missingFile'>({
  command: 'missing',
  role: 'editor',
  narrows: true,
  place: 'private',
  menu: '哪些单位还没报，为什么',
  topic: 'following',
  often: true,
  help: ['/missing 看哪些单位还没报，为什么'],
  opens: MISSING,
  named: called(
    '没报、未报、缺报、进度、报送进度、填报进度、谁 没、完成 率、没动静、落后、还差、报送率、报送情况、报 怎么样、报得 怎么样、报 情况、名单、报 齐、齐了、几个 没、几家 没、没 回、不 回、没 反应、没 消息、联系不上、没 声音、没报 名单、连续 没报、一直 没报、谁 停用、停用 请假、没 填报、谁 报 了、报 没 报、报送 表、缺|差|欠 谁|哪|几|多少|单位|报、交齐、报齐、各村|各镇|各单位|村里|下面|镇里 报齐|齐、齐 了|没|吗、还 差|缺|有谁|剩|没 交|报、覆盖、覆盖率、谁 报 谁、几家|多少家|多少单位|几个 报|交|没|齐、完成 情况|率|多少、进展、不报|老 不报 单位|村|镇|谁|哪、从来 没|不、没 报 过、几周|连着|连续|三周|两周|四周|好久|长期|几个月 没|不|没报、一次 没|没报、零报告 谁|哪些|单位|几|多少、谁 零报告|请假|暂停|报、哪些|哪个|哪几个 村|镇|单位 没|不|报|交|零报告、报 统计|进度|齐|率|完、上报率、报送 统计|进度|名单|率、报没报、交没交、谁 没 动|交|填|报|弄|完成、拖 没|着|谁、懒、名单 报|没|要、懒得 报|村|单位、不积极、不上心、不配合',
    key('', 'missing'),
  ),
  answers: OF_LOOKING_AFTER,
  refusal: '哪些单位没报，只有编辑能看；要名单，请找县里的编辑。\n您能做的都在这里：/start',
  meant: asksWhoIsMissing,
  buttons: ['missing', 'missingFile'],
  load: async (db, asked, door) => {
    if (asked.by === 'tap' && asked.button.name === 'missingFile') return 'file'
    const week = await askedWeek(db, asked, door)
    if (typeof week === 'string') return { notRead: week }
    const units = await unitsByState(db, door.desk, week, door.now, door.reach)
    const { within: reports } = await reportsCountedWithin(db, door.reach, week)
    const reasons = await reasonsOf(db, door.desk, { week, units, asOf: door.now, today: door.today })
    return { week, units, reports, reasons }
  },
  decide: (facts, { chatId, reach, today, now }) => {
    if (facts === 'file') {
      const of: UnitLinesOwed = { reach: [...reach], today, asOf: now.toISOString() }
      return { say: [LINES_COME], owe: [fileTo(chatId, { make: UNIT_LINES, of })] }
    }
    return { say: 'notRead' in facts ? [{ text: facts.notRead }] : unitsOfWeek(facts.week, facts.units, facts) }
  },
})
