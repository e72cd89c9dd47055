import { eq, isNull } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { membership, person, type Role, unit } from '../database/schema.ts'

/** Somebody whom one can be in the trial. All names are made up. */
export type TrialPerson = {
  readonly id: number
  readonly name: string
  /** What they are, as the page says it below the name. */
  readonly is: string
  /** Where they belong from the start, in a unit or over an area; strangers belong nowhere. */
  readonly place?: { readonly role: Role; readonly unit?: string; readonly area?: string }
}

export const EDITOR: TrialPerson = { id: 5_100_000_001, name: '韩知秋', is: '县里的编辑' }
export const WOMEN: TrialPerson = {
  ...{ id: 5_100_000_002, name: '周小兰', is: '甲东村妇联主席' },
  place: { unit: 'jia-zhen/dong-cun/women', role: 'reporter' },
}
export const DISABLED: TrialPerson = {
  ...{ id: 5_100_000_005, name: '陈守和', is: '丁一社区残协委员' },
  place: { unit: 'ding-zhen/yi-qu/dpf', role: 'reporter' },
}
export const YOUTH: TrialPerson = {
  ...{ id: 5_100_000_003, name: '林一鸣', is: '乙镇团委书记' },
  place: { unit: 'yi-zhen/youth', role: 'reporter' },
}
export const UNION: TrialPerson = {
  ...{ id: 5_100_000_004, name: '吴建工', is: '县总工会干事' },
  place: { unit: 'qinghe/union', role: 'reporter' },
}
export const STRANGER: TrialPerson = { id: 5_100_000_007, name: '孟小禾', is: '刚收到邀请的人' }
export const APPLICANT: TrialPerson = { id: 5_100_000_009, name: '钱小满', is: '申请加入、等编辑同意的人' }

export const PEOPLE: readonly TrialPerson[] = [
  WOMEN,
  YOUTH,
  UNION,
  DISABLED,
  EDITOR,
  {
    ...{ id: 5_100_000_008, name: '许望舒', is: '甲镇的编辑，只管本镇' },
    place: { area: 'jia-zhen', role: 'editor' },
  },
  {
    ...{ id: 5_100_000_006, name: '罗静', is: '丙镇领导，只看不报' },
    place: { unit: 'bing-zhen/women', role: 'viewer' },
  },
  STRANGER,
  APPLICANT,
]

const ROLES = { reporter: '填报人', viewer: '查看人', editor: '编辑' } as const

/** What somebody is, as the page says it, by which role (an editor of a town by another), and for which unit they report. */
export type Title = {
  readonly is: string
  readonly role: Role | 'town' | 'invited' | 'asked' | 'new'
  readonly unit?: string
}

/** What people are, by their Telegram ids: as the trial tells it, or where somebody who came by an invitation belongs. */
export async function titlesOf(db: Database): Promise<ReadonlyMap<number, Title>> {
  const rows = await db
    .select({ id: person.telegramId, role: membership.role, unit: unit.name, areaId: membership.areaId })
    .from(membership)
    .innerJoin(person, eq(membership.personId, person.id))
    .leftJoin(unit, eq(membership.unitId, unit.id))
    .where(isNull(membership.until))
    .orderBy(membership.id)
  const told = new Map(PEOPLE.flatMap((p) => (p.place || p === EDITOR ? [[p.id, p.is]] : [])))
  return new Map(
    rows.map(({ id, role, unit, areaId }) => {
      const is = told.get(id) ?? `${unit ?? '县里的'}${ROLES[role]}`
      const ofTown = role === 'editor' && areaId !== null
      return [id, { is, role: ofTown ? 'town' : role, ...(unit === null ? {} : { unit }) }]
    }),
  )
}
