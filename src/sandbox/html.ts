import { byteOffset, cantParse, urlProblem } from './text-tools.ts'
import type { Entity } from './types.ts'

const TYPES: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** An unknown `&name;` stays as it is, as with Telegram. */
function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot));?/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

interface Open {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly start: number
}

interface StartTag {
  readonly tag: string
  readonly attributes: Map<string, string>
  readonly end: number
}

function startTag(html: string, begin: number): StartTag {
  const at = byteOffset(html, begin)
  let i = begin + 1
  while (i < html.length && !/[\s>]/.test(html[i] ?? '')) i++
  if (i >= html.length) throw cantParse(`Unclosed start tag at byte offset ${at}`)
  const tag = html.slice(begin + 1, i).toLowerCase()
  if (!Object.hasOwn(TYPES, tag)) throw cantParse(`Unsupported start tag "${tag}" at byte offset ${at}`)
  const attributes = new Map<string, string>()
  const one = /\s*([^\s=>]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?/y
  while (true) {
    while (/\s/.test(html[i] ?? '')) i++
    if (i >= html.length) throw cantParse(`Unclosed start tag "${tag}" at byte offset ${at}`)
    if (html[i] === '>') break
    one.lastIndex = i
    const found = one.exec(html)
    const name = found?.[1]?.toLowerCase() ?? ''
    if (!found || name === '') throw cantParse(`Empty attribute name in the tag "${tag}" at byte offset ${at}`)
    if (found[2] === undefined && name !== 'expandable') {
      throw cantParse(`Expected equal sign in declaration of an attribute of the tag "${tag}" at byte offset ${at}`)
    }
    attributes.set(name, decode((found[2] ?? '').replace(/^(["'])(.*)\1$/s, '$2')))
    i = one.lastIndex
  }
  if (tag === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw cantParse(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`)
  }
  return { tag, attributes, end: i + 1 }
}

/** The entity of a closed tag; undefined when Telegram drops it (nothing inside, a link that leads nowhere). */
function entityOf(open: Open, text: string): Entity | undefined {
  const length = text.length - open.start
  if (length === 0) return undefined
  const range = { offset: open.start, length }
  const type = TYPES[open.tag] ?? ''
  if (open.tag === 'a') {
    const url = open.attributes.get('href') || text.slice(open.start)
    return urlProblem(url) ? undefined : { type, ...range, url }
  }
  if (open.tag === 'tg-emoji') {
    const id = open.attributes.get('emoji-id') ?? ''
    if (!/^[1-9]\d{0,17}$/.test(id)) throw cantParse('Invalid custom emoji identifier specified')
    return { type, ...range, custom_emoji_id: id }
  }
  if (open.tag === 'blockquote' && open.attributes.has('expandable')) return { type: 'expandable_blockquote', ...range }
  const language = /^language-(.+)$/.exec(open.attributes.get('class') ?? '')?.[1]
  return open.tag === 'code' && language ? { type, ...range, language } : { type, ...range }
}

/** `<pre><code class="language-x">` is one entity: a `pre` with a language; a `code` elsewhere has none. */
function joinPreAndCode(entities: readonly Entity[]): Entity[] {
  const same = (a: Entity, b: Entity) => a.offset === b.offset && a.length === b.length
  const inPre = (e: Entity) => e.type === 'code' && entities.some((pre) => pre.type === 'pre' && same(pre, e))
  return entities
    .filter((e) => !inPre(e))
    .map((e) => {
      const { language: _, ...plain } = e
      const code = e.type === 'pre' ? entities.find((c) => c.type === 'code' && c.language && same(c, e)) : undefined
      return code?.language ? { ...plain, language: code.language } : plain
    })
}

/** Reads `parse_mode: 'HTML'`; throws "can't parse entities: …" in Telegram's words. */
export function parseHtml(html: string): { text: string; entities: Entity[] } {
  const entities: Entity[] = []
  const open: Open[] = []
  let text = ''
  let i = 0
  while (i < html.length) {
    if (html[i] !== '<') {
      const next = html.indexOf('<', i)
      const end = next < 0 ? html.length : next
      text += decode(html.slice(i, end))
      i = end
    } else if (html[i + 1] !== '/') {
      const found = startTag(html, i)
      open.push({ tag: found.tag, attributes: found.attributes, start: text.length })
      i = found.end
    } else {
      const at = byteOffset(html, i)
      const last = open.pop()
      if (!last) throw cantParse(`Unexpected end tag at byte offset ${at}`)
      const end = /^<\/([^\s>]*)\s*>/.exec(html.slice(i))
      if (!end) throw cantParse(`Unclosed end tag at byte offset ${at}`)
      const name = end[1]?.toLowerCase() ?? ''
      if (name !== '' && name !== last.tag) {
        throw cantParse(`Unmatched end tag at byte offset ${at}, expected "</${last.tag}>", found "</${name}>"`)
      }
      const entity = entityOf(last, text)
      if (entity) entities.push(entity)
      i += end[0].length
    }
  }
  const unclosed = open.at(-1)
  if (unclosed) throw cantParse(`Can't find end tag corresponding to start tag "${unclosed.tag}"`)
  return { text, entities: joinPreAndCode(entities) }
}
