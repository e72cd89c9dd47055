import { describe, expect, it } from 'vitest'
import { addressesOf, isPublic, ownRequests } from '../../src/trial/hosts.ts'

type Named = Partial<Record<'host' | 'origin' | 'sec-fetch-site' | 'sec-fetch-mode', string>>
const allowed = (listensAt: string, headers: Named) => ownRequests(listensAt)((name) => headers[name])
const own = '127.0.0.1:8080'

describe('requests to the trial', () => {
  it.each<[string, Named]>([
    ['its own page', { host: own, origin: `http://${own}`, 'sec-fetch-site': 'same-origin' }],
    ['an address that is typed in', { host: own, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
    ['a link that is followed', { host: own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
    ['the bot itself', { host: own }],
    ['this machine by its name', { host: 'localhost:8080', origin: 'http://localhost:8080' }],
  ])('are taken from %s', (_, headers) => expect(allowed('127.0.0.1', headers)).toBe(true))

  it.each<[string, Named]>([
    ['another site', { host: own, origin: 'https://elsewhere.example' }],
    ['a page of another port', { host: own, origin: 'http://127.0.0.1:3000' }],
    ['a sandboxed page', { host: own, origin: 'null' }],
    ['a picture in another page', { host: own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['a picture in a page of another port', { host: own, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
    ['a name that leads here', { host: 'elsewhere.example:8080' }],
    ['another machine', { host: '192.168.1.5:8080' }],
    ['nobody', {}],
  ])('are refused from %s', (_, headers) => expect(allowed('127.0.0.1', headers)).toBe(false))

  it('are taken at every number where HOST opens it to all, and at no name', () => {
    const lan = { host: '192.168.1.5:8080', origin: 'http://192.168.1.5:8080' }
    expect([allowed('0.0.0.0', lan), allowed('::', lan)]).toEqual([true, true])
    expect(allowed('0.0.0.0', { host: 'elsewhere.example:8080' })).toBe(false)
    expect(allowed('0.0.0.0', { ...lan, origin: 'http://elsewhere.example' })).toBe(false)
  })

  it('are asked for at addresses that a browser can open', () => {
    expect(addressesOf('127.0.0.1', 'http://127.0.0.1:8080')).toEqual(['http://127.0.0.1:8080'])
    expect(addressesOf('0.0.0.0', 'http://127.0.0.1:8080')[0]).toBe('http://127.0.0.1:8080')
    expect(['127.0.0.1', 'localhost', '::1', '0.0.0.0', '192.168.1.5'].map(isPublic)).toEqual([
      ...[false, false, false],
      ...[true, true],
    ])
  })
})
