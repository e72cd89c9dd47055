import { addDays, type Day, weekdayOf } from '../../calendar/day.ts'
import { monthsAround } from '../../calendar/period.ts'
import { readDaysAhead } from '../../chinese/read-days-ahead.ts'
import type { Database } from '../../database/open.ts'
import { type Pause, type Pauses, pausesFrom } from '../../database/pause.ts'
import type { Awaited } from '../../database/schema.ts'
import { unitById } from '../../database/unit.ts'
import type { Write } from '../../database/write.ts'
import { refusalOf } from '../../interview/privacy.ts'
import { called, key } from '../../messages/buttons.ts'
import * as messages from '../../messages/pauses.ts'
import { GONE, LAPSED } from '../../messages/units.ts'
import type { Asked } from '../asked.ts'
import { type Door, type Effects, feature } from '../feature.ts'

const LONGEST_WHY = 20

/** 请病假, 休产假: which leave it is. */
const KIND = '(?:[病事年产婚丧公长短]|陪产|探亲|护理|育儿|哺乳)'

/** 请三天假, 休到周五: what is asked for is no reason of it; of 请个病假 the reason is 病假. */
const ONLY_SAYS = new RegExp(
  String.raw`^(?:我?[要想]?(?:暂停报?送?|停报|请[了过个]*\s*的?假?|休[了过个]*\s*的?[假息]?|不用报))\s*|\s*(?:暂停报?送?|停报|请假|休[假息]|不用报|(?<!${KIND})假)$`,
  'gu',
)

/** 请假三天, 请个年假到周五, 12月1号请假到12月5号; 请假3人 are those who did not come, 请律师讲打假 is work. */
const LEAVE = String.raw`(?:请|休)[了过个]*(?:[\d一两二三四五六七八九十半]+个?[天日周月]的?)?${KIND}?假(?![条单日期币])`
const SAYS_LEAVE = new RegExp(
  String.raw`^(?=.*(?:[天周月号底]|\d日|星期|礼拜))(?:[\d月日号年周星期礼拜一二三四五六七八九十天今明大后下个本这到至从起.~-]{0,16}[，, ]?)(?:我|本人)?(?:想|要)?${LEAVE}(?!.*(?:[?？吗]|\d[人名户场次件]))[^。；;\n]{0,24}$`,
  'u',
)

/** 这个月十号到二十号我培训，先不报: who is away and says that nothing is reported meanwhile. */
const SAYS_AWAY =
  /^(?=.*(?:[天周月号底]|\d日|星期|礼拜))[\d月日号年周星期礼拜一二三四五六七八九十天今明大后下个本这到至从起.~-]{1,16}[，, ]?(?:我(?![们镇乡村县市会单州区社])|本人)[^。；;，,\n\d]{0,8}(?:培训|学习|出差|住院|外出|党校|考试|脱产)[^。；;\n\d]{0,12}(?:先?不报|报不了|没法报|不能报)(?![名警销])[^。；;\n\d]{0,4}$/u

/** 销假, 我提前回来了: the leave is over. */
const SAYS_BACK =
  /^(?:我|本人|要|想)*(?:销假|(?:取消|结束|提前结束)(?:请假|休假)|不请假|(?:假期?|休假)(?:已经)?(?:休|放|请)?完|休完假|恢复提醒)了?(?:吧|啦)?$/u
/** Who is to report meanwhile: no reason of a leave. */
const STANDS_IN = /[，,；;。 ]*[^，,；;。]{0,8}(?:替我?|代我?|帮我|接替|顶替)[^，,；;。]{0,3}(?:报|填)[^，,；;。]*/u
/** 还没定，大概半个月吧: what is said of days that are not sure. */
const UNSURE =
  /^(?:还|暂时|都)?(?:没定|不一定|说不准|不好说|没想好)[，,。 ]*|大概|大约|差不多|估计|可能|左右|[吧呢啊]+$/gu

