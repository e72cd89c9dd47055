import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import decodeQR from 'qr/decode.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rowsOf } from '../../src/database/rows.ts'
import { invitation, outbox, unit } from '../../src/database/schema.ts'
import { hashToken } from '../../src/desk/hash-token.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

const UNITS = /一次邀请没有填报人的(\d+)个单位/u

const sheetButton = (chat: Chat) => chat.buttons.find((b) => UNITS.test(b)) ?? expect.fail(chat.buttons.join())

/** Asks for all posters of the page that is open; how many units it was offered for. */
async function takesAll(chat: Chat): Promise<number> {
  const button = sheetButton(chat)
  const units = Number(UNITS.exec(button)?.[1])
  await chat.taps(button)
  expect(chat.text).toContain(`有${units}个单位还没有填报人。每个单位做一个链接，一个单位1人用，30天内有效。`)
  await chat.taps(`做${units}个，发给我`)
  return units
}

/** The document that came last: its words in order, and what one of its codes says when it is scanned, which takes long. */
async function lastPosters(chat: Chat, files = 1) {
  await until(() => chat.files.length >= files || undefined, 'the document', 30_000)
  const sent = chat.actor.messages().findLast((m) => m.document)?.document?.file_id ?? ''
  const parts = unzipSync(county.api.world.files.bytes(sent) ?? new Uint8Array())
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const words = [...xml.matchAll(/<w:t[ >][^<]*/g)].map(([t]) => t.slice(t.indexOf('>') + 1))
  const relations = strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array())
  const targets = new Map([...relations.matchAll(/<Relationship [^>]*>/g)].map(([tag]) => pair(tag)))
  const scan = (id: string) => scanned(parts[`word/${targets.get(id)}`] ?? expect.fail(`no picture ${id}`))
  return {
    words,
    links: words.filter((w) => w.startsWith('https:')),
    codes: [...xml.matchAll(/r:embed="([^"]+)"/g)].map(
      ([, id = '']) =>
        () =>
          scan(id),
    ),
  }
}

function pair(tag: string): [string, string] {
  const [, id = ''] = / Id="([^"]+)"/.exec(tag) ?? []
  const [, target = ''] = / Target="([^"]+)"/.exec(tag) ?? []
  return [id, target]
}

/** What a phone reads in a picture as the library writes it: a GIF whose pixels are packed and not compressed. */
function scanned(gif: Uint8Array): string {
  const [width, height] = [(gif[6] ?? 0) + 256 * (gif[7] ?? 0), (gif[8] ?? 0) + 256 * (gif[9] ?? 0)]
  const pixels: number[] = []
  const colours = 3 * 2 ** (((gif[10] ?? 0) & 7) + 1)
  for (let at = 13 + colours + 11; gif[at]; at += 1 + (gif[at] ?? 0)) {
    // Behind the length a code that clears the table; the last block ends with the one that ends the picture.
    for (const colour of gif.subarray(at + 2, at + 1 + (gif[at] ?? 0))) if (colour < 0x80) pixels.push(colour)
  }
  expect(pixels).toHaveLength(width * height)
  const data = new Uint8Array(pixels.flatMap((colour) => [0, 1, 2].map((i) => gif[13 + 3 * colour + i] ?? 0)))
  return decodeQR({ width, height, data })
}

/** Closes every unit that there is, and opens so many others where those were. */
async function instead(many: number): Promise<void> {
  const { db } = county.opened
  const before = await db.select().from(unit)
  await db.update(unit).set({ validTo: '2022-11-08' })
  const others = Array.from({ length: many }, (_, i) => {
    const like = before[i % before.length] ?? expect.fail('there is no unit')
    return { ...like, id: `many-${i}/women`, name: `第${i + 1}号妇联`, validTo: null }
  })
  if (many > 0) await db.insert(unit).values(others)
}

