import { Composer } from 'telegraf'
import { areasBelow } from '../database/area.ts'
import { note } from '../database/audit.ts'
import { addInvitation, revokeInvitation } from '../database/invitation.ts'
import { reportersByUnit } from '../database/membership.ts'
import type { Role } from '../database/schema.ts'
import { unitById, unitsOfArea } from '../database/unit.ts'
import { type BotContext, dataParts, type Key, type Say } from './context.ts'
import { hashToken } from './start.ts'
import { EDITORS_ONLY } from './words.ts'

/** /invite: a link for a unit and a role, for one person or several, that expires and can be revoked. */
export const invite = new Composer<BotContext>()
const DAYS = 7
const DAY_MS = 24 * 60 * 60 * 1000
const MOST_USES = 50
const ROLES: Record<string, Role> = { 填报人: 'reporter', 查看人: 'viewer', reporter: 'reporter', viewer: 'viewer' }

/** `/invite`, or all at once: `/invite 单位代码 [人数] [填报人|查看人]`, `/invite editor`. */
invite.command('invite', async (ctx) => {
  if (!ctx.work.who.editor) return ctx.say(EDITORS_ONLY)
  const [unitId, ...rest] = ctx.payload.split(/\s+/).filter(Boolean)
  if (!unitId) return showAreas(ctx, undefined, ctx.say.bind(ctx))
  if (unitId === 'editor') return makeLink(ctx, null, 'editor', 1, ctx.say.bind(ctx))
  const unit = await unitById(ctx.work.db, unitId)
  if (!unit) return ctx.say(`没有“${unitId}”这个单位。一步步选，请直接发：/invite`)
  const uses = Number(rest.find((r) => /^\d+$/.test(r)) ?? 1)
  const role = rest.map((r) => ROLES[r]).find(Boolean) ?? 'reporter'
  if (uses < 1 || uses > MOST_USES) return ctx.say(`一个链接请给1到${MOST_USES}人用。`)
  return makeLink(ctx, unit.id, role, uses, ctx.say.bind(ctx))
})

invite.on('callback_query', async (ctx, next) => {
  const asked = dataParts(ctx, 'm')?.[0] === 'invite'
  const parts = asked ? ['a'] : dataParts(ctx, 'i')
  if (!parts) return next()
  const show = ctx.show.bind(ctx)
  if (!ctx.work.who.editor) return show(EDITORS_ONLY, [])
  const [what, first = '', ...rest] = parts
  if (what === 'a') return showAreas(ctx, first || undefined, show)
  if (what === 'e') return makeLink(ctx, null, 'editor', 1, show)
  if (what === 'u') return chooseUses(ctx, [first, ...rest].join(':'), show)
  if (what === 'n') return makeLink(ctx, rest.join(':'), 'reporter', Number(first), show)
  if (what === 'v') return makeLink(ctx, [first, ...rest].join(':'), 'viewer', 1, show)
  if (what === 'x') return revoke(ctx, Number(first))
  return next()
})

/** The areas below one, and the units of it. Without one: the county's towns and its own units. */
async function showAreas(ctx: BotContext, areaId: string | undefined, say: Say): Promise<void> {
  const { db } = ctx.work
  const [county] = await areasBelow(db, undefined)
  const here = areaId ?? county?.id
  if (!here) return say('还没有单位。请检查县文件（COUNTY）。', [])
  const below = await areasBelow(db, here)
  const units = await unitsOfArea(db, here)
  const people = await reportersByUnit(
    db,
    units.map((u) => u.id),
  )
  const unitKeys = units.map((u) => ({ label: `${u.name}（${people.get(u.id) ?? 0}人）`, data: `i:u:${u.id}` }))
  const areaKeys = below.map((a) => ({ label: `${a.name} ›`, data: `i:a:${a.id}` }))
  const top = here === county?.id
  say(top ? '邀请哪个单位的人？（括号里是已加入的人数）' : '哪个单位？', [
    ...pairs(areaKeys),
    ...pairs(unitKeys),
    top ? [{ label: '邀请一位编辑', data: 'i:e' }] : [{ label: '返回', data: 'i:a' }],
  ])
}

function pairs(keys: readonly Key[]): Key[][] {
  return Array.from({ length: Math.ceil(keys.length / 2) }, (_, i) => keys.slice(i * 2, i * 2 + 2))
}

async function chooseUses(ctx: BotContext, unitId: string, show: Say): Promise<void> {
  const unit = await unitById(ctx.work.db, unitId)
  if (!unit) return showAreas(ctx, undefined, show)
  show(`${unit.name}：这个链接给几个人用？`, [
    [1, 3, 10].map((n) => ({ label: `${n}人`, data: `i:n:${n}:${unit.id}` })),
    [{ label: '只看汇编（1人）', data: `i:v:${unit.id}` }],
    [{ label: '返回', data: `i:a:${unit.areaId}` }],
  ])
}

async function makeLink(ctx: BotContext, unitId: string | null, role: Role, uses: number, say: Say): Promise<void> {
  const { db, who, now } = ctx.work
  const token = ctx.work.newToken()
  const id = await addInvitation(db, {
    tokenHash: hashToken(token),
    unitId,
    role,
    usesLeft: uses,
    expiresAt: new Date(now.getTime() + DAYS * DAY_MS),
    createdBy: who.person.id,
    createdAt: now,
  })
  await note(db, { at: now, personId: who.person.id, action: 'invite', subject: `unit ${unitId ?? 'county'}` })
  const unit = unitId ? await unitById(db, unitId) : undefined
  const what = { reporter: '填报人', viewer: '查看人', editor: '编辑' }[role]
  const link = `https://t.me/${ctx.me}?start=${token}`
  say(`${unit?.name ?? '县群团办'}${what}的邀请链接（${uses}人用，${DAYS}天内有效）：\n${link}\n请只发给本人。`, [
    [
      { label: '撤销这个链接', data: `i:x:${id}` },
      { label: '再邀请', data: 'i:a' },
    ],
  ])
}

async function revoke(ctx: BotContext, id: number): Promise<void> {
  const { db, who, now } = ctx.work
  const revoked = await revokeInvitation(db, id, now)
  if (revoked) await note(db, { at: now, personId: who.person.id, action: 'revoke', subject: `invitation ${id}` })
  ctx.show(revoked ? '链接已撤销，没用过的名额不能再用。' : '这个链接早已撤销。', [[{ label: '再邀请', data: 'i:a' }]])
}
