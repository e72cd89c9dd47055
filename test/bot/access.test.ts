import type { Update } from 'telegraf/types'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Asked, readUpdate } from '../../src/bot/asked.ts'
import type { Door, Effects, Feature, Role } from '../../src/bot/feature.ts'
import { FEATURES } from '../../src/bot/features/index.ts'
import { makeRouter } from '../../src/bot/router.ts'
import { placesBehind } from '../../src/bot/turn.ts'
import { isStranger, type Roles, type Who } from '../../src/bot/who.ts'
import { weekOf } from '../../src/calendar/week.ts'
import { openDigest } from '../../src/database/digest.ts'
import { addMembership } from '../../src/database/membership.ts'
import type { Database } from '../../src/database/open.ts'
import { meetPerson } from '../../src/database/person.ts'
import { draft, invitation, joinRequest } from '../../src/database/schema.ts'
import { LYING } from '../../src/database/within.ts'
import { writeAll } from '../../src/database/write.ts'
import { newDraft } from '../../src/interview/draft.ts'
import { BUTTONS, type Button, type ButtonName } from '../../src/messages/buttons.ts'
import { dataOf, readButton } from '../../src/messages/callback-data.ts'
import { OUT_OF_REACH } from '../../src/messages/common.ts'
import { STRANGER } from '../../src/messages/menu.ts'
import { Desk, talk } from '../desk/desk.ts'

/** Who tries it: what they may look at, and which features are for them. `editor of a part`: those that keep to one. */
type Kind = Role | 'editor of a part'
type Tries = { readonly roles: Roles; readonly kinds: readonly Kind[] }

const UNIT = {
  ...{ id: 'jia-zhen/women', areaId: 'jia-zhen', organization: 'women', name: '甲镇妇联', position: 1 },
  ...{ validFrom: null, validTo: null, successorId: null, level: 'town' as const, areaName: '甲镇' },
}
/** Whom each feature is for, by what calls it. Written down, not derived: who opens one to more people, or adds one, says so here. */
const ROWS: readonly (readonly [Kind, string])[] = [
  ['anyone', '/start /help /cancel answer ownPlaces ownData join'],
  ['anyone', 'number removal'],
  ['anyone', 'group:move group:removal'],
  ['reporter', '/report /zero /mine /leave hours'],
  ['viewer', 'latest'],
  ['editor of a part', '/week corrections takeBack /year yearSection yearPublish /trace photos'],
  ['editor of a part', '/invite invitations inviteAll /people formers applicants received toReview /missing /remind'],
  ['editor', 'weekEdit highlights weekNext eventPairs /wording examples /tables /forms /problems'],
  ['editor', '/units unitsOut /settings rhythms stops tokens pastFigures /audit unitPause groups sendAgain'],
  ['editor', 'group:/bind group:/unbind'],
]
const FOR = new Map(ROWS.flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)))

/** A feature by what calls it: its command, else its first button, else what it takes. */
function nameOf({ place, command, buttons = [], awaits = [], plain = [] }: Feature): string {
  const called = command ? `/${command}` : ([...buttons, ...awaits, ...plain][0] ?? '')
  return place === 'group' ? `group:${called}` : called
}

const NOBODY: Roles = { edits: [], reportsFor: [], views: [] }
const TOWN = { area: 'jia-zhen', areaName: '甲镇' }
const WOMEN = { organization: 'women' }

