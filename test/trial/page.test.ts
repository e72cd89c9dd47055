import { request } from 'node:http'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalBotApi, startLocalBotApi } from '../../src/sandbox/index.ts'
import { ownRequests } from '../../src/trial/hosts.ts'
import { pageRoutes, tellPages } from '../../src/trial/page.ts'

/** A page whose county is still being set up. */
let api: LocalBotApi

beforeAll(async () => {
  api = await startLocalBotApi({
    tokens: [{ token: '1:none', username: 'county_bot' }],
    now: () => new Date(),
    upgrade: tellPages(() => undefined, ownRequests('127.0.0.1'), pino({ level: 'silent' })),
    routes: (app) => pageRoutes(app, () => undefined, ownRequests('127.0.0.1'), pino({ level: 'silent' })),
  })
})
afterAll(() => api.close())

const ask = (path: string, init?: RequestInit) => fetch(new URL(path, api.url), init)

/** The status of an answer to a request that names another host; fetch would not send it. */
function statusUnder(host: string, path: string): Promise<number | undefined> {
  const { port } = new URL(api.url)
  return new Promise((answered, failed) =>
    request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      response.resume()
      answered(response.statusCode)
    })
      .on('error', failed)
      .end(),
  )
}

/** How a page's line is answered to an origin; fetch opens none. */
function lineFrom(origin: string): Promise<number | undefined> {
  const headers = {
    origin,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-key': 'MTIzNDU2Nzg5MDEyMzQ1Ng==',
  }
  return new Promise((answered, failed) =>
    request(new URL('/trial/events?as=1', api.url), { headers }, (response) => {
      response.resume()
      answered(response.statusCode)
    })
      .on('error', failed)
      .end(),
  )
}

describe('the page of the trial', () => {
  it('is served whole, with every script that it imports and every icon, while the county is being set up', async () => {
    const page = await ask('/')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    const seen = new Set<string>()
    const waiting = [...(await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map((m) => m[1] ?? '')
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue
      seen.add(path)
      const file = await ask(path)
      expect([path, file.status]).toEqual([path, 200])
      if (path.endsWith('.css'))
        for (const [, name = ''] of (await file.text()).matchAll(/url\("([^"]+)"\)/g)) waiting.push(name)
      if (!path.endsWith('.js')) continue
      for (const [, name = ''] of (await file.text()).matchAll(/from ?["'](\.[^"']+)["']/g))
        waiting.push(new URL(name, new URL(path, api.url)).pathname)
    }
    expect(seen.size).toBeGreaterThan(40)
  })

  it('says that the county is not there yet', async () => {
    expect((await ask('/trial/county')).status).toBe(202)
    expect((await ask('/trial/deeds', { method: 'POST', body: '{}' })).status).toBe(503)
  })

  it.each([['https://elsewhere.example'], ['null'], ['nonsense']])(
    'answers nothing to a page of %s',
    async (origin) => {
      expect((await ask('/trial/county', { headers: { origin } })).status).toBe(403)
      expect((await ask('/bot1:none/getMe', { headers: { origin } })).status).toBe(403)
      expect((await ask('/file/bot1:none/photos/1.jpg', { headers: { origin } })).status).toBe(403)
    },
  )

  it('opens its line to its own page only, once the county is there', async () => {
    expect(await lineFrom('https://elsewhere.example')).toBe(403)
    expect(await lineFrom(api.url)).toBe(503)
  })

  it('answers to its own address only, whatever name leads to this machine', async () => {
    const { host } = new URL(api.url)
    expect(await statusUnder(host, '/trial/county')).toBe(202)
    for (const path of ['/trial/county', '/bot1:none/getMe', '/'])
      expect([path, await statusUnder('elsewhere.example', path)]).toEqual([path, 403])
    expect(await statusUnder(host, '/bot1:none/getMe')).toBe(200)
  })

  it.each(['/page/../package.json', '/page/%2e%2e/package.json', '/page/lit-html/../../package.json', '/page/none.js'])(
    'has no file %s',
    async (path) => {
      expect((await ask(path)).status).toBe(404)
    },
  )
})
