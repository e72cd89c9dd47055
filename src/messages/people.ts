import { type Day, yearOf } from '../calendar/day.ts'
import { fullDate, monthAndDate } from '../chinese/days.ts'
import { type Key, key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
import { type PlaceNames, placeName, placeTitle, type Role, roleName } from './place.ts'
import type { Said } from './said.ts'

/** A place that somebody has. */
export type Place = PlaceNames & { readonly id: number; readonly name: string; readonly role: Role }

/** A page of those who have a place. `words`: what was looked for. */
export function memberList(
  members: readonly Place[],
  of: { readonly words: string; readonly from: number; readonly page: number; readonly more: boolean },
): Said {
  const { words, from, page, more } = of
  const invites = key('邀请', 'invite')
  if (members.length === 0) {
    const nobody = words === '' ? '还没有人加入。' : `没有找到“${words}”。可以只写单位或姓名的一部分。`
    return { text: nobody, keys: [[invites, TO_MENU]] }
  }
  const turning: Key[] =
    words === ''
      ? [
          ...(from > 0 ? [key('上一页', 'peopleFrom', { from: Math.max(0, from - page) })] : []),
          ...(more ? [key('下一页', 'peopleFrom', { from: from + page })] : []),
        ]
      : []
  const rest = words !== '' && more ? '只列出前几位，请写得更具体些。\n' : ''
  return {
    text: `${rest}点一位看详情、移出。找人可以发：/people 甲镇`,
    keys: [
      ...members.map((member) => [key(placeLabel(member), 'member', { member: member.id })]),
      ...(turning.length > 0 ? [turning] : []),
      [invites, TO_MENU],
    ],
  }
}

function placeLabel(place: Place): string {
  const { name, role } = place
  return `${name}·${placeName(place)}${role === 'reporter' ? '' : `（${roleName(role)}）`}`
}

/** What is known of a place; `last`: the day of the newest report. */
export function memberPage(
  place: Place & { readonly bySetting: boolean },
  of: { readonly since: Day; readonly last: Day | undefined; readonly today: Day },
): Said {
  const { since, last, today } = of
  const day = (on: Day) => (yearOf(on) === yearOf(today) ? monthAndDate(on) : fullDate(on))
  const reported = last === undefined ? '还没有填报过。' : `最近一次填报：${day(last)}。`
  const lines = [
    `${place.name}：${placeTitle(place)}`,
    `${day(since)}加入。${place.role === 'reporter' ? reported : ''}`,
    ...(place.bySetting ? [BY_SETTING] : []),
  ]
  const leave = place.bySetting ? [] : [[key('移出', 'memberLeave', { member: place.id })]]
  return { text: lines.join('\n'), keys: [...leave, [key('返回', 'people')]] }
}

const BY_SETTING = '这位编辑写在服务器设置 EDITOR_IDS 里，请运维人员在那里去掉，重启后生效。'

export function askLeave(place: Place): Said {
  return {
    text: `把${place.name}移出${placeTitle(place)}？\n移出马上生效，以前报的都保留。`,
    keys: [[key('确认移出', 'memberLeaveSure', { member: place.id }), key('返回', 'member', { member: place.id })]],
  }
}

export function hasLeft(place: Place): Said {
  return {
    text: `已移出：${place.name}不再是${placeTitle(place)}。`,
    keys: [[key('人员', 'people'), key('邀请', 'invite')]],
  }
}

export const GONE: Said = { text: '这位已经不在名单里了。', keys: [[key('返回', 'people')]] }
export const LAST_EDITOR: Said = {
  text: '这是最后一位编辑，不能移出。请先邀请另一位编辑。',
  keys: [[key('邀请一位编辑', 'inviteEditor'), key('返回', 'people')]],
}

/** Told to whoever was taken out. */
export function youLeft(place: PlaceNames & { readonly role: Role }): string {
  return `您已不再是${placeTitle(place)}。有疑问请找县群团办。`
}
