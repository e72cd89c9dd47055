import type { Day } from '../../calendar/day.ts'
import type { County } from '../../catalogue/county.ts'
import { type CountyDeed, countyWith, missingOf } from '../../catalogue/county-deeds.ts'
import type { CountyArea, CountyUnit } from '../../catalogue/county-file.ts'
import { fullDate } from '../../chinese/days.ts'
import { readDay } from '../../chinese/read-day.ts'
import { countyNow, lastChangedOn } from '../../database/county.ts'
import type { Database } from '../../database/open.ts'
import { recordInstant } from '../../database/record-lock.ts'
import { type CountyChanged, countyWrites, lookAtCounty } from '../../desk/change-county.ts'
import { called, key } from '../../messages/buttons.ts'
import * as messages from '../../messages/county-deeds.ts'
import type { Owed, Said } from '../../messages/said.ts'
import { LAPSED, NO_COUNTY } from '../../messages/units.ts'
import type { Asked } from '../asked.ts'
import { closingNews } from '../closing-news.ts'
import { countyPages } from '../county-pages.ts'
import { type Door, type Effects, feature } from '../feature.ts'

type Names =
  | ('units' | 'unitsOf' | 'unitShow' | 'unitDeed' | 'areaDeed')
  | ('countyOrganization' | 'countyUnit' | 'countyArea' | 'countyDay' | 'countyGo')

type Facts =
  | { readonly page: Said; readonly deed?: CountyDeed }
  | { readonly echo: CountyChanged; readonly deed: CountyDeed; readonly lead?: string }
  | { readonly done: CountyChanged; readonly at: Date; readonly page: Said; readonly news: readonly Owed[] }

/** /units: the county's areas and units; an editor adds, renames, moves, merges, closes, opens again, deletes. */
export const units = feature<Facts, Names>({
  command: 'units',
  role: 'editor',
  place: 'private',
  menu: '单位：添、改名、撤并、关闭',
  topic: 'county',
  help: [
    '/units 看单位，添加、改名、划转、撤并、关闭；/units 甲镇',
    '“单位”里的“导出”是一张表，改好再导入单位就都改了',
  ],
  opens: key('单位', 'units'),
  named: called(
    '乡镇、各单位、单位名单、区域、村名、改 名、加 村、加 单位、删 单位、撤并、合并、划转、关闭、撤销 单位、并到、并入、并 村、村 并、新 村、改名、加 镇、更名、新 社区、社区、新 成立、新 单位、单位 名单、哪些 单位、全部 单位、改 单位、单位 改、村 改、合村、拆分、改|换 名|叫|牌子、改名 叫|成|为、更名 为|叫、名 改|换|错|写错|变、村 合并|撤|没了|改 社区|拆|分、撤 村|镇|单位|并、取消 单位|村、单位 没有|少|漏|缺|不全|多余|重复|几|多少|停|关|没了|撤|加|导入|导出|批量、加|建|开 单位|村|镇|社区|协会|组织、划到|划给|迁到|归到|改到|并给 镇|村|单位、归 镇|哪 管、停办、注销 单位、升格、成立|组建|挂牌 单位|新|协会|社区|村|组织|工会|妇联|支部、组织 架构、架构、架构 改革|调整、换 牌子、改 协会|社区|委员会|名字、单位|村|镇 名 报错|错|不对、家|单位|村 没了|撤了|撤回|散了|不在了|不存在、弄混、搞混、混 一起、都叫、同名、重名、名 一样|相同',
    key('', 'units'),
  ),
  finds: async (db, words) => {
    const { areas = [], units: all = [] } = (await countyNow(db)) ?? {}
    return words.length > 1 && [...areas, ...all].some(({ name }) => name.includes(words)) ? words : undefined
  },
  buttons: [
    ...(['units', 'unitsOf', 'unitShow', 'unitDeed', 'areaDeed'] as const),
    ...(['countyOrganization', 'countyUnit', 'countyArea', 'countyDay', 'countyGo'] as const),
  ],
  awaits: ['county'],
  load: async (db, asked, door) => {
    const county = await countyNow(db)
    const top = county?.areas[0]
    if (!county || !top) return { page: NO_COUNTY }
    const look = countyPages(db, county, door)
    if (asked.by === 'command')
      return { page: asked.words === '' ? await look.area(top.id) : await look.find(asked.words) }
    const deed = door.who.awaited?.for === 'county' ? door.who.awaited.deed : undefined
    if (asked.by === 'words' && deed) return said(db, county, deed, asked.text.trim(), door)
    if (asked.by !== 'tap') return { page: await look.area(top.id) }
    return tapped(db, county, asked.button, deed, door)
  },
  decide: (facts, { today, who }): Effects => {
    if ('echo' in facts) {
      const { echo, deed, lead } = facts
      const said = messages.echo(deed, { changes: echo.changes, day: echo.day, today }, lead)
      return { say: [said], awaits: { for: 'county', deed } }
    }
    if ('done' in facts) {
      return {
        toast: '已保存',
        say: [facts.page],
        write: countyWrites(facts.done, { at: facts.at, by: { person: who.id } }),
        owe: facts.news,
        awaits: null,
      }
    }
    return { say: [facts.page], awaits: facts.deed ? { for: 'county', deed: facts.deed } : null }
  },
})

