import { type Day, yearOf } from '../calendar/day.ts'
import { fullDate, monthAndDate } from '../chinese/days.ts'
import { key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
import { LEAVE } from './pauses.ts'
import { type PlaceNames, placeName, placeTitle, type Role, roleName } from './place.ts'
import type { Said } from './said.ts'

/** A place that somebody has. */
export type Place = PlaceNames & { readonly id: number; readonly name: string; readonly role: Role }

/** A page of those who have a place. `words`: what was looked for. */
export function memberList(members: readonly Place[], of: { readonly words: string; readonly more: boolean }): Said {
  const { words, more } = of
  const invites = key('邀请', 'invite')
  if (members.length === 0) {
    const nobody = words === '' ? '还没有人加入。' : `没有找到“${words}”。可以只写单位或姓名的一部分。`
    return { text: nobody, keys: [[invites, LEFT, TO_MENU]] }
  }
  const keys = members.map((member) => key(placeLabel(member), 'member', { member: member.id }))
  const rest = words !== '' && more ? '只列出前几位，请写得更具体些。\n' : ''
  return {
    text: `${rest}点一位看详情、移出。找人可以发：/people 甲镇`,
    // The words that were looked for are in no key: such a list is not turned.
    list: { keys, again: key('', 'people'), of: 1, more: more && words === '' },
    keys: [[invites, LEFT, TO_MENU]],
  }
}

const LEFT = key('已离开的', 'formers')

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
  const { id: member } = place
  const change = rolesOf(place).map((role) => key(`改为${roleName(role)}`, 'memberRole', { member, role }))
  const more = [...change, key('再任一个单位', 'memberAssign', { member })]
  const leave = [key('交接', 'memberHandOver', { member }), key('移出', 'memberLeave', { member })]
  return { text: lines.join('\n'), keys: [...(place.bySetting ? [] : [leave, more]), [key('返回', 'people')]] }
}

const BY_SETTING = '这位编辑是在服务器上设的，请运维从设置 EDITOR_IDS 里去掉，重新启动才生效。'

export function askLeave(place: Place): Said {
  return {
    text: `移出${place.name}，不再是${placeTitle(place)}？\n移出马上生效，以前报的都保留。`,
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

/** A place of one's own. */
type Own = PlaceNames & { readonly id: number; readonly role: Role }

/** Where somebody belongs. */
export function ownList(places: readonly Own[]): Said {
  const reports = places.some(({ role }) => role === 'reporter')
  const keys = places.map((place) => key(placeTitle(place), 'ownPlace', { place: place.id }))
  return {
    text: places.length === 0 ? '您还没有加入哪个单位。' : '您的任职，点开可以交接、退出：',
    list: { keys, again: BACK_TO_OWN, of: 1 },
    keys: [...(reports ? [[LEAVE, key('提醒时间', 'hours')]] : []), [key('我的资料', 'ownData'), TO_MENU]],
  }
}

const BACK_TO_OWN = key('返回', 'ownPlaces')

export function ownPage(
  place: Own & { readonly bySetting: boolean },
  of: { readonly since: Day; readonly today: Day },
): Said {
  const { since, today } = of
  const day = yearOf(since) === yearOf(today) ? monthAndDate(since) : fullDate(since)
  if (place.bySetting) return { text: `${placeTitle(place)}，${day}加入。\n${BY_SETTING}`, keys: [[BACK_TO_OWN]] }
  const keys = [key('交接给新人', 'ownHandOver', { place: place.id }), key('退出', 'ownLeave', { place: place.id })]
  return { text: `${placeTitle(place)}，${day}加入。`, keys: [keys, [BACK_TO_OWN]] }
}

export function askOwnLeave(place: Own): Said {
  const keys = [key('确认退出', 'ownLeaveSure', { place: place.id }), key('不退出', 'ownPlace', { place: place.id })]
  return {
    text: `退出后，您不再是${placeTitle(place)}。\n马上生效，以前报的都保留。有人接手请用“交接给新人”。`,
    keys: [keys],
  }
}

export function hasLeftOwn(place: Own): Said {
  return { text: `您已退出，不再是${placeTitle(place)}。`, keys: [[TO_MENU]] }
}

/** To those who look after the place. */
export function leftNews(place: Own & { readonly name: string }): string {
  return `${place.name}退出了，不再是${placeTitle(place)}。`
}

export const NOT_OWN: Said = { text: '您已经不在这个单位了。', keys: [[BACK_TO_OWN]] }
export const LAST_TO_LEAVE: Said = {
  text: '您是最后一位编辑，不能退出。请先交接，或邀请另一位编辑。',
  keys: [[BACK_TO_OWN]],
}

/** The other roles that a place can have: in a unit one reports or looks on, over a part of the county one edits or looks on. */
export function rolesOf({ unit, role }: PlaceNames & { readonly role: Role }): readonly Role[] {
  const roles: readonly Role[] = unit === null ? ['editor', 'viewer'] : ['reporter', 'viewer']
  return roles.filter((other) => other !== role)
}

export function roleChanged(place: Place, to: Role): Said {
  const text = `已改：${place.name}现在是${placeTitle({ ...place, role: to })}。`
  return { text, keys: [[key('人员', 'people'), TO_MENU]] }
}

/** To whoever has another role now. */
export function yourRole(place: Place, to: Role): string {
  return `您现在是${placeTitle({ ...place, role: to })}，不再是${roleName(place.role)}。`
}

type Named = { readonly id: string; readonly name: string }

/** For which unit somebody is to report too. */
export function whichUnitToo(
  { id: member, name }: Pick<Place, 'id' | 'name'>,
  {
    here,
    below,
    units,
  }: { readonly here: Named | undefined; readonly below: readonly Named[]; readonly units: readonly Named[] },
): Said {
  return {
    text: `${name}再为哪个单位填报？`,
    list: {
      keys: [
        ...below.map((area) => key(`${area.name} ›`, 'memberAreas', { member, area: area.id })),
        ...units.map((unit) => key(unit.name, 'memberUnit', { member, unit: unit.id })),
      ],
      again: here ? key('', 'memberAreas', { member, area: here.id }) : key('', 'memberAssign', { member }),
    },
    keys: [[key('返回', 'member', { member })]],
  }
}

export function assigned(name: string, unit: string): Said {
  return { text: `${name}现在也为${unit}填报。`, keys: [[key('人员', 'people'), TO_MENU]] }
}