type Days = Omit<Pause, 'id'>
type Facts = {
  /** Whose pauses they are; undefined: that unit is gone. */
  readonly of: messages.Paused | undefined
  readonly pauses: readonly Pause[]
  readonly asked:
    | { readonly is: 'asked' | 'back' | 'resume' | 'go' }
    | { readonly is: 'days'; readonly days: Days | string; readonly standsIn?: boolean }
  /** What was shown before it was agreed to. */
  readonly shown?: Days | undefined
}

/** 暂停报送 of a unit: from one day to another nothing is asked of it. */
export const unitPauses = feature<Facts, 'unitPause' | 'unitPauseTo' | 'unitPauseGo' | 'unitResume'>({
  role: 'editor',
  place: 'private',
  topic: 'county',
  help: ['单位换届、撤并期间不用报：/units 点开单位，点“暂停报送”'],
  buttons: ['unitPause', 'unitPauseTo', 'unitPauseGo', 'unitResume'],
  awaits: ['unit-pause'],
  load: async (db, asked, door) => {
    const waiting = door.who.awaited?.for === 'unit-pause' ? door.who.awaited : undefined
    const id = asked.by === 'tap' && 'unit' in asked.button.parts ? asked.button.parts.unit : waiting?.unit
    const unit = id === undefined ? undefined : await unitById(db, id)
    if (!unit) return { of: undefined, pauses: [], asked: { is: 'asked' } }
    const of = { is: 'unit' as const, id: unit.id, name: unit.name }
    return { of, ...(await loaded(db, { unitId: unit.id }, asked, door)), shown: waiting?.days }
  },
  decide: (facts, door) => decide(facts, door, (id, days) => ({ for: 'unit-pause', unit: id, days })),
})

/** 请假 and the hour of reminding: how whoever reports for a unit wants to be written to. */
export const leave = feature<Facts, 'leave' | 'leaveTo' | 'leaveGo' | 'leaveEnd'>({
  command: 'leave',
  menu: '请假：这几天不提醒',
  named: called(
    '请假、休假、销 假、回来 上班、回来了、上班了、假 完、恢复 提醒、取消 请假、请 假、出差、不提醒、不 提醒、别提醒、产假、病假、事假、年假、婚假、休 假、住院、替 假、请几天假、请 天 假、上班 恢复、不在 单位|家|岗|村|镇、外出 几天|学习几|培训几|开会几、我 外出 学习|开会|培训|几天、我要|我去|我得|我想 看病、看病 几天|两天|三天|一天|请|假、我 手术、手术 请|假|住院|几天、生 孩子|娃、坐月子、陪产假、丧假、调休、轮休、补休、探亲、回 老家、不 上班、歇 几天、休 几天、抽调、脱产、党校、离岗、去 学习|培训 几天|周、学习|培训 不 催|提醒、停 几天 提醒、提醒 停|关|取消',
    key('', 'leave'),
  ),
  meant: (words) => (SAYS_LEAVE.test(words) || SAYS_AWAY.test(words) || SAYS_BACK.test(words) ? words : undefined),
  role: 'reporter',
  place: 'private',
  topic: 'own',
  help: ['/leave 请假，也可以直接打“请假三天”；改提醒的钟点，在“我的任职”里'],
  buttons: ['leave', 'leaveTo', 'leaveGo', 'leaveEnd'],
  awaits: ['leave'],
  load: async (db, asked, door) => {
    const waiting = door.who.awaited?.for === 'leave' ? door.who.awaited : undefined
    return { of: { is: 'person' }, ...(await loaded(db, { personId: door.who.id }, asked, door)), shown: waiting?.days }
  },
  decide: (facts, door) => decide(facts, door, (_, days) => ({ for: 'leave', days })),
})