const TRIES: Readonly<Record<string, Tries>> = {
  stranger: { roles: NOBODY, kinds: ['anyone'] },
  viewer: { roles: { ...NOBODY, views: [{}] }, kinds: ['anyone', 'viewer'] },
  'viewer of a town': { roles: { ...NOBODY, views: [TOWN] }, kinds: ['anyone', 'viewer'] },
  reporter: { roles: { ...NOBODY, reportsFor: [UNIT] }, kinds: ['anyone', 'reporter'] },
  editor: { roles: { ...NOBODY, edits: [{}] }, kinds: ['anyone', 'viewer', 'editor', 'editor of a part'] },
  'editor of a town': { roles: { ...NOBODY, edits: [TOWN] }, kinds: ['anyone', 'viewer', 'editor of a part'] },
  'editor of an organization': {
    roles: { ...NOBODY, edits: [WOMEN] },
    kinds: ['anyone', 'viewer', 'editor of a part'],
  },
  "editor of a town's organization": {
    roles: { ...NOBODY, edits: [{ ...TOWN, ...WOMEN }] },
    kinds: ['anyone', 'viewer', 'editor of a part'],
  },
}
const WHO = Object.keys(TRIES)
const PLACES = ['private', 'group'] as const
const BUTTON_NAMES = Object.keys(BUTTONS) as ButtonName[]

/** What lies in the reach of all three who look after a part, and what in that of none of them. */
const INSIDE: Readonly<Record<string, string | number>> = {
  ...{ unit: 'jia-zhen/dong-cun/women', area: 'jia-zhen/dong-cun', report: 1, member: 1, invitation: 1, request: 1 },
}
const OUTSIDE: Readonly<Record<string, string | number>> = {
  ...{
    unit: 'yi-zhen/xi-cun/dpf',
    area: 'yi-zhen/xi-cun',
    report: 2,
    member: 2,
    invitation: 2,
    digest: 5,
    request: 2,
    scope: 'county',
  },
}
const OWN: Readonly<Record<string, { readonly digest?: number; readonly scope?: string }>> = {
  'editor of a town': { digest: 1, scope: 'jia-zhen' },
  'editor of an organization': { digest: 3, scope: 'women' },
  "editor of a town's organization": {},
}

const { route } = makeRouter(FEATURES)
let desk: Desk

/** Of a village's unit that all three look after, and of one that none of them does: all that a button can name. */
beforeAll(async () => {
  desk = await Desk.open()
  await desk.editor()
  const { db } = desk.opened
  const at = new Date('2022-11-08T10:00:00+08:00')
  await desk.imports([
    talk({ unit: 'jia-zhen/dong-cun/women', talks: 3, id: 'inside' }),
    { ...GENERIC, unit: 'yi-zhen/xi-cun/dpf', id: 'outside' },
  ])
  for (const unitId of ['jia-zhen/dong-cun/women', 'yi-zhen/xi-cun/dpf']) {
    await addMembership(db, { personId: 1, unitId, role: 'reporter', since: at })
    const invited = {
      tokenHash: unitId,
      unitId,
      role: 'reporter',
      usesLeft: 1,
      expiresAt: at,
      createdBy: 1,
      createdAt: at,
    }
    await db.insert(invitation).values({ ...invited, role: 'reporter' })
    const { id: personId } = await meetPerson(db, unitId.length, '想加入的人')
    await db.insert(joinRequest).values({ personId, unitId, name: '想加入的人', askedAt: at })
  }
  const owner = await meetPerson(db, 500, '别人')
  const state = {
    ...newDraft('women', 'women_talk', 'activity_date'),
    turn: 1,
  }
  const row = {
    personId: owner.id,
    unitId: 'jia-zhen/women',
    form: 'women_talk',
    catalogueVersion: desk.opened.desk.catalogue.version,
    state,
  }
  await db.insert(draft).values({ ...row, status: 'open', createdAt: at, touchedAt: at })
  for (const scope of ['area:jia-zhen', 'area:yi-zhen', 'organization:women', 'organization:dpf', 'county']) {
    await openDigest(db, { asked: { ...weekOf('2022-11-09'), scope }, issueYear: 2022 })
  }
})

function whoIs(name: string): Who {
  const { roles } = TRIES[name] ?? expect.fail(`nobody is a ${name}`)
  return {
    id: 1,
    telegramId: 9001,
    name: '试',
    ...roles,
    places: [],
    awaited: undefined,
    drafts: [],
    draftAtHand: undefined,
  }
}

type AtTheDoor = Omit<Door, 'reach'>

