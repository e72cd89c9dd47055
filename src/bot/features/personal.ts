import { dayIn } from '../../calendar/day.ts'
import { type Former, formersWith, type Member, memberAt } from '../../database/member.ts'
import { editorsOf, lockEditors } from '../../database/membership.ts'
import type { Database } from '../../database/open.ts'
import { lockAccount, type Whose, whoseData } from '../../database/personal.ts'
import type { Write } from '../../database/write.ts'
import { personalCounted } from '../../desk/personal-file.ts'
import { called, key } from '../../messages/buttons.ts'
import { fileTo } from '../../messages/file-owed.ts'
import * as messages from '../../messages/personal.ts'
import { messageTo, type Owed } from '../../messages/said.ts'
import { type Door, feature } from '../feature.ts'
import { isOfCounty, namedPlace } from '../named-place.ts'

type OwnFacts =
  | 'nothing'
  | 'file'
  | 'by setting'
  | 'last editor'
  | { readonly shows: messages.Counted }
  | { readonly asks: messages.Counted }
  | { readonly erases: Whose; readonly news: readonly Owed[] }

/** 我的资料: what is stored of whoever asks, as a file, and erased where they want that. */
export const ownData = feature<OwnFacts, 'ownData' | 'ownDataFile' | 'ownErase' | 'ownEraseSure'>({
  role: 'anyone',
  place: 'private',
  topic: 'own',
  help: ['“我的任职”里的“我的资料”，看存了您的什么，可以要一份，也可以删除'],
  named: called(
    '我的资料、我 个人信息、个人信息 删|存|看|查|怎么|泄露|安全、隐私、我 信息、我 资料、我 数据、存了 什么、删 资料、删 我 信息、删 信息、删 我、我 记录 删、存 我、我|我们 手机号|电话|名字|姓名|身份证、存 手机号|电话|名字|信息|资料、谁 看 我、个人 数字|资料|隐私|信息、删 干净、我 注销|删、信息 安全|保护|收集、收集 什么|信息、导出 我的、资料 删|存|看|导出、我 数字 删、注销 账号、注销',
    key('', 'ownData'),
  ),
  buttons: ['ownData', 'ownDataFile', 'ownErase', 'ownEraseSure'],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap') throw new Error('no data was asked for')
    const { name } = asked.button
    const whose = await whoseData(db, door.who.id)
    if (!whose) return 'nothing'
    if (name === 'ownDataFile') return 'file'
    if (name === 'ownData') return { shows: await personalCounted(db, whose) }
    const editors = await lockEditors(db)
    const held = await Promise.all(door.who.places.map(({ id }) => memberAt(db, id)))
    const places = held.flatMap((place) => place ?? [])
    if (places.some(({ bySetting }) => bySetting)) return 'by setting'
    if (places.some(isOfCounty) && editors <= 1) return 'last editor'
    if (name === 'ownErase') return { asks: await personalCounted(db, whose) }
    return { erases: whose, news: await newsOf(db, places, door) }
  },
  decide: (facts, { who, chatId, now }) => {
    if (facts === 'nothing') return { say: [messages.ownDataPage({ goes: [], stays: [] })] }
    if (facts === 'file') {
      const file = { make: messages.PERSONAL_DATA, of: { person: who.id } }
      return { say: [messages.DATA_COMES], owe: [fileTo(chatId, file)] }
    }
    if (facts === 'by setting') return { say: [messages.BY_SETTING_STAYS] }
    if (facts === 'last editor') return { say: [messages.LAST_STAYS] }
    if ('shows' in facts) return { say: [messages.ownDataPage(facts.shows)] }
    if ('asks' in facts) return { say: [messages.askOwnErase(facts.asks)] }
    return { say: [messages.OWN_ERASED], owe: facts.news, write: erased(facts.erases, { by: who.id, at: now }) }
  },
})

/** To those who look after the places that are empty now. */
async function newsOf(db: Database, places: readonly Member[], door: Door): Promise<readonly Owed[]> {
  const news = places.map(async (place) => {
    const editors = (await editorsOf(db, place)).filter((chat) => chat !== door.chatId)
    return editors.map((chat) => messageTo(chat, messages.erasedNews(namedPlace(place, door))))
  })
  return (await Promise.all(news)).flat()
}

function erased(whose: Whose, { by, at }: { readonly by: number; readonly at: Date }): readonly Write[] {
  return [
    { do: 'erasePerson', of: { ...whose, at } },
    { do: 'note', of: { at, personId: by, action: 'erase', subject: `person ${whose.id}` } },
  ]
}

/** Those who have left, on a page. */
const PAGE = 10

type FormerFacts =
  | 'gone'
  | { readonly listed: readonly Former[]; readonly page: number; readonly more: boolean }
  | { readonly shows: Former }
  | { readonly asks: Former; readonly counted: messages.Counted }
  | { readonly erases: Whose }

/** 已离开的: who has left every place, whom an editor of the place that they had may erase. */
export const formers = feature<FormerFacts, 'formers' | 'former' | 'formerErase' | 'formerEraseSure'>({
  role: 'editor',
  narrows: true,
  place: 'private',
  named: called(
    '已离开的、离开的人、离开 人、走了 人、删 离开、走 人|的人|了的 删|信息|资料|清、离职 人 资料|信息|删、以前 填报人|人员|的人',
    key('', 'formers'),
  ),
  buttons: ['formers', 'former', 'formerErase', 'formerEraseSure'],
  load: async (db, asked, { reach, page = 0 }) => {
    if (asked.by !== 'tap') throw new Error('nobody was asked for')
    const { button } = asked
    if (button.name === 'formers') {
      const { formers: listed, more } = await formersWith(db, { reach, from: page * PAGE, page: PAGE })
      return { listed, page, more }
    }
    const find = async () => (await formersWith(db, { reach, id: button.parts.member, from: 0, page: 1 })).formers[0]
    let former = await find()
    if (former && button.name === 'formerEraseSure') {
      // Who has just joined again is no former any more.
      await lockAccount(db, former.personId)
      former = await find()
    }
    const whose = former && (await whoseData(db, former.personId))
    if (!former || !whose) return 'gone'
    if (button.name === 'former') return { shows: former }
    return button.name === 'formerErase'
      ? { asks: former, counted: await personalCounted(db, whose) }
      : { erases: whose }
  },
  decide: (facts, door) => {
    if (facts === 'gone') return { say: [messages.NO_FORMER] }
    const shown = (former: Former) => ({ ...namedPlace(former, door), left: dayIn(door.desk.zone, former.until) })
    if ('listed' in facts) return { say: [messages.formerList(facts.listed.map(shown), facts)] }
    if ('shows' in facts) return { say: [messages.formerPage(shown(facts.shows))] }
    if ('asks' in facts) return { say: [messages.askFormerErase(shown(facts.asks), facts.counted)] }
    return { say: [messages.FORMER_ERASED], write: erased(facts.erases, { by: door.who.id, at: door.now }) }
  },
})