async function loaded(
  db: Database,
  whose: Pauses,
  asked: Asked,
  { today }: Door,
): Promise<Pick<Facts, 'pauses' | 'asked'>> {
  const pauses = await pausesFrom(db, whose, today)
  const said = asked.by === 'words' ? asked.text : asked.by === 'command' ? asked.words : ''
  if (SAYS_BACK.test(said)) return { pauses, asked: { is: 'back' } }
  if (said !== '') {
    const days = readDays(said.replace(STANDS_IN, ''), today)
    return { pauses, asked: { is: 'days', days, standsIn: STANDS_IN.test(said) } }
  }
  if (asked.by !== 'tap') return { pauses, asked: { is: 'asked' } }
  const { name, parts } = asked.button
  if ((name === 'unitPauseTo' || name === 'leaveTo') && 'day' in parts) {
    return { pauses, asked: { is: 'days', days: { from: today, to: String(parts.day), why: '' } } }
  }
  if (name === 'unitPauseGo' || name === 'leaveGo') return { pauses, asked: { is: 'go' } }
  return { pauses, asked: { is: name === 'unitResume' || name === 'leaveEnd' ? 'resume' : 'asked' } }
}

/** Days that were typed; a sentence is what was not understood of them. */
function readDays(text: string, today: Day): Days | string {
  const read = readDaysAhead(text.replace(UNSURE, ''), today)
  if (!read) return messages.NO_DAYS
  const why = read.words.replace(ONLY_SAYS, '')
  if ([...why].length > LONGEST_WHY) return messages.WHY_TOO_LONG
  const personal = refusalOf(why)
  return personal === undefined ? { from: read.from, to: read.to, why } : `${personal}\n`
}

function decide(
  { of, pauses, asked, shown }: Facts,
  { today, now, who }: Door,
  awaits: (unit: string, days?: Days) => Awaited,
): Effects {
  if (!of) return { say: [GONE], awaits: null }
  const id = of.is === 'unit' ? of.id : ''
  const ask = (lead = ''): Effects => ({
    say: [messages.askDays(of, { until: lastDays(today), pauses }, lead)],
    awaits: awaits(id),
  })
  const whose: Pauses = of.is === 'unit' ? { unitId: of.id } : { personId: who.id }
  const note = (detail: Record<string, unknown>): Write[] =>
    of.is === 'unit'
      ? [{ do: 'note', of: { at: now, personId: who.id, action: 'pause', subject: `unit ${of.id}`, detail } }]
      : []
  switch (asked.is) {
    case 'asked':
      return ask()
    case 'back':
      return pauses.length > 0 ? ask(messages.TO_RESUME) : { say: [messages.NOT_AWAY], awaits: null }
    case 'days':
      if (typeof asked.days === 'string') return ask(asked.days)
      return { say: [messages.echoDays(of, asked.days, asked.standsIn)], awaits: awaits(id, asked.days) }
    case 'go': {
      if (!shown) return { say: [LAPSED], awaits: null }
      const keep: Write = { do: 'keepPause', of: { of: whose, ...shown, at: now } }
      return {
        toast: '已记下',
        say: [messages.kept(of, shown)],
        write: [keep, ...note({ from: shown.from, to: shown.to })],
        awaits: null,
      }
    }
    case 'resume':
      return {
        toast: '已恢复',
        say: [messages.resumed(of)],
        write: [...pauses.flatMap((pause) => ended(pause, whose, today, now)), ...note({ resumed: today })],
        awaits: null,
      }
  }
}

/** A pause ends yesterday; one that has not begun never was. */
function ended({ id, from, to: _, why }: Pause, of: Pauses, today: Day, at: Date): Write[] {
  const undo: Write = { do: 'undoPause', of: { id, at } }
  return from < today ? [undo, { do: 'keepPause', of: { of, from, to: addDays(today, -1), why, at } }] : [undo]
}

/** Last days that are offered: of this week and the next, of the month and the quarter, each once. */
function lastDays(today: Day): Day[] {
  const sunday = addDays(today, 7 - weekdayOf(today))
  return [...new Set([sunday, addDays(sunday, 7), monthsAround(today, 1).to, monthsAround(today, 3).to])].sort()
}
