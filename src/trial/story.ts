import { setTimeout as pause } from 'node:timers/promises'
import { markBegun } from '../database/fact.ts'
import { addMembership } from '../database/membership.ts'
import { meetPerson } from '../database/person.ts'
import type { Running } from '../main.ts'
import type { OpenCounty } from '../open-county.ts'
import type { Actor, Group, LocalBotApi } from '../sandbox/index.ts'
import type { Message } from '../sandbox/types.ts'
import type { Arrive } from './arrivals.ts'
import type { TrialClock } from './clock.ts'
import { APPLICANT, DISABLED, EDITOR, PEOPLE, STRANGER, type TrialPerson, UNION, WOMEN, YOUTH } from './people.ts'
import { quiet } from './quiet.ts'
import { photoOf, type Scene } from './scenes.ts'
import { superiorTable } from './superior-table.ts'

/** When the county of the trial comes to be: in January, with the year before just over. */
export const OPENS = new Date('2026-01-08T09:00:00+08:00')
/** Digests go out from here on: weeks before it have none. */
const DIGESTS_FROM = new Date('2026-11-09T09:00:00+08:00')
/** The present of the trial: a Thursday, half a week reported. */
const PRESENT = new Date('2026-11-12T09:00:00+08:00')
const GROUP = '青禾县群团工作群'
/** So long, and so often, is looked for what somebody hears. */
const [LONGEST_WAIT_MS, LOOK_MS] = [30_000, 50]

/** Puts the people of the trial into their places, and the day from which digests are due into the books. */
export async function settlePeople({ db }: OpenCounty, now: Date): Promise<void> {
  await markBegun(db, DIGESTS_FROM)
  for (const { id, name, place } of PEOPLE) {
    if (!place) continue
    const { id: personId } = await meetPerson(db, id, name)
    const { unit: unitId = null, area: areaId = null, role } = place
    await addMembership(db, { personId, unitId, areaId, role, since: now })
  }
}

type Parts = {
  readonly api: LocalBotApi
  readonly clock: TrialClock
  readonly running: Running
  readonly arrive: Arrive
  /** Told to stop in the middle of it: its reason is thrown. */
  readonly signal: AbortSignal
}

/**
 * What happened in the county before somebody opens the page: people talk with the bot as they would, at the clock's
 * time; only the reports of units whose people nobody plays come by import. Gives the stranger's invitation.
 */
export async function tellStory({ api, clock, running, arrive, signal }: Parts): Promise<{ [id: number]: string }> {
  const { db } = running.opened
  const actor = ({ id, name }: TrialPerson) => api.as({ id, first_name: name, language_code: 'zh' })
  const editor = actor(EDITOR)
  const settled = async () => {
    await quiet(db, api.world)
    signal.throwIfAborted()
  }
  const says = async (who: Actor, text: string, group?: Group) => {
    who.send(text, group ? { in: group } : {})
    await settled()
  }
  /** What somebody hears. What a stranger says comes through slowly (telegram/keep.ts), neither waiting nor stored meanwhile. */
  const hears = async <Heard>(who: Actor, what: string, find: (message: Message) => Heard | undefined) => {
    const until = performance.now() + LONGEST_WAIT_MS
    for (;;) {
      const heard = who.messages().findLast((message) => find(message) !== undefined)
      const found = heard && find(heard)
      if (heard && found !== undefined) return { message: heard, found }
      if (performance.now() > until) throw new Error(`the trial's story hears nothing of “${what}”`)
      await pause(LOOK_MS)
      await settled()
    }
  }
  const taps = async (who: Actor, label: string) => {
    const { message } = await hears(who, label, (m) =>
      m.reply_markup?.inline_keyboard.flat().find((b) => b.text === label),
    )
    who.tap(message, label)
    await settled()
  }
  const shows = async (who: Actor, scene: Scene, caption: string) => {
    who.sendPhoto(await photoOf(scene), { in: group, caption })
    await settled()
  }
  /** On to an instant, with what was reported until then. */
  const on = async (at: string) => {
    const time = new Date(at)
    clock.turnTo(time)
    await arrive(time)
    await running.doDue()
    await settled()
  }

  const group = editor.groups.create(GROUP)
  for (const person of PEOPLE) {
    const one = actor(person)
    if (person !== EDITOR) editor.groups.add(group, one.user)
    if (person !== STRANGER) await says(one, '/start')
  }
  editor.groups.add(group, editor.bot)
  await says(editor, '/bind', group)

  await on('2026-01-12T10:00:00+08:00')
  // Last year's report lies ready; publishing it, with its documents, is left to whoever plays the editor.
  await says(editor, '/year 2025')
  await on('2026-11-05T19:20:00+08:00')
  const cadre = actor(WOMEN)
  await taps(cadre, '填报')
  await taps(cadre, '主题教育活动')
  await says(cadre, '姐妹课堂')
  await taps(cadre, '今天')
  await says(cadre, '30余人')
  await taps(cadre, '没有联合')
  await taps(cadre, '确认提交')
  // So that her next report begins at the menu, as a newcomer expects.
  await says(cadre, '/start')
  await on('2026-11-05T20:05:00+08:00')
  await shows(cadre, 'reading', '姐妹课堂今天开课，书架是村里大家凑的。')
  await on('2026-11-06T12:10:00+08:00')
  await shows(actor(YOUTH), 'river', '河岸清洁行动收工，装了三车。')
  await says(actor(UNION), '辛苦了！下次叫上我们，工会带热姜茶。', group)
  await on('2026-11-09T17:00:00+08:00')
  clock.turnTo(new Date('2026-11-09T17:20:00+08:00'))
  await taps(editor, '发布')
  await on('2026-11-10T09:30:00+08:00')
  editor.sendDocument(await superiorTable(), '妇联宣讲情况统计表.xlsx')
  await settled()
  await on('2026-11-11T19:20:00+08:00')
  const youth = actor(YOUTH)
  await says(youth, '今天在镇上办青年夜谈，开展理论宣讲2场，受众45人次')
  await says(youth, '青年夜谈')
  await taps(youth, '没有联合，确认提交')
  await on('2026-11-11T19:40:00+08:00')
  await says(actor(DISABLED), '/zero')
  await on('2026-11-12T08:40:00+08:00')
  const applicant = actor(APPLICANT)
  await taps(applicant, '申请加入')
  await says(applicant, '丙镇残联')
  await says(applicant, APPLICANT.name)
  await hears(applicant, '申请加入', (m) => (m.text?.startsWith('已申请加入') ? m : undefined))
  await on(PRESENT.toISOString())
  await says(editor, '/invite yi-zhen/women 3')
  const { found: link } = await hears(editor, '邀请链接', (m) => /https:\/\/t\.me\/\S+/.exec(m.text ?? '')?.[0])
  return { [STRANGER.id]: link }
}
