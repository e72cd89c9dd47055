import { badRequest, standIn } from './errors.ts'
import { parseHtml } from './html.ts'
import { parseMarkdown } from './markdown.ts'
import { urlProblem } from './text-tools.ts'
import type { Entity, User } from './types.ts'

export interface Formatted {
  readonly text: string
  readonly entities: Entity[]
}

export interface TextParams {
  readonly text: string
  readonly parse_mode?: string | undefined
  readonly entities?: readonly Entity[] | undefined
}

const WRITABLE = new Set(
  'mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler blockquote expandable_blockquote code pre text_link text_mention custom_emoji'.split(
    ' ',
  ),
)

/** What Telegram finds in plain text; a letter or slash on either side means that it is no command. */
const FOUND: readonly (readonly [string, RegExp])[] = [
  ['bot_command', /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/])/gu],
  ['url', /(?<![\p{L}\p{N}_])https?:\/\/[^\s<>"，。；！？（）]+[^\s<>"，。；！？（）.,;:!?)]/gu],
  ['url', /(?<![\p{L}\p{N}_/.@])t\.me\/[A-Za-z0-9_/?=&+-]+/gu],
  ['email', /(?<![\p{L}\p{N}_.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/gu],
  ['mention', /(?<![\p{L}\p{N}_])@[A-Za-z0-9_]{3,32}(?![\p{L}\p{N}_])/gu],
  ['hashtag', /(?<![\p{L}\p{N}_])#(?=[\p{L}\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/gu],
]

const overlap = (a: Entity, b: Entity) => a.offset < b.offset + b.length && b.offset < a.offset + a.length

/** Commands, mentions, links and tags of plain text; those inside code or another of the kind are not found. */
export function findEntities(text: string, given: readonly Entity[] = []): Entity[] {
  const found: Entity[] = []
  const closed = given.filter((e) => ['code', 'pre', 'text_link', 'text_mention'].includes(e.type))
  for (const [type, pattern] of FOUND) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length }
      if (![...closed, ...found].some((other) => overlap(other, entity))) found.push(entity)
    }
  }
  return found
}

/** Outer before inner, as Telegram lists them. */
function inOrder(entities: readonly Entity[]): Entity[] {
  return [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)
}

function checkGiven(entity: Entity, length: number, known: (id: number) => boolean): void {
  const { offset, type } = entity
  const lacks = (field: string) => badRequest(`can't parse MessageEntity: Can't find field "${field}"`)
  if (!WRITABLE.has(type)) throw badRequest("can't parse MessageEntity: Unsupported type specified")
  if (type === 'text_link' && entity.url === undefined) throw lacks('url')
  if (type === 'text_mention' && entity.user === undefined) throw lacks('user')
  if (type === 'custom_emoji' && entity.custom_emoji_id === undefined) throw lacks('custom_emoji_id')
  if (offset < 0) throw badRequest(`receive an entity with incorrect offset ${offset}`)
  if (entity.length < 0) throw badRequest(`receive an entity with incorrect length ${entity.length}`)
  if (offset > length) throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`)
  const end = offset + entity.length
  if (end > length) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    )
  }
  const wrongUrl = type === 'text_link' ? urlProblem(entity.url ?? '') : undefined
  if (wrongUrl) throw badRequest(`entity URL '${entity.url}' is invalid: ${wrongUrl}`)
  if (entity.user && !known(entity.user.id)) throw badRequest('user not found')
}

function parse(params: TextParams, known: (id: number) => boolean): Formatted {
  const mode = params.parse_mode?.toLowerCase() ?? ''
  if (mode === 'html') return parseHtml(params.text)
  if (mode === 'markdownv2') return parseMarkdown(params.text)
  if (mode === 'markdown') throw standIn('parse_mode "Markdown" is Telegram\'s old one; use HTML or MarkdownV2')
  if (mode !== '') throw badRequest('unsupported parse_mode')
  const entities = [...(params.entities ?? [])]
  for (const entity of entities) checkGiven(entity, params.text.length, known)
  return { text: params.text, entities: entities.filter((entity) => entity.length > 0) }
}

/** `tg://user?id=1` is a mention of a person whom the bot knows, and nothing when it does not. */
function mention(entity: Entity, userOf: (id: number) => User | undefined): Entity[] {
  const id = /^tg:\/\/user\?id=(\d+)$/.exec(entity.url ?? '')?.[1]
  if (!id) return [entity]
  const user = userOf(Number(id))
  return user ? [{ type: 'text_mention', offset: entity.offset, length: entity.length, user }] : []
}

/** Telegram cuts white space from both ends and moves the entities along. */
function trimmed({ text, entities }: Formatted): Formatted {
  const clean = text.replace(/\r/g, '').replace(/(?![\n\t])\p{Cc}/gu, ' ')
  if (clean.length !== text.length && entities.length > 0) throw standIn('a carriage return in a formatted text')
  const cut = clean.length - clean.trimStart().length
  const kept = clean.trim()
  const moved = entities.flatMap((entity) => {
    const from = Math.max(entity.offset - cut, 0)
    const to = Math.min(entity.offset + entity.length - cut, kept.length)
    return to > from ? [{ ...entity, offset: from, length: to - from }] : []
  })
  return { text: kept, entities: moved }
}

const ENTITY_LIMIT = 100
const RAW_BYTES = 32 * 1024

/** A text as Telegram keeps it, with the entities that it finds itself; may be empty. Lengths are the caller's. */
export function readText(params: TextParams, userOf: (id: number) => User | undefined): Formatted {
  if (Buffer.byteLength(params.text, 'utf8') > RAW_BYTES) throw badRequest('text is too long')
  const parsed = trimmed(parse(params, (id) => userOf(id) !== undefined))
  const given = parsed.entities.flatMap((entity) => mention(entity, userOf))
  const all = inOrder([...given, ...findEntities(parsed.text, given)])
  return { text: parsed.text, entities: all.slice(0, ENTITY_LIMIT) }
}
