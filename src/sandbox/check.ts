import { type Field, schema } from './schema.ts'

/** A file of a multipart request. */
export class Upload {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array

  constructor(name: string, type: string, bytes: Uint8Array) {
    this.name = name
    this.type = type
    this.bytes = bytes
  }
}

export interface Problem {
  readonly kind: 'missing' | 'type' | 'unknown'
  /** The type that has the field, as `InlineKeyboardButton`; empty for the method itself. */
  readonly owner: string
  readonly field: string
  readonly expected: string
}

const LIST = 'Array of '

type Report = (problem: Problem) => void

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Upload)

function scalarFits(type: string, value: unknown): boolean | undefined {
  switch (type) {
    case 'Integer':
      return Number.isSafeInteger(value)
    case 'Float':
      return typeof value === 'number' && Number.isFinite(value)
    case 'String':
      return typeof value === 'string'
    case 'Boolean':
      return typeof value === 'boolean'
    case 'InputFile':
      return value instanceof Upload
    default:
      return undefined
  }
}

/** How an object is told by a fixed value (`type: 'photo'`, `status: 'left'`): the only subtype that can be meant. */
function meant(types: readonly string[], value: unknown): readonly string[] {
  if (!isObject(value)) return types
  const told = types.filter((name) => {
    const fixed = (schema.types[name]?.f ?? []).filter((field) => field.c !== undefined)
    return fixed.length > 0 && fixed.every((field) => value[field.n] === field.c)
  })
  return told.length > 0 ? told : types
}

/** The problems of a value that may be any of `types`: none, or those of the type that it resembles most. */
export function problemsOf(types: readonly string[], value: unknown, owner: string, field: string): Problem[] {
  // A list of these or a list of those: a mixed one is for the method to refuse in its own words.
  if (types.length > 1 && Array.isArray(value) && types.every((type) => type.startsWith(LIST))) {
    const items = types.map((type) => type.slice(LIST.length))
    return value.flatMap((item) => problemsOf(items, item, owner, field))
  }
  let best: Problem[] | undefined
  for (const type of meant(types, value)) {
    const found: Problem[] = []
    checkOne(type, value, owner, field, (problem) => found.push(problem))
    if (found.length === 0) return found
    if (best === undefined || found.length < best.length) best = found
  }
  return best ?? []
}

function checkOne(type: string, value: unknown, owner: string, field: string, report: Report): void {
  const wrong = (expected: string) => report({ kind: 'type', owner, field, expected })
  const scalar = scalarFits(type, value)
  if (scalar !== undefined) {
    if (!scalar) wrong(type === 'Integer' || type === 'Float' ? 'Number' : type)
  } else if (type.startsWith(LIST)) {
    if (!Array.isArray(value)) wrong('Array')
    else for (const item of value) problemsOf([type.slice(LIST.length)], item, owner, field).forEach(report)
  } else if (type === 'KeyboardButton' && typeof value === 'string') {
    // A plain text may stand for a button of text alone.
  } else if (!isObject(value)) {
    wrong('Object')
  } else {
    const known = schema.types[type]
    if (!known) throw new Error(`bot-api-schema.json lacks the type ${type}`)
    if (known.subtypes) problemsOf(known.subtypes, value, owner, field).forEach(report)
    else fieldProblems(known.f, value, type).forEach(report)
  }
}

/** The problems of an object with these fields; `undefined` counts as absent, as JSON drops it. */
export function fieldProblems(fields: readonly Field[], value: Record<string, unknown>, owner: string): Problem[] {
  const found: Problem[] = []
  const names = new Set(fields.map((field) => field.n))
  for (const name of Object.keys(value)) {
    if (!names.has(name) && value[name] !== undefined) {
      found.push({ kind: 'unknown', owner, field: name, expected: '' })
    }
  }
  for (const field of fields) {
    const given = value[field.n]
    if (given === undefined) {
      if (field.r) found.push({ kind: 'missing', owner, field: field.n, expected: field.t.join(' or ') })
    } else if (field.c !== undefined && given !== field.c) {
      found.push({ kind: 'type', owner, field: field.n, expected: `"${field.c}"` })
    } else {
      found.push(...problemsOf(field.t, given, owner, field.n))
    }
  }
  return found
}
