import { dayIn } from '../../calendar/day.ts'
import { reserveId } from '../../database/ids.ts'
import { type Member, memberAt } from '../../database/member.ts'
import { editorsOf, lockEditors } from '../../database/membership.ts'
import type { Database } from '../../database/open.ts'
import { OF_BELONGING } from '../../messages/answers.ts'
import { called, key } from '../../messages/buttons.ts'
import { joinedNews } from '../../messages/joining.ts'
import * as messages from '../../messages/people.ts'
import { messageTo } from '../../messages/said.ts'
import { type Door, type Effects, feature } from '../feature.ts'
import { handOverLink } from '../hand-over.ts'
import { heldNames, isOfCounty, namedPlace } from '../named-place.ts'

type Names = 'ownPlaces' | 'ownPlace' | 'ownHandOver' | 'ownLeave' | 'ownLeaveSure'

type Facts =
  | 'list'
  | 'gone'
  | 'last editor'
  | { readonly shown: Member }
  | { readonly asked: Member }
  | { readonly leaves: Member; readonly editors: readonly number[] }
  | { readonly hands: Member; readonly id: number }

/** 我的任职: where somebody belongs; they hand a place over to a newcomer, or leave it. */
export const ownPlaces = feature<Facts, Names>({
  role: 'anyone',
  place: 'private',
  topic: 'own',
  help: ['换了手机不用再加入，没有密码，也不用登录', '调走了、换人了、退休、不干了，在“我的任职”里交接或退出'],
  opens: key('我的任职', 'ownPlaces'),
  named: called(
    '任职、交接、退出、我的单位、换 人、换 填报人、调走、调动、退休、离职、辞职、不干、退 群、换 单位、我 角色、我 单位、不再 负责、我 哪个 单位、我 哪个 村、哪个 单位 我、绑定 单位、我 属于|归|管|兼|职务|身份|岗位|负责、算 哪 单位|村|镇、我 是 哪、我 哪里、不管 这|了、不归 我、不 我 管、换|转|轮 岗、借调、挂职、卸任、届满、换届 我不|我没|我退|我下|我调|我走|我要|我就、交给|转给|移给 别人|他|她|新、接手、接班、接任、找 人 接、不负责|不管|不做 了、不报 了、退 出、我 走、我 调|走 了、两|多|几 个 单位、切换 单位、换 到 单位|村|镇、我 被 换|移|删、离开 单位、挂|兼|管 两个|几个|三个 村|单位|镇、注销 我|账号、注销',
    key('', 'ownPlaces'),
  ),
  answers: OF_BELONGING,
  buttons: ['ownPlaces', 'ownPlace', 'ownHandOver', 'ownLeave', 'ownLeaveSure'],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap' || asked.button.name === 'ownPlaces') return 'list'
    const { name, parts } = asked.button
    const held = door.who.places.find(({ id }) => id === parts.place)
    if (!held) return 'gone'
    const leaves = name === 'ownLeave' || name === 'ownLeaveSure'
    const editors = leaves ? await lockEditors(db) : 0
    const found = await memberAt(db, held.id)
    if (!found) return 'gone'
    const member = namedPlace(found, door)
    if (name === 'ownPlace' || member.bySetting) return { shown: member }
    if (name === 'ownHandOver') return { hands: found, id: await reserveId(db, 'invitation') }
    if (isOfCounty(found) && editors <= 1) return 'last editor'
    return name === 'ownLeave' ? { asked: member } : leaving(db, door, found, member)
  },
  decide: (facts, door) => {
    if (facts === 'gone') return { say: [messages.NOT_OWN] }
    if (facts === 'last editor') return { say: [messages.LAST_TO_LEAVE] }
    if (facts === 'list') {
      const own = door.who.places.map((held) => ({ id: held.id, role: held.role, ...heldNames(held, door) }))
      return { say: [messages.ownList(own)] }
    }
    if ('shown' in facts) {
      const { desk, today } = door
      return { say: [messages.ownPage(facts.shown, { since: dayIn(desk.zone, facts.shown.since), today })] }
    }
    if ('hands' in facts) return handOverLink(facts.hands, facts.id, door)
    return 'asked' in facts ? { say: [messages.askOwnLeave(facts.asked)] } : leave(facts, door)
  },
})

async function leaving(db: Database, door: Door, found: Member, leaves: Member): Promise<Facts> {
  const editors = await editorsOf(db, found)
  return { leaves, editors: editors.filter((chat) => chat !== door.chatId) }
}

function leave({ leaves, editors }: Extract<Facts, { readonly leaves: Member }>, { now, who }: Door): Effects {
  const news = messages.leftNews(leaves)
  return {
    say: [messages.hasLeftOwn(leaves)],
    owe: editors.map((chat) => messageTo(chat, news, joinedNews(leaves.name, leaves).keys)),
    write: [
      { do: 'endMembership', of: { id: leaves.id, at: now } },
      { do: 'note', of: { at: now, personId: who.id, action: 'leave', subject: `membership ${leaves.id}` } },
    ],
  }
}
