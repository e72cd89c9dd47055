import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']
const EVERYWHERE = ['0.0.0.0', '::']

/** Whether HOST opens the trial to other machines. */
export const isPublic = (host: string): boolean => !LOOPBACK.includes(host) && host !== '::1'

/** Addresses at which a browser reaches a trial that listens at `host`. */
export function addressesOf(host: string, url: string): string[] {
  if (!EVERYWHERE.includes(host)) return [url]
  const { port } = new URL(url)
  const outside = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => `http://${address}:${port}`)
  return [`http://127.0.0.1:${port}`, ...outside]
}

type Headers = (name: 'host' | 'origin' | 'sec-fetch-site' | 'sec-fetch-mode') => string | undefined

/**
 * Tells requests of the trial's own page and bot from those of a page elsewhere that reaches for this machine: under
 * another name (DNS rebinding), or across sites, with which a browser says where a request comes from.
 */
export function ownRequests(host: string): (header: Headers) => boolean {
  const names = new Set([...LOOPBACK, host.includes(':') ? `[${host}]` : host])
  // Rebinding needs a name; whoever types a number reaches the machine that has it.
  const anyNumber = EVERYWHERE.includes(host)
  return (header) => {
    const asked = header('host') ?? ''
    if (!URL.canParse(`http://${asked}`)) return false
    const { hostname } = new URL(`http://${asked}`)
    if (!names.has(hostname) && !(anyNumber && isIP(hostname.replace(/^\[|\]$/g, '')) > 0)) return false
    const origin = header('origin')
    if (origin !== undefined && origin !== `http://${asked}`) return false
    // A picture or a script of another page has no origin, but says that it crosses sites; a link that is followed may.
    const site = header('sec-fetch-site') ?? 'none'
    return ['none', 'same-origin'].includes(site) || header('sec-fetch-mode') === 'navigate'
  }
}