function doorOf(name: string, place: Door['place']): AtTheDoor {
  const now = new Date('2022-11-09T10:00:00+08:00')
  return {
    ...{ chatId: place === 'group' ? -1 : 9001, place, title: '群', threadId: undefined, tapped: 7, sentAt: now },
    ...{ who: whoIs(name), desk: desk.opened.desk, me: 'qunbao_bot', now, clock: () => now, today: '2022-11-09' },
    again: false,
    download: async () => new Uint8Array(),
    newToken: () => 'token',
  }
}

/** Whether a feature is for somebody, by the table above. */
function isFor(feature: Feature, name: string): boolean {
  const kind = FOR.get(nameOf(feature)) ?? expect.fail(`${nameOf(feature)} has no row`)
  return TRIES[name]?.kinds.includes(kind) ?? false
}

const ASKED = 'the database was asked'

/** A database for whoever may not come in: it is not even read. */
const untouched = new Proxy({} as Database, {
  get: () => {
    throw new Error(ASKED)
  },
})

const REFUSED = /只给编辑用|只给县里的编辑用|只有编辑能|还没有加入填报单位|没有要填报的单位|还不能填报/

/** Nothing is told but that it is for others, a stranger how to join; nothing is written, and nothing read for it. */
async function expectRefused(asked: Asked, door: AtTheDoor): Promise<void> {
  const { say, ...others } = await route(untouched, asked, door)
  const stranger = door.place === 'private' && isStranger(door.who)
  expect(say).toEqual([{ text: expect.stringMatching(REFUSED), ...(stranger && { keys: STRANGER.keys }) }])
  expect(others).toEqual({ awaits: null })
}

/** Let in by the router: it answers something else than that it is for others, or wants to read first. */
async function expectLetIn(asked: Asked, door: AtTheDoor): Promise<void> {
  const { say = [] } = await route(untouched, asked, door).catch((error: unknown): Effects => {
    if (error instanceof Error && error.message === ASKED) return {}
    throw error
  })
  for (const { text } of say) expect(text).not.toMatch(/只给编辑用|只给县里的编辑用|只有编辑能/)
}

