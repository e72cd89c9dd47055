import { beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../src/bot/asked.ts'
import type { Door, Effects, Feature, Role } from '../../src/bot/feature.ts'
import { FEATURES } from '../../src/bot/features/index.ts'
import { makeRouter } from '../../src/bot/router.ts'
import type { Who } from '../../src/bot/who.ts'
import type { Database } from '../../src/database/open.ts'
import { BUTTONS, type Button, type ButtonName } from '../../src/messages/buttons.ts'
import { Desk } from '../desk/desk.ts'

/** Who tries it, and which features are for them. */
const ROLES: Readonly<Record<string, readonly Role[]>> = {
  stranger: ['anyone'],
  viewer: ['anyone', 'viewer'],
  reporter: ['anyone', 'reporter'],
  editor: ['anyone', 'viewer', 'editor'],
}
const WHO = Object.keys(ROLES)
const PLACES = ['private', 'group'] as const
const BUTTON_NAMES = Object.keys(BUTTONS) as ButtonName[]

const route = makeRouter(FEATURES)
let desk: Desk

beforeAll(async () => {
  desk = await Desk.open()
  await desk.editor()
})

/** A database for whoever may not come in: it is not even read. */
const untouched = new Proxy({} as Database, {
  get: (_, what) => {
    throw new Error(`the database was asked for “${String(what)}”`)
  },
})

function whoIs(role: string): Who {
  const unit = {
    ...{ id: 'jia-zhen/women', areaId: 'jia-zhen', organization: 'women', name: '甲镇妇联', position: 1 },
    ...{ validFrom: null, validTo: null, successorId: null, level: 'town' as const, areaName: '甲镇' },
  }
  return {
    ...{ id: 1, telegramId: 9001, editor: role === 'editor', awaited: undefined, drafts: [], draftAtHand: undefined },
    reportsFor: role === 'reporter' ? [unit] : [],
    views: role === 'viewer' ? [unit] : [],
  }
}

function doorOf(role: string, place: Door['place']): Door {
  const now = new Date('2022-11-09T10:00:00+08:00')
  return {
    ...{ chatId: place === 'group' ? -1 : 9001, place, title: '群', threadId: undefined, tapped: 7, sentAt: now },
    ...{ who: whoIs(role), desk: desk.opened.desk, me: 'qunbao_bot', now, clock: () => now, today: '2022-11-09' },
    again: false,
    download: async () => new Uint8Array(),
    newToken: () => 'token',
  }
}

/** Nothing is told but that it is for others; nothing is written, and nothing read for it. */
async function expectRefused(asked: Asked, door: Door): Promise<void> {
  const { say, ...others } = await route(untouched, asked, door)
  expect(say).toEqual([
    { text: expect.stringMatching(/只给编辑用|只有编辑能|还没有加入填报单位|没有要填报的单位|还不能填报/) },
  ])
  expect(others).toEqual({ awaits: null })
}

/** It is answered, though nothing is there of what it names. */
async function expectAnswered(asked: Asked, door: Door): Promise<void> {
  const effects = await rolledBack((tx) => route(tx, asked, door))
  expect([...(effects.say ?? []), ...(effects.owe ?? [])]).not.toEqual([])
  for (const { text } of effects.say ?? []) expect(text).not.toMatch(/只给编辑用|只有编辑能/)
}

async function rolledBack(turn: (tx: Database) => Promise<Effects>): Promise<Effects> {
  const back = new Error('rolled back')
  let effects: Effects = {}
  await desk.opened.db
    .transaction(async (tx) => {
      effects = await turn(tx)
      throw back
    })
    .catch((error: unknown) => {
      if (error !== back) throw error
    })
  return effects
}

const nameOf = ({ command, buttons = [], plain = [], awaits = [] }: Feature) =>
  [command ?? '', ...buttons, ...plain, ...awaits].filter(Boolean).join(' ')

function sampleOf(name: ButtonName): Button {
  const parts = Object.entries<{ pattern: string; read(text: string): unknown }>(BUTTONS[name].parts)
  const sample = parts.map(([part, { pattern, read }]) => {
    const written = ['1', '2022', '2022-11-07'].find((text) => new RegExp(`^(?:${pattern})$`, 'u').test(text))
    return [part, read(written ?? '')]
  })
  return { name, parts: Object.fromEntries(sample) } as Button
}

describe('Every feature', () => {
  it.each(FEATURES.map((f) => [nameOf(f), f] as const))('“%s” is reached by something', (_, f) => {
    expect([f.command, ...(f.buttons ?? []), ...(f.awaits ?? []), ...(f.plain ?? [])].filter(Boolean)).not.toEqual([])
  })

  it('with a command has a line in the menu; what only editors, viewers or reporters have, in help too', () => {
    const commands = FEATURES.filter((f) => f.command !== undefined)
    expect(commands.filter((f) => !f.menu).map(nameOf)).toEqual([])
    const ofRole = commands.filter((f) => f.place === 'private' && f.role !== 'anyone')
    expect(ofRole.filter((f) => !f.help?.length).map(nameOf)).toEqual([])
  })

  it('that has a key on the first page takes it', () => {
    const strange = FEATURES.filter((f) => f.opens && !f.buttons?.includes(f.opens.button.name))
    expect(strange.map(nameOf)).toEqual([])
  })
})

describe('Every button', () => {
  it('is taken by a feature, and its first page by the one that shows it', () => {
    const taken = FEATURES.flatMap((f) => f.buttons ?? [])
    expect([...taken].sort()).toEqual([...BUTTON_NAMES].sort())
  })

  describe.each(WHO)('tapped by a %s', (role) => {
    it.each(BUTTON_NAMES)('%s', async (name) => {
      const asked = { by: 'tap', button: sampleOf(name) } as const
      const feature = FEATURES.find((f) => f.buttons?.includes(name))
      const letIn = feature && ROLES[role]?.includes(feature.role)
      await (letIn ? expectAnswered : expectRefused)(asked, doorOf(role, 'private'))
      expect(await route(untouched, asked, doorOf(role, 'group'))).toEqual({})
    })
  })
})

describe('Every command', () => {
  const commands = FEATURES.flatMap((f) => (f.command === undefined ? [] : [[f.command, f] as const]))

  describe.each(WHO)('sent by a %s', (role) => {
    describe.each(PLACES)('in a %s chat', (place) => {
      it.each(commands.filter(([, f]) => f.place === place))('/%s', async (command, f) => {
        const asked = { by: 'command', command, words: '' } as const
        await (ROLES[role]?.includes(f.role) ? expectAnswered : expectRefused)(asked, doorOf(role, place))
      })

      it.each(commands.filter(([, f]) => f.place !== place))('/%s, which is for elsewhere', async (command) => {
        const asked = { by: 'command', command, words: '' } as const
        const { write = [] } = await route(untouched, asked, doorOf(role, place))
        expect(write).toEqual([])
      })
    })
  })
})

describe('Words that were awaited', () => {
  const kinds = FEATURES.flatMap((f) => (f.awaits ?? []).map((kind) => [kind, f] as const))

  it.each(kinds)('for “%s” are only words from one who may not do that any more', async (kind, f) => {
    for (const role of WHO.filter((each) => !ROLES[each]?.includes(f.role))) {
      const door = doorOf(role, 'private')
      const awaited = { for: kind } as Who['awaited']
      const asked = { by: 'words', text: '好', message: 3 } as const
      const { say = [], write = [] } = await route(untouched, asked, { ...door, who: { ...door.who, awaited } })
      expect(write).toEqual([])
      expect(say.map((said) => said.text)).toEqual([expect.stringMatching(/没听懂|好的|还没有加入填报单位/)])
    }
  })
})
