import type { Settings } from './settings.ts'

/** Shorter ones are in half of all words, and keep nobody out. */
const SHORTEST = 4
/** Of a base64 text: what three bytes that are known become, wherever they begin. */
const OFFSETS = [0, 1, 2]

type WithSecrets = {
  readonly [Name in 'botToken' | 'databaseUrl' | 'databaseReadUrl' | 'telegramApiRoot' | 'httpsProxy' | 'webhook']?:
    | Settings[Name]
    | undefined
}

/** What must stand in no output: the token, the webhook's secret, and the passwords in addresses. */
export function secretsOf({ botToken, webhook, telegramApiRoot, httpsProxy, ...of }: WithSecrets): string[] {
  const addresses = [of.databaseUrl, of.databaseReadUrl, telegramApiRoot, httpsProxy].flatMap((address) =>
    address ? passwordsIn(address) : [],
  )
  return [botToken, webhook?.secret, ...addresses].filter((secret) => secret !== undefined)
}

/** Also of addresses that no URL is: Postgres takes several hosts. */
function passwordsIn(address: string): string[] {
  const [, userinfo = ''] = /^[a-z]+:\/\/([^/?#]*)@/i.exec(address) ?? []
  const given = [userinfo.slice(userinfo.indexOf(':') + 1), /[?&]password=([^&#]*)/.exec(address)?.[1] ?? '']
  return given.filter((password) => password !== '' && password !== userinfo)
}

/**
 * Takes these secrets out of a text, in every shape in which programs pass them on: as it is, as an address or JSON has
 * it, in base64 whatever stands around it there.
 */
export function withoutSecrets(secrets: readonly string[]): (text: string) => string {
  const shapes = [...new Set(secrets.flatMap((secret) => [secret, decoded(secret)]))]
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap((secret) => [secret, encodeURIComponent(secret), encodeURI(secret), inJson(secret), ...inBase64(secret)])
    .flatMap((shape) => [shape, encodeURIComponent(shape), inJson(shape), inJson(inJson(shape))])
  const ordered = [...new Set(shapes)].sort((a, b) => b.length - a.length)
  if (ordered.length === 0) return (text) => text
  const any = new RegExp(ordered.map(pattern).join('|'), 'g')
  return (text) => text.replace(any, '***')
}

function decoded(secret: string): string {
  try {
    return decodeURIComponent(secret)
  } catch {
    return secret
  }
}

function inJson(secret: string): string {
  return JSON.stringify(secret).slice(1, -1)
}

function inBase64(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return OFFSETS.flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // The first and the last character also hold bits of what stands beside it.
    const first = offset === 0 ? 0 : offset + 1
    const last = (offset + bytes.length) % 3 === 0 ? text.length : text.length - 1
    const own = text.slice(first, last)
    return own.length < SHORTEST * 1.5 ? [] : [own, own.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

/** The digits of an address's % are written in either case. */
function pattern(shape: string): string {
  const escaped = shape.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return escaped.replace(/%[0-9A-Fa-f]{2}/g, (code) => `%${[...code.slice(1)].map(eitherCase).join('')}`)
}

function eitherCase(digit: string): string {
  return /[a-f]/i.test(digit) ? `[${digit.toLowerCase()}${digit.toUpperCase()}]` : digit
}
