import { BUTTONS } from '../../src/messages/buttons.ts'
import { type Field, schema } from '../../src/sandbox/schema.ts'

/** Numbers that look random and are the same for the same seed. */
type Random = (below: number) => number

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const one = <T>(random: Random, of: readonly T[]): T => of[random(of.length)] as T

const NUMBERS = [0, -1, 1, 2, 7, 64, 4096, 2 ** 31, 2 ** 52, 2 ** 53, -(2 ** 40), 1.5, 1_668_000_000, 99_999_999_999]
const COMMANDS =
  'start report zero mine cancel help week year missing remind invite people units forms audit bind unbind'.split(' ')
const WORDS = [
  ...[
    '',
    ' ',
    '0',
    '3',
    '是',
    '没有',
    '150余人',
    '11月9日',
    '昨天在甲东村开展巾帼宣讲3场，受众150余人',
    '宣讲😀',
    '一是…二是…',
  ],
  ...[
    '\0',
    '\uFFFE',
    '\ud83d',
    '\u202E人三',
    '138\n0013\n8000',
    '</b>',
    '&#0;',
    '讲'.repeat(4096),
    '了'.repeat(4096),
    '\n'.repeat(500),
  ],
  ...[
    '1 '.repeat(2048),
    '/'.repeat(64),
    '@qunbao_bot',
    'https://t.me/x?start=1',
    '{"a":1}',
    "'; drop table report; --",
    '__proto__',
  ],
]
const WIRES = Object.values(BUTTONS).map((button) => button.wire)

function text(random: Random): string {
  const kind = random(10)
  if (kind < 3)
    return `/${one(random, COMMANDS)}${one(random, ['', ' ', '@qunbao_bot', '@other_bot', ` ${one(random, WORDS)}`])}`
  if (kind < 6) {
    return one(random, WIRES).replaceAll(/\{\w+\}/g, () =>
      one(random, ['1', '0', '-1', '99999999999', 'x', 'jia-zhen/women', '2022-11-09', '']),
    )
  }
  return one(random, WORDS) + (kind === 9 ? one(random, WORDS) : '')
}

/** A value of a type, or now and then of another. `people`: who may have sent it. */
function made(random: Random, types: readonly string[], people: readonly number[], depth: number): unknown {
  if (random(60) === 0) return one(random, [null, true, 'x', -1, [], {}, [[]], 2 ** 60, '\0'])
  const type = one(random, types)
  const inner = /^Array of (.*)$/.exec(type)?.[1]
  if (inner) return Array.from({ length: random(4) }, () => made(random, [inner], people, depth + 1))
  if (type === 'Integer' || type === 'Float') return one(random, NUMBERS)
  if (type === 'String') return text(random)
  if (type === 'Boolean') return random(2) === 0
  const known = schema.types[type]
  if (!known || depth > 5) return {}
  if (known.subtypes) return made(random, known.subtypes, people, depth + 1)
  const has = (field: Field) => (field.r ? random(40) > 0 : random(depth + 4) === 0)
  const object = Object.fromEntries(
    known.f.filter(has).map((field) => [field.n, field.c ?? made(random, field.t, people, depth + 1)]),
  )
  // Most come from somebody and somewhere, as real ones do: what comes from nowhere is dropped at once.
  if (type === 'User' && random(8) > 0) Object.assign(object, { id: one(random, people), is_bot: random(20) === 0 })
  if (type === 'Chat' && random(8) > 0) {
    const group = random(4) === 0
    Object.assign(object, {
      id: group ? -one(random, [5, 1_000_000_000_005]) : one(random, people),
      type: group ? one(random, ['group', 'supergroup', 'channel']) : 'private',
    })
  }
  return object
}

const KINDS = ['message', 'message', 'message', 'callback_query', 'callback_query', 'edited_message', 'my_chat_member']

/** The update of this number for a seed: as the Bot API describes one, with what nobody expects here and there. */
export function oddUpdate(seed: number, id: number, people: readonly number[]): Record<string, unknown> {
  const random = randomOf(seed * 1_000_003 + id)
  for (let i = 0; i < 3; i++) random(2)
  const kind = random(8) === 0 ? one(random, schema.updates) : one(random, KINDS)
  const types = schema.types['Update']?.f.find(({ n }) => n === kind)?.t ?? ['Message']
  const value = made(random, types, people, 0)
  return { update_id: id, [kind]: random(50) === 0 ? one(random, [null, 1, 'x', []]) : value }
}