/** It is answered, though nothing is there of what it names. */
async function expectAnswered(asked: Asked, door: AtTheDoor): Promise<void> {
  const effects = await rolledBack((tx) => route(tx, asked, door))
  expect([...(effects.say ?? []), ...(effects.owe ?? [])]).not.toEqual([])
  for (const { text } of effects.say ?? []) expect(text).not.toMatch(/只给编辑用|只给县里的编辑用|只有编辑能/)
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

function sampleOf(name: ButtonName): Button {
  const parts = Object.entries<{ pattern: string; read(text: string): unknown }>(BUTTONS[name].parts)
  const sample = parts.map(([part, { pattern, read }]) => {
    const written = ['1', '-1', '2022', '2022-11-07', ...pattern.split('|')].find((text) =>
      new RegExp(`^(?:${pattern})$`, 'u').test(text),
    )
    return [part, read(written ?? '')]
  })
  return { name, parts: Object.fromEntries(sample) } as Button
}

describe('Every feature', () => {
  it('has a row in the table, and every row a feature', () => {
    expect(FEATURES.map(nameOf).sort()).toEqual([...FOR.keys()].sort())
  })

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

  it.each(WHO)(
    'tapped by a %s is taken, or refused before anything is read; in a group it is nothing',
    async (role) => {
      for (const name of BUTTON_NAMES) {
        const asked = { by: 'tap', button: sampleOf(name) } as const
        const feature = FEATURES.find((f) => f.buttons?.includes(name)) ?? expect.fail(`nothing takes ${name}`)
        await (isFor(feature, role) ? expectLetIn : expectRefused)(asked, doorOf(role, 'private'))
        expect(await route(untouched, asked, doorOf(role, 'group'))).toEqual({})
      }
    },
  )

  describe.each(['stranger', 'reporter', 'viewer', 'editor'])('is answered for a %s', (role) => {
    // What is for anyone is tried by a stranger.
    const own = BUTTON_NAMES.filter((name) => {
      const feature = FEATURES.find((f) => f.buttons?.includes(name))
      return feature && (feature.role === 'anyone' ? role === 'stranger' : isFor(feature, role))
    })
    it.each(own)('%s', (name) => expectAnswered({ by: 'tap', button: sampleOf(name) }, doorOf(role, 'private')))
  })
})

describe('Every command', () => {
  const commands = FEATURES.flatMap((f) => (f.command === undefined ? [] : [[f.command, f] as const]))

  describe.each(WHO)('sent by a %s', (role) => {
    describe.each(PLACES)('in a %s chat', (place) => {
      it.each(commands.filter(([, f]) => f.place === place))('/%s', async (command, f) => {
        const asked = { by: 'command', command, words: '' } as const
        await (isFor(f, role) ? expectAnswered : expectRefused)(asked, doorOf(role, place))
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
    for (const role of WHO.filter((each) => !isFor(f, each))) {
      const door = doorOf(role, 'private')
      const awaited = { for: kind } as Who['awaited']
      const asked = { by: 'words', text: '好', message: 3 } as const
      const { say = [], write = [] } = await route(untouched, asked, { ...door, who: { ...door.who, awaited } })
      expect(write).toEqual([])
      const file = { by: 'document', file: { id: 'f', name: 'x.xlsx', bytes: 3 }, message: 3 } as const
      const sent = await route(untouched, file, { ...door, who: { ...door.who, awaited } })
      expect([sent.write ?? [], sent.owe ?? []]).toEqual([[], []])
      expect(say.map((said) => said.text)).toEqual([expect.stringMatching(/没看懂|好的|还没有加入填报单位/)])
    }
  })
})

/** @GroupAnonymousBot and @Channel_Bot, as which administrators and channels write (Bot API, Message.sender_chat). */
const ANONYMOUS = { id: 1_087_968_824, is_bot: true, first_name: 'Group' }
const AS_CHANNEL = { id: 136_817_688, is_bot: true, first_name: 'Channel' }
const PERSON = { id: 9001, is_bot: false, first_name: '试' }
const SUPERGROUP = { id: -100, type: 'supergroup', title: '群' }
const CHANNEL = { id: -200, type: 'channel', title: '频道' }

describe('Where something is said', () => {
  const commands = FEATURES.flatMap(({ command, place }) => (command ? [{ command, place }] : []))
  const updateOf = (kind: string, of: object) =>
    ({ update_id: 1, [kind]: { message_id: 1, date: 1_668_400_000, ...of } }) as unknown as Update

  it.each([
    ['a group', { from: PERSON, chat: { ...SUPERGROUP, type: 'group' } }, 'editor', undefined],
    ['a supergroup', { from: PERSON, chat: SUPERGROUP }, 'editor', undefined],
    ['a topic', { from: PERSON, chat: SUPERGROUP, message_thread_id: 5, is_topic_message: true }, 'editor', 5],
    ['a group, anonymously', { from: ANONYMOUS, sender_chat: SUPERGROUP, chat: SUPERGROUP }, 'stranger', undefined],
    [
      'a topic, anonymously',
      { from: ANONYMOUS, sender_chat: SUPERGROUP, chat: SUPERGROUP, message_thread_id: 5, is_topic_message: true },
      'stranger',
      5,
    ],
  ] as const)('in %s only its own commands are heard', async (_, of, role, threadId) => {
    for (const { command, place } of commands) {
      const read = readUpdate(updateOf('message', { ...of, text: `/${command}` }), 'qunbao_bot')
      expect(read).toMatchObject({ place: 'group', threadId, from: { telegramId: of.from.id } })
      const { asked, from: __, tap: ___, ...where } = read ?? expect.fail('not read')
      const door = { ...doorOf(role, 'group'), ...where }
      if (place === 'private') expect(await route(untouched, asked, door)).toEqual({})
      else await (role === 'editor' ? expectLetIn : expectRefused)(asked, door)
    }
  })

  it.each([
    ['a channel', 'channel_post', { chat: CHANNEL, sender_chat: CHANNEL }],
    ['a channel, changed', 'edited_channel_post', { chat: CHANNEL, sender_chat: CHANNEL }],
    ['a channel, by a person', 'message', { chat: CHANNEL, from: PERSON }],
    ['a group by a channel', 'message', { chat: SUPERGROUP, from: AS_CHANNEL, sender_chat: CHANNEL }],
    ['a private chat by a bot', 'message', { chat: { id: 5, type: 'private' }, from: { ...PERSON, is_bot: true } }],
  ])('in %s nothing is', (_, kind, of) => {
    for (const { command } of commands)
      expect(readUpdate(updateOf(kind, { ...of, text: `/${command}` }), 'qunbao_bot')).toBeUndefined()
  })
})

describe('A forged button', () => {
  it.each(BUTTON_NAMES)('%s takes no negative number and nothing behind its end', (name) => {
    const button = sampleOf(name)
    const data = dataOf({ button })
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
    const numbers = Object.entries<number | string>(button.parts).filter(([, value]) => Number(value) > 0)
    for (const [part] of numbers.filter(([part]) => BUTTONS[name].parts[part as never]?.['pattern'] === '\\d{1,15}'))
      expect(
        readButton(dataOf({ button: { name, parts: { ...button.parts, [part]: -1 } } as Button }))?.button.name,
      ).not.toBe(name)
    expect(readButton(`${data}\u0000`)?.button).not.toEqual(button)
  })

  it.each(['answer', 'resumeDraft'] as const)('%s of somebody else’s draft opens nothing', async (name) => {
    const parts = name === 'answer' ? { draft: 1, turn: 1, action: 'submit' } : { draft: 1 }
    const asked = { by: 'tap', button: { name, parts } } as Asked
    const effects = await rolledBack((tx) => route(tx, asked, doorOf('reporter', 'private')))
    expect(effects.write ?? []).toEqual([])
    // As for a draft that never was.
    const none = { by: 'tap', button: { name, parts: { ...parts, draft: 99_999 } } } as Asked
    expect(effects).toEqual(await rolledBack((tx) => route(tx, none, doorOf('reporter', 'private'))))
  })

  const own = FEATURES.filter((f) => f.role === 'reporter').flatMap((f) => f.buttons ?? [])
  const named = own.filter((name) => ['unit', 'report'].some((part) => part in BUTTONS[name].parts))

  it.each(named)('%s of another unit does and tells a reporter nothing', async (name) => {
    const parts = Object.fromEntries(
      Object.entries(sampleOf(name).parts).map(([part, value]) => [part, OUTSIDE[part] ?? value]),
    )
    const asked = { by: 'tap', button: { name, parts } } as Asked
    const { write = [], ...told } = await rolledBack((tx) => route(tx, asked, doorOf('reporter', 'private')))
    expect(write).toEqual([])
    expect(told.awaits ?? null).toBeNull()
    expect(JSON.stringify(told)).not.toMatch(/乙西村|助残走访/)
  })
})

describe('Whoever loses a place between the door and the commit', () => {
  const GONE = [{ id: 99_999, role: 'editor', unit: null, area: null, organization: null }] as const
  const OWN_WRITES = ['addDraft', 'saveDraft', 'awaitWords', 'stopAwaiting', 'keepPerson']

  it('changes nothing and tells nobody by it, whatever they tap or say', async () => {
    const lost: string[] = []
    const ways: (readonly [string, Asked, Door['place']])[] = [
      ...BUTTON_NAMES.map((name) => [name, { by: 'tap', button: sampleOf(name) }, 'private'] as const),
      ...FEATURES.flatMap(({ command, place }) =>
        command ? [[`/${command}`, { by: 'command', command, words: '' }, place] as const] : [],
      ),
    ]
    for (const [name, asked, place] of ways) {
      const door = doorOf('editor', place)
      try {
        const late = { ...door, who: { ...door.who, places: GONE } }
        const { write = [], owe = [] } = await rolledBack(async (tx) => {
          const effects = await route(tx, asked, late)
          await writeAll(tx, [], [], late.now, { turns: 1, places: placesBehind(effects, late) })
          return effects
        })
        expect(
          write.map((each) => each.do).filter((each) => !OWN_WRITES.includes(each)),
          name,
        ).toEqual([])
        expect(
          owe.filter(({ chatId }) => chatId !== door.chatId),
          name,
        ).toEqual([])
      } catch (error) {
        expect(error, name).toMatchObject({ code: '40001' })
        lost.push(name)
      }
    }
    expect(lost).toEqual(expect.arrayContaining(['/bind', '/unbind', 'weekHold', 'rhythmPut']))
  })
})

describe('A part of the county', () => {
  const PARTS = ['editor of a town', 'editor of an organization', "editor of a town's organization"]
  /** What a button says that lies nowhere. */
  const NOWHERE =
    /^(?:unitDoes|areaDoes|lines|action|block|code|counts|day|deed|draft|form|from|hash|index|kind|number|organization|other|page|pair|pile|question|role|section|shown|table|turn|uses|version|week|what|word|year|message|place|verdict|catalogue|change|level|hour|unitKind|rhythm|setting|value|chat|token|tokenScope|topic)$/

  it('is where all that a button names lies, or nowhere', () => {
    const named = new Set(BUTTON_NAMES.flatMap((name) => Object.keys(BUTTONS[name].parts)))
    expect([...named].filter((part) => !LYING.includes(part) && !NOWHERE.test(part))).toEqual([])
  })

  const lying = BUTTON_NAMES.flatMap((name) => {
    const parts = Object.keys(BUTTONS[name].parts).filter((part) => LYING.includes(part))
    const feature = FEATURES.find((f) => f.buttons?.includes(name))
    return feature?.role === 'editor' && feature.narrows ? parts.map((part) => [name, part] as const) : []
  })

  describe.each(PARTS)('of an %s', (name) => {
    const inside: Readonly<Record<string, string | number>> = { ...INSIDE, ...OWN[name] }

    it.each(lying)('is all that %s may name as its %s', async (button, part) => {
      const tap = (value: string | number) => {
        const { parts } = sampleOf(button)
        const others = Object.fromEntries(LYING.flatMap((lies) => (lies in parts ? [[lies, inside[lies] ?? 1]] : [])))
        return { by: 'tap', button: { name: button, parts: { ...parts, ...others, [part]: value } } } as Asked
      }
      const isRefused = async (value: string | number) => {
        const effects = await rolledBack((tx) => route(tx, tap(value), doorOf(name, 'private')))
        return effects.say?.some(({ text }) => text === OUT_OF_REACH.text) ?? false
      }
      const outside = OUTSIDE[part] ?? expect.fail(`nothing lies outside as a ${part}`)
      // Whoever looks after an organization may look at every area, and sees its own units there.
      if (part !== 'area' || name !== 'editor of an organization') expect(await isRefused(outside)).toBe(true)
      const own = inside[part]
      // Where it names something else too, of which nothing lies in that part, nobody there has such a button.
      const lies = Object.keys(BUTTONS[button].parts).every((other) => !LYING.includes(other) || other in inside)
      if (own !== undefined && lies && button !== 'inviteViewer') expect(await isRefused(own)).toBe(false)
    })

    it('is all that their own commands tell of', async () => {
      const own = FEATURES.filter((f) => f.command && f.place === 'private' && f.role === 'editor' && f.narrows)
      const elsewhere = name === 'editor of an organization' ? ['残联'] : ['乙镇', '乙西村']
      for (const { command = '' } of own) {
        const effects = await rolledBack((tx) =>
          route(tx, { by: 'command', command, words: '' }, doorOf(name, 'private')),
        )
        const told = JSON.stringify([effects.say, effects.owe])
        if (command !== 'invite') for (const word of elsewhere) expect(told, `/${command}`).not.toContain(word)
      }
    })
  })
})

const GENERIC = {
  form: 'generic',
  on: '2022-11-09',
  answers: { theme: '服务中心', generic_activity_name: '助残走访', generic_sessions: 1, generic_participants: 20 },
}