type Button = Extract<Asked<Names>, { by: 'tap' }>['button']

async function tapped(
  db: Database,
  county: County,
  button: Button,
  deed: CountyDeed | undefined,
  door: Door,
): Promise<Facts> {
  const look = countyPages(db, county, door)
  switch (button.name) {
    case 'units':
      return { page: await look.area(county.areas[0]?.id ?? '') }
    case 'unitsOf':
      return { page: await look.area(button.parts.area) }
    case 'unitShow':
      return { page: await look.unit(button.parts.unit) }
    case 'unitDeed':
      return step(db, county, { is: button.parts.unitDoes, what: 'unit', id: button.parts.unit }, door)
    case 'areaDeed':
      return step(db, county, { is: button.parts.areaDoes, what: 'area', id: button.parts.area }, door)
  }
  if (!deed) return { page: LAPSED }
  switch (button.name) {
    case 'countyOrganization':
      return step(db, county, { ...deed, organization: button.parts.organization }, door, deed)
    case 'countyUnit':
      return step(db, county, { ...deed, into: button.parts.unit }, door, deed)
    case 'countyArea':
      return step(db, county, { ...deed, into: button.parts.area }, door, deed)
    case 'countyDay':
      return step(db, county, { ...deed, day: button.parts.day }, door, deed)
    case 'countyGo': {
      const next = await step(db, county, deed, door)
      if (!('echo' in next)) return next
      const { changes, day } = next.echo
      if (messages.changesHash(changes, day) !== button.parts.hash) return { ...next, lead: messages.CHANGED_MEANWHILE }
      const at = await recordInstant(db, door.clock)
      const after = countyPages(db, next.echo.next, door)
      const known = next.echo.next.units.some((u) => u.id === deed.id)
      const parent = county.areas.find((a) => a.id === deed.id)?.parent
      const gone = deed.what === 'area' && !next.echo.next.areas.some((a) => a.id === deed.id)
      const area = deed.what === 'area' ? (gone ? parent : deed.id) : county.units.find((u) => u.id === deed.id)?.area
      const page =
        deed.what === 'unit' && known
          ? await after.unit(deed.id, messages.SAVED)
          : await after.area(area ?? '', messages.SAVED)
      return { done: next.echo, at, page, news: await closingNews(db, next.echo) }
    }
  }
}

/** Words that were typed where something is to be said of a deed: a name, where it goes, or the day. */
async function said(db: Database, county: County, deed: CountyDeed, words: string, door: Door): Promise<Facts> {
  switch (missingOf(deed)) {
    case 'name':
      return step(db, county, { ...deed, name: words }, door, deed)
    case 'into': {
      const fits = choicesOf(county, deed).filter((c) => c.name.includes(words))
      const exact = fits.filter((c) => c.name === words)
      const [one, ...others] = exact.length > 0 ? exact : fits
      if (one && others.length === 0) return step(db, county, { ...deed, into: one.id }, door, deed)
      const lead = one ? '' : `没有叫“${words}”的。\n`
      return {
        page: messages.askFor(
          deed,
          calledIn(county, deed),
          'into',
          one ? [one, ...others] : choicesOf(county, deed),
          lead,
        ),
        deed,
      }
    }
    case 'organization':
      return step(db, county, deed, door)
    default: {
      const read = /^\d{4}-\d\d-\d\d$/u.test(words) ? { day: words } : readDay(words, door.today)
      if ('day' in read) return step(db, county, { ...deed, day: read.day }, door, deed)
      const again = await step(db, county, deed, door)
      return 'echo' in again ? { ...again, lead: `没看懂“${words}”是哪一天。\n` } : again
    }
  }
}