describe('邀请海报', () => {
  it('are one document for all units without anybody; a cadre joins by a link out of it', async () => {
    await county.cadre(11, 'jia-zhen/women')
    await editor.says('/invite')
    const units = await takesAll(editor)
    expect(editor.text).toContain(`${units}个单位的链接和二维码海报做好了`)
    const { words, links, codes } = await lastPosters(editor)
    expect(editor.files).toEqual([`邀请海报（${units}个单位）.docx`])
    expect(words).not.toContain('甲镇妇联')
    // Once in the table, once below the code.
    expect(codes).toHaveLength(units)
    expect(links.slice(0, units)).toEqual(links.slice(units))
    expect(new Set(links).size).toBe(units)
    for (const which of [0, 1, units - 1]) expect(codes[which]?.()).toBe(links[which])

    const at = words.indexOf('乙镇妇联')
    expect(words[at + 2]).toBe('12月9日到期')
    const cadre = county.person(12, '新来的人')
    await cadre.opens(words[at + 1] ?? '')
    expect(cadre.text).toContain('乙镇妇联')
    const late = county.person(13, '后来的人')
    await late.opens(words[at + 1] ?? '')
    expect(late.text).not.toContain('乙镇妇联')

    await editor.says('/invite')
    expect(sheetButton(editor)).toContain(`${units - 1}个`)
  })

  it('leave no link behind once they have arrived', async () => {
    await editor.says('/invite')
    const units = await takesAll(editor)
    const { links } = await lastPosters(editor)
    const { db } = county.opened
    const empty = async () => {
      const rows = await db.select().from(outbox).where(eq(outbox.method, 'sendDocument'))
      return rows.every(({ state, payload }) => state === 'sent' && Object.keys(payload).length === 0) || undefined
    }
    await until(empty, 'the row to be emptied')
    const kept = JSON.stringify([await db.select().from(outbox), await db.select().from(invitation)])
    const tokens = links.slice(units).map((link) => link.split('=')[1] ?? '')
    for (const token of tokens) expect(kept.includes(token)).toBe(false)
    const hashes = await db.select({ hash: invitation.tokenHash }).from(invitation)
    expect(hashes.map(({ hash }) => hash).sort()).toEqual(tokens.map(hashToken).sort())
    const noted = await db.execute(`select detail from audit where action = 'invite'`)
    expect(rowsOf(noted, z.object({ detail: z.unknown() }))).toEqual([{ detail: { units } }])
  })

  it('that were lost are revoked together, but for what is used already', async () => {
    await editor.says('/invite')
    const units = await takesAll(editor)
    const { links } = await lastPosters(editor)
    const cadre = county.person(12, '新来的人')
    await cadre.opens(links[0] ?? '')
    const another = await editor.invites('jia-zhen/women')
    await editor.says('/invite')
    await editor.taps('发出的链接')
    await editor.taps(editor.buttons[1] ?? '')
    await editor.taps(`撤销同一批的${units - 1}个`)
    expect(editor.text).toContain(`撤销同一批还能用的${units - 1}个链接？`)
    await editor.taps('确认撤销')
    expect(editor.text).toBe(`已撤销${units - 1}个链接。`)
    const late = county.person(13, '后来的人')
    await late.opens(links[1] ?? '')
    expect(late.text).not.toContain('您已加入')
    await late.opens(another)
    expect(late.text).toContain('您已加入甲镇妇联')
    await cadre.says('/report')
    expect(cadre.text).toContain('报哪一类工作')
  })

  it('are of one unit a page alone, by a button under its link', async () => {
    const link = await editor.invites('jia-zhen/women')
    await editor.taps('另做一张二维码海报')
    const { links, codes, words } = await lastPosters(editor)
    expect(editor.files).toEqual(['甲镇妇联邀请海报.docx'])
    expect(links).toEqual(codes.map((scanned) => scanned()))
    expect(links).not.toContain(link)
    expect(words).toContain('甲镇妇联')
    const cadre = county.person(12, '新来的人')
    await cadre.opens(links[0] ?? '')
    expect(cadre.text).toContain('甲镇妇联')
    await editor.invites('editor')
    expect(editor.buttons).not.toContain('另做一张二维码海报')
  })

  it('have only units of an area, and of what an editor looks after', async () => {
    const town = await county.joins(county.person(21, '镇干事'), 'editor jia-zhen', editor)
    await town.says('/invite')
    await takesAll(town)
    const own = await lastPosters(town)
    expect(own.words.join()).toContain('甲东村')
    expect(own.words.join()).not.toContain('乙镇')

    const women = await county.joins(county.person(22, '妇联干事'), 'editor women', editor)
    await women.says('/invite')
    await women.taps('甲镇 ›')
    const units = await takesAll(women)
    const theirs = await lastPosters(women)
    const names = theirs.words.filter((_, i) => theirs.words[i + 1]?.startsWith('https:') && i < 3 * units + 4)
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(name).toMatch(/^甲.*妇联$/u)
  })

  it('are made of many units at once, not of closed ones', async () => {
    await instead(60)
    await editor.says('/invite')
    expect(await takesAll(editor)).toBe(60)
    const { links, words } = await lastPosters(editor)
    expect(new Set(links).size).toBe(60)
    expect(words.filter((w) => w === '第60号妇联')).toHaveLength(2)
  })

  it('are not made where nobody is missing since the echo, nor of more than a document holds', async () => {
    await editor.says('/invite')
    const button = sheetButton(editor)
    await editor.taps(button)
    await instead(0)
    await editor.taps(`做${UNITS.exec(button)?.[1]}个，发给我`)
    expect(editor.text).toBe('这里的单位都有填报人了。')
    await editor.says('/invite')
    expect(editor.buttons.some((b) => UNITS.test(b))).toBe(false)
    await instead(301)
    await editor.says('/invite')
    await editor.taps('一次邀请没有填报人的301个单位')
    expect(editor.text).toBe('有301个单位，一次最多做300个。请点开一个镇（街道）再做。')
    expect(await county.opened.db.select().from(invitation)).toEqual([])
  })
})
