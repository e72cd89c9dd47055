import { fieldProblems, type Problem, problemsOf, Upload } from './check.ts'
import { type BotApiError, badRequest, standIn } from './errors.ts'
import { type Field, schema } from './schema.ts'

/** What Telegram says when the parameter that a method needs first is absent. */
const MISSING: Readonly<Record<string, string>> = {
  chat_id: 'chat_id is empty',
  text: 'message text is empty',
  photo: 'there is no photo in the request',
  document: 'there is no document in the request',
  message_id: 'message identifier is not specified',
  file_id: 'file_id not specified',
  callback_query_id: 'query is too old and response timeout expired or query ID is invalid',
}

/** The types whose faults Telegram reports under their own heading, the rest of the sentence in capitals. */
const HEADINGS: Readonly<Record<string, string>> = {
  InlineKeyboardButton: "can't parse inline keyboard button: ",
  KeyboardButton: "can't parse keyboard button: ",
  MessageEntity: "can't parse MessageEntity: ",
  BotCommand: "can't parse BotCommand: ",
}

/** Types of several kinds, told apart by a field. */
const FAMILIES = ['InputMedia', 'BotCommandScope'] as const

function refusal(problem: Problem): BotApiError {
  const { kind, owner, field, expected } = problem
  if (owner === '') {
    if (kind === 'unknown') return standIn(`unknown parameter "${field}"`)
    if (kind === 'missing') return badRequest(MISSING[field] ?? `parameter "${field}" is required`)
    return standIn(`parameter "${field}" must be of type ${expected}`)
  }
  const family = FAMILIES.find((name) => owner.startsWith(name))
  const heading = family ? `can't parse ${family}: ` : (HEADINGS[owner] ?? '')
  const say = (text: string) =>
    badRequest(heading ? heading + text : text.replace(/^./, (letter) => letter.toLowerCase()))
  if (family === 'BotCommandScope' && field === 'type' && kind === 'type') return say('Unsupported type specified')
  if (kind === 'missing') return say(`Can't find field "${field}"`)
  if (kind === 'type') return say(`Field "${field}" must be of type ${expected}`)
  return standIn(`${owner} has no field "${field}"`)
}

const BOOLEANS = new Map<unknown, boolean>([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
])

/**
 * Outside JSON everything arrives as a string: numbers and booleans spelled out, objects as JSON.
 * A string that cannot be read stays as it is, for the check to refuse.
 */
function read(field: Field, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (field.t.includes('Integer') && /^-?\d{1,16}$/.test(value)) return Number(value)
  if (field.t.includes('Float') && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value)
  if (field.t.includes('String')) return value
  if (field.t.includes('Boolean')) return BOOLEANS.get(value.toLowerCase()) ?? value
  if (field.t.includes('Integer')) return value
  try {
    return JSON.parse(value)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    if (field.n === 'reply_markup') throw badRequest("can't parse reply keyboard markup JSON object")
    throw badRequest(`can't parse ${field.n} JSON object`)
  }
}

export type Params = Record<string, unknown>

/** The names under which an album's items refer to their files: fields of the request that no schema lists. */
function attachments(raw: Params): Set<string> {
  const names = new Set<string>()
  for (const value of Object.values(raw)) {
    if (value instanceof Upload) continue
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    for (const [, name] of text?.matchAll(/attach:\/\/([^"\\]+)/g) ?? []) if (name) names.add(name)
  }
  return names
}

/** The parameters of a call with their types; throws the refusal of the first thing wrong. */
export function readParams(method: string, raw: Params): Params {
  const known = schema.methods[method]
  if (!known) throw new Error(`bot-api-schema.json lacks the method ${method}`)
  const fields = new Map(known.f.map((field) => [field.n, field]))
  const attached = attachments(raw)
  const params: Params = {}
  const files: Params = {}
  for (const [name, value] of Object.entries(raw)) {
    const field = fields.get(name)
    // telegraf names the method in its multipart bodies too.
    if (name === 'method' && value === method) continue
    if (!field && value instanceof Upload && attached.has(name)) files[name] = value
    // An empty string is Telegram's "not given": forms cannot leave a field out.
    else if (field?.r && value === '') continue
    else params[name] = field ? read(field, value) : value
  }
  const problems = fieldProblems(known.f, params, '')
  const first = problems.find((problem) => problem.kind === 'missing' && problem.owner === '') ?? problems[0]
  if (first) throw refusal(first)
  return { ...params, ...files }
}

function broken(what: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return
  const list = problems.map((p) => `${p.owner || what}.${p.field}: ${p.kind} ${p.expected}`.trim()).join('; ')
  throw new Error(`the stand-in made a wrong ${what}: ${list}`)
}

/** Throws when the stand-in itself answers what Telegram never would. */
export function checkResult(method: string, result: unknown): void {
  broken(method, problemsOf(schema.methods[method]?.returns ?? [], result, '', 'result'))
}

/** Throws when the stand-in itself makes an update that Telegram never would. */
export function checkUpdate(update: unknown): void {
  broken('Update', problemsOf(['Update'], update, '', 'update'))
}