/**
 * What comes next of a deed: what is still to be said, why it cannot be, or what it changes. `before`: the deed without what
 * was just said, which is awaited again where it cannot be.
 */
async function step(
  db: Database,
  county: County,
  deed: CountyDeed,
  door: Door,
  before: CountyDeed = deed,
): Promise<Facts> {
  const missing = missingOf(deed)
  const called = calledIn(county, deed)
  const { organizations } = door.desk.catalogue
  if (missing) {
    const choices =
      missing === 'organization'
        ? organizations.map(({ code, name }) => ({ id: code, name }))
        : missing === 'into'
          ? near(county, deed, choicesOf(county, deed))
          : []
    return { page: messages.askFor(deed, called, missing, choices), deed }
  }
  const day = deed.day ?? door.today
  const wanted = countyWith(county, deed, day, organizations)
  if ('fault' in wanted) return { page: messages.cannot(deed, wanted.fault), deed: before }
  const looked = await lookAtCounty(db, wanted.county, { day, absent: 'stay' })
  const fault = await faultOf(db, deed, looked, door.today)
  return fault === undefined ? { echo: looked, deed } : { page: messages.cannot(deed, fault), deed: before }
}

async function faultOf(
  db: Database,
  deed: CountyDeed,
  { changes, day }: CountyChanged,
  today: Day,
): Promise<string | undefined> {
  if (deed.is === 'delete' && !changes.some((c) => c.is === 'deleted' && c.id === deed.id)) {
    return '用过的不能删除，可以关闭，或并入别的单位。'
  }
  if (changes.length === 0) return '已经是这样了，没有变动。'
  const named = changes.filter((c) => c.is === 'renamed' || c.is === 'moved')
  if (named.length === 0) return undefined
  if (day > today) return '改名、划转从今天或以前算起；以后的，到那天再改。'
  const last = await lastChangedOn(db)
  const before = named
    .flatMap((c) => last.get(c.id) ?? [])
    .sort()
    .at(-1)
  return before !== undefined && before > day ? `上次改名、划转从${fullDate(before)}算起，这次不能更早。` : undefined
}

function calledIn(county: County, { what, id }: CountyDeed): string {
  const all: readonly (CountyArea | CountyUnit)[] = what === 'unit' ? county.units : county.areas
  return all.find((each) => each.id === id)?.name ?? ''
}

/** Where something can go: units of the same organization, towns for a village, areas of the same level. */
function choicesOf(
  county: County,
  { is, what, id }: CountyDeed,
): readonly { readonly id: string; readonly name: string }[] {
  if (what === 'unit') {
    const unit = county.units.find((u) => u.id === id)
    return county.units.filter((u) => u.to === undefined && u.id !== id && u.organization === unit?.organization)
  }
  const area = county.areas.find((a) => a.id === id)
  const level = is === 'move' ? 'town' : area?.level
  return county.areas.filter((a) => a.level === level && a.id !== id && !(is === 'move' && a.id === area?.parent))
}

/** Those first that lie in the same town. */
function near(
  county: County,
  { id, what }: CountyDeed,
  choices: readonly { readonly id: string; readonly name: string }[],
) {
  const areaOf = (choice: string) => (what === 'unit' ? county.units.find((u) => u.id === choice)?.area : choice)
  const townOf = (choice: string) => {
    const area = county.areas.find((a) => a.id === areaOf(choice))
    return area?.level === 'village' ? area.parent : area?.id
  }
  const own = townOf(id)
  return choices.toSorted((a, b) => Number(townOf(b.id) === own) - Number(townOf(a.id) === own))
}
