import { type InvitedTo, invitedTo } from '../../database/invitation.ts'
import type { Member } from '../../database/member.ts'
import { editorsOf, type Located } from '../../database/membership.ts'
import type { Write } from '../../database/write.ts'
import { hashToken } from '../../desk/hash-token.ts'
import type { Key } from '../../messages/buttons.ts'
import { called, key } from '../../messages/buttons.ts'
import { waitingKeys } from '../../messages/forms.ts'
import { handedOver, joinedAlready, joinedNews, notLetIn, type REFUSED, welcome } from '../../messages/joining.ts'
import { firstPage, STRANGER } from '../../messages/menu.ts'
import { ownUnitName, placeName } from '../../messages/place.ts'
import { reportExample } from '../../messages/report-example.ts'
import { messageTo } from '../../messages/said.ts'
import { type Door, type Effects, type Feature, feature } from '../feature.ts'
import { waitingOf } from '../form-choice.ts'
import { ownMenu, shownTo } from '../menus.ts'
import { locatedAt, namedPlace, partName } from '../named-place.ts'
import { needsOf } from '../needs.ts'
import { isStranger, type Roles } from '../who.ts'

/** `editors`: who is told that somebody joined. */
type Facts =
  | { readonly needs: readonly Key[] }
  | { readonly invited: InvitedTo | undefined; readonly editors: readonly number[] }

/** /start: the first page, made of all features; with an invitation's token behind it, joining. */
export function start(features: () => readonly Feature[]): Feature {
  return feature<Facts, 'menu'>({
    command: 'start',
    role: 'anyone',
    place: 'private',
    menu: '开始',
    named: called(
      '首页、菜单、主页、返回、主菜单、开始、回到 首页、最 前面|开头|上面 页、第一 页、回去、回到|回 开始|前面|菜单|主页|开头、有 什么 按钮、按钮 哪|没|不见|找不到|没了',
      key('', 'menu'),
    ),
    buttons: ['menu'],
    load: async (db, asked, door) => {
      if (asked.by !== 'command' || asked.words === '') return { needs: await needsOf(features(), db, door) }
      const invited = await invitedTo(db, hashToken(asked.words))
      return { invited, editors: invited ? await editorsOf(db, invited) : [] }
    },
    decide: (facts, door) => ('needs' in facts ? page(features(), facts.needs, door) : join(facts, features(), door)),
  })
}

function page(features: readonly Feature[], needs: readonly Key[], door: Door): Effects {
  const { who } = door
  if (isStranger(who)) return { say: [STRANGER] }
  const keys = shownTo(features, who).map((ofRole) => ofRole.flatMap(({ opens }) => (opens ? [opens] : [])))
  const waiting = waitingKeys(who.drafts.map((d) => waitingOf(d, door)))
  const named = {
    reportsFor: who.reportsFor.map((unit) => ownUnitName(unit, door.today)),
    example: reportExample(door.desk.catalogue, who.reportsFor[0]?.organization),
    edits: who.edits.map((part) => partName(part, door)),
    views: who.views.map((part) => partName(part, door)),
  }
  return { say: [firstPage(named, needs, waiting, keys)], owe: ownMenu(features, door.chatId, who) }
}

/** Opens an invitation's link: whoever does so belongs from now on. */
function join(
  { invited, editors }: Extract<Facts, { readonly editors: unknown }>,
  features: readonly Feature[],
  door: Door,
): Effects {
  const { who, now } = door
  if (!invited) return { say: [notLetIn('unknown', isStranger(who))] }
  const { role, id } = invited
  const { organization, before } = invited
  const names = namedPlace({ unit: invited.unit?.name ?? null, area: invited.area, organization }, door)
  const place = placeName(names)
  // Whoever is in already need not hear what became of the link: they may have used it themselves.
  if (who.places.some((held) => held.role === role && isAt(locatedAt(held), invited))) {
    return { say: [joinedAlready(place, role)] }
  }
  const refused = whyNot(invited, now)
  if (refused) return { say: [notLetIn(refused, isStranger(who))] }
  const told = editors.filter((chat) => chat !== door.chatId && chat !== before?.chatId)
  const news = joinedNews(who.name, { ...names, role }, before?.name)
  return {
    say: [welcome(place, role, before !== undefined)],
    owe: [
      ...ownMenu(features, door.chatId, joined(who, invited)),
      ...(before ? [messageTo(before.chatId, handedOver(who.name, { ...names, role }))] : []),
      ...told.map((chat) => messageTo(chat, news.text, news.keys)),
    ],
    write: [
      { do: 'spendInvitation', of: { id } },
      { do: 'addMembership', of: { personId: who.id, ...located(invited), role, since: now, invitationId: id } },
      ...(before ? handOver(before, door) : []),
      {
        do: 'note',
        of: {
          ...{ at: now, personId: who.id, action: 'join', subject: subjectOf(invited) },
          detail: { role, invitation: id },
        },
      },
    ],
  }
}

function located({ unitId, areaId, organization }: Located): Located {
  return { unitId, areaId, organization }
}

/** 交接: whoever had the place is out of it, and what they had begun for the unit goes on with whoever came. */
function handOver({ id, personId, unitId, role }: Member, { who, now }: Door): readonly Write[] {
  const drafts = role === 'reporter' && unitId !== null ? { unitId, from: personId, to: who.id } : undefined
  return [
    { do: 'endMembership', of: { id, at: now } },
    ...(drafts ? [{ do: 'handOverDrafts' as const, of: drafts }] : []),
    { do: 'note', of: { at: now, personId: who.id, action: 'hand-over', subject: `membership ${id}` } },
  ]
}

/** What a note is about: the unit of a place, or the part of the county that it is over. */
export function subjectOf({ unitId, areaId, organization }: Located): string {
  if (unitId !== null) return `unit ${unitId}`
  return `unit ${[areaId, organization].filter(Boolean).join(' ') || 'county'}`
}

function isAt(held: Located, { unitId, areaId, organization }: Located): boolean {
  return held.unitId === unitId && held.areaId === areaId && held.organization === organization
}

function whyNot({ revokedAt, expiresAt, usesLeft, given }: InvitedTo, now: Date): keyof typeof REFUSED | undefined {
  if (revokedAt) return 'revoked'
  if (expiresAt <= now) return 'expired'
  if (usesLeft <= 0) return 'used up'
  return given ? undefined : 'revoked'
}

/** The person as it will be once it has joined. */
function joined(who: Roles, { role, unit, areaId, organization }: InvitedTo): Roles {
  const part = { ...(areaId === null ? {} : { area: areaId }), ...(organization === null ? {} : { organization }) }
  switch (role) {
    case 'editor':
      return { ...who, edits: [...who.edits, part] }
    case 'reporter':
      return { ...who, reportsFor: unit ? [...who.reportsFor, unit] : who.reportsFor }
    case 'viewer':
      return { ...who, views: [...who.views, part] }
  }
}
