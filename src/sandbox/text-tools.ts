import { badRequest } from './errors.ts'

/** Telegram's messages about markup count in UTF-8 bytes. */
export const byteOffset = (text: string, at: number): number => Buffer.byteLength(text.slice(0, at), 'utf8')

export const cantParse = (text: string) => badRequest(`can't parse entities: ${text}`)

/** Why Telegram would not take an address in a button or an entity; undefined when it would. */
export function urlProblem(url: string): string | undefined {
  // A scheme without “//” is one too, unless what follows is a port: `javascript:…`, but `example.com:80/…`.
  if (/^[a-z][a-z0-9+-]*:(?!\/\/|\d)/i.test(url)) return 'Unsupported URL protocol'
  const protocol = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase()
  if (protocol === 'tg' || protocol === 'ton' || protocol === 'tonsite') return undefined
  if (protocol !== undefined && protocol !== 'http' && protocol !== 'https') return 'Unsupported URL protocol'
  const rest = protocol === undefined ? url : url.slice(protocol.length + 3)
  const host = (rest.split(/[/?#]/)[0] ?? '').replace(/^.*@/, '').replace(/:\d+$/, '')
  if (host === '') return 'URL host is empty'
  return /^[^\s.]+(\.[^\s.]+)+$/u.test(host) ? undefined : 'Wrong HTTP URL'
}
