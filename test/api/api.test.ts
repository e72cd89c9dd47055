import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import pino from 'pino'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeApi } from '../../src/api/app.ts'
import { apiRoute } from '../../src/api/listened.ts'
import { PROBLEMS } from '../../src/api/openapi.ts'
import { ROUTES } from '../../src/api/routes.ts'
import { problemAnswer } from '../../src/api/shapes.ts'
import { weekOf } from '../../src/calendar/week.ts'
import { addToken, revokeToken, standingTokens } from '../../src/database/api-token.ts'
import { openDigest, setDigest } from '../../src/database/digest.ts'
import { hashToken } from '../../src/desk/hash-token.ts'
import { Desk, talk } from '../desk/desk.ts'

let desk: Desk
let api: ReturnType<typeof makeApi>
let published: number

/** A Wednesday's reports, of which the week before is out and the week after is held back. */
beforeAll(async () => {
  desk = await Desk.open()
  const { db } = desk.opened
  const at = '2022-11-09T20:00:00+08:00'
  await desk.imports(
    [
      talk({ talks: 2, audience: '约50人', on: '2022-11-02', at: '2022-11-02T20:00:00+08:00', id: 'before' }),
      talk({ talks: 3, audience: 150, text: '由张三主持', at, id: 'town' }),
      talk({ unit: 'jia-zhen/dong-cun/women', talks: 1, audience: 30, at, id: 'village' }),
      talk({ unit: 'yi-zhen/women', talks: 4, audience: 80, at, id: 'other town' }),
      {
        unit: 'yi-zhen/xi-cun/women',
        form: 'zero',
        on: '2022-11-09',
        answers: { zero_report: '零报告' },
        at,
        id: 'nothing',
      },
      { ...NAMED, at, id: 'named' },
      { ...SENSITIVE, at, id: 'sensitive' },
    ],
    '2022-11-09T20:30:00+08:00',
  )
  const editor = await desk.editor()
  await desk.publishes('2022-11-02', '2022-11-07T17:00:00+08:00', '2022-11-07T16:00:00+08:00')
  const held = await openDigest(db, { asked: weekOf('2022-11-16'), issueYear: 2022 })
  await setDigest(db, { id: held.id, state: 'held' })
  const made = { createdBy: editor, createdAt: new Date(at) }
  await addToken(db, { id: 1, name: '大屏', scope: 'public', tokenHash: hashToken('public'), ...made })
  await addToken(db, { id: 2, name: '办公', scope: 'all', tokenHash: hashToken('all'), ...made })
  await addToken(db, { id: 3, name: '旧的', scope: 'all', tokenHash: hashToken('gone'), ...made })
  await revokeToken(db, { id: 3, at: new Date(at) })
  const now = () => new Date('2022-11-09T21:00:00+08:00')
  api = makeApi({ db, desk: desk.opened.desk, log: pino({ level: 'silent' }), now })
  published = (await read('/digests', 'public')).items[0].id
})

const NAMED = {
  unit: 'jia-zhen/women',
  form: 'generic',
  on: '2022-11-09',
  answers: { theme: '服务中心', generic_activity_name: '走访', generic_sessions: 1, generic_participants: 20 },
}

const SENSITIVE = {
  unit: 'yi-zhen/women',
  form: 'women_rights',
  on: '2022-11-09',
  answers: { women_family_dispute_clues: 5, women_petition_cases: 6 },
}

const get = (path: string, token?: string) =>
  api.request(`/api/v1${path}`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })

// biome-ignore lint/suspicious/noExplicitAny: looked at by the shapes
async function read(path: string, token: string): Promise<any> {
  const answer = await get(path, token)
  expect([answer.status, path]).toEqual([200, path])
  return answer.json()
}

const refused = async (path: string, token?: string) => {
  const answer = await get(path, token)
  const { error } = problemAnswer.parse(await answer.json())
  return [answer.status, error.code, error.sentence]
}

describe('Every address', () => {
  it.each(ROUTES.flatMap((route) => (['public', 'all'] as const).map((token) => [route.path, token, route] as const)))(
    '“%s” answers a token for “%s” in its shape, and names nobody',
    async (path, token, route) => {
      const answer = await read(path.replace('{id}', String(published)), token)
      expect(z.strictObject({ of: route.answers }).parse({ of: answer })).toEqual({ of: answer })
      expect(JSON.stringify(answer)).not.toMatch(/张三|编辑甲|9001/)
    },
  )

  it.each(ROUTES.map(({ path }) => path))(
    '“%s” is closed without a token, with a wrong one and one that was taken back',
    async (path) => {
      for (const token of [undefined, '', 'wrong', 'gone']) {
        expect(await refused(path.replace('{id}', '1'), token)).toEqual([
          401,
          'api.token',
          expect.stringContaining('ask an editor'),
        ])
      }
    },
  )

  it('that is not there is told as JSON, and so is whatever is no GET', async () => {
    expect(await refused('/nothing', 'all')).toEqual([404, 'api.nothing', expect.stringContaining('openapi.json')])
    expect((await api.request('/api/v1/reports', { method: 'POST' })).status).toBe(404)
  })

  it('writes down when a token was used, once a minute', async () => {
    await read('', 'public')
    const used = (await standingTokens(desk.opened.db)).map(({ id, lastUsedAt }) => [id, lastUsedAt?.toISOString()])
    expect(used).toEqual([
      [2, '2022-11-09T13:00:00.000Z'],
      [1, '2022-11-09T13:00:00.000Z'],
    ])
  })
})

describe('Reports', () => {
  it('are those of today; what is for the office is for a token that may read all', async () => {
    const { items, ...of } = await read('/reports', 'public')
    expect(of).toEqual({ from: '2022-11-09', to: '2022-11-09', next: null })
    const units = ['甲镇妇联', '甲东村妇联', '乙镇妇联', '甲镇妇联', '乙镇妇联']
    expect(items.map((each: { unit: { name: string } }) => each.unit.name)).toEqual(units)
    const all = await read('/reports', 'all')
    expect(all.items.map((each: { form: { code: string } }) => each.form.code)).toContain('zero')
  })

  it('have numbers, days and labels, and no words of whoever reported', async () => {
    const { items } = await read('/reports?unit=jia-zhen/women&to=2022-11-09&from=2022-11-01', 'all')
    expect(items[0]).toMatchObject({
      unit: {
        id: 'jia-zhen/women',
        area: { id: 'jia-zhen', name: '甲镇' },
        organization: { code: 'women', name: '妇联' },
      },
      on: '2022-11-02',
      revision: 1,
      answers: expect.arrayContaining([
        expect.objectContaining({ code: 'women_gratitude_audience', value: 50, shown: '约50人' }),
      ]),
    })
    expect(items[2].answers.map((each: { code: string }) => each.code)).not.toContain('generic_activity_name')
  })

  it('come by pages that lack and repeat none', async () => {
    const whole = (await read('/reports?from=2022-11-01&to=2022-11-09', 'all')).items
    const paged: unknown[] = []
    for (let cursor: string | null = '0'; cursor !== null; ) {
      const { items, next } = await read(`/reports?from=2022-11-01&to=2022-11-09&limit=2&cursor=${cursor}`, 'all')
      expect(items.length).toBeLessThanOrEqual(2)
      paged.push(...items)
      cursor = next
    }
    expect(paged).toEqual(whole)
  })
})

describe('Figures', () => {
  const talks = async (query: string, token = 'public') =>
    (await read(`/figures${query}`, token)).items.flatMap((of: { indicator: string; value: number }) =>
      of.indicator === 'women_gratitude_talks' ? [of.value] : [],
    )

  it.each([
    ['', [8]],
    ['?from=2022-11-01', [10]],
    ['?from=2022-11-01&to=2022-11-02', [2]],
    ['?area=jia-zhen', [4]],
    ['?unit=jia-zhen/women', [3]],
    ['?organization=women', [8]],
    ['?organization=youth', []],
    ['?from=2022-11-10', []],
  ])('of %s', async (query, values) => expect(await talks(query)).toEqual(values))

  it('that are sensitive are for a token that may read all', async () => {
    const told = async (path: string, token: string) => JSON.stringify(await read(path, token))
    for (const path of ['/reports', '/figures']) {
      expect(await told(path, 'public')).toContain('women_petition_cases')
      expect(await told(path, 'public')).not.toContain('women_family_dispute_clues')
      expect(await told(path, 'all')).toContain('women_family_dispute_clues')
    }
  })

  it('are between what they can be', async () => {
    const { items } = await read('/figures?to=2022-11-02', 'public')
    expect(items).toContainEqual(
      expect.objectContaining({
        indicator: 'women_gratitude_audience',
        value: 50,
        low: 45,
        high: 54,
        measure: '人',
        counts: 'period',
        figures: 1,
        units: 1,
      }),
    )
  })

  it('of days whose digest is held back are for a token that may read all', async () => {
    for (const path of ['/reports', '/figures']) {
      expect(await refused(`${path}?from=2022-11-01&to=2022-11-16`, 'public')).toEqual([
        403,
        'api.held',
        expect.stringContaining('2022-11-14 to 2022-11-20'),
      ])
    }
    expect(await talks('?from=2022-11-01&to=2022-11-16', 'all')).toEqual([10])
  })
})

describe('Digests', () => {
  it('are those that are out, as they went to the groups', async () => {
    const { items } = await read('/digests', 'all')
    expect(items).toEqual([
      expect.objectContaining({ kind: 'week', scope: 'county', from: '2022-10-31', to: '2022-11-06', number: 1 }),
    ])
    const digest = await read(`/digests/${published}`, 'public')
    expect(digest.text).toContain('宣讲2场')
    expect((await read('/digests?from=2022-11-07', 'all')).items).toEqual([])
    expect((await read('/digests?area=jia-zhen', 'all')).items).toEqual([])
    expect(await refused('/digests/2', 'all')).toEqual([404, 'api.nothing', expect.any(String)])
  })

  it('of a town are for a token that may read all: they may have gone to no group', async () => {
    const { db } = desk.opened
    const scope = (of: string) => db.execute(sql`update digest set scope = ${of} where id = ${published}`)
    await scope('area:jia-zhen')
    try {
      expect((await read('/digests?area=jia-zhen', 'public')).items).toEqual([])
      expect(await refused(`/digests/${published}`, 'public')).toEqual([404, 'api.nothing', expect.any(String)])
      expect((await read(`/digests/${published}`, 'all')).scope).toBe('area:jia-zhen')
    } finally {
      await scope('county')
    }
  })
})

it.each([
  ['/reports?from=2022-13-01', 'from'],
  ['/reports?from=2022-11-09&to=2022-11-01', 'after'],
  ['/reports?limit=1000', 'limit'],
  ['/reports?cursor=x', 'cursor'],
  ['/reports?units=jia-zhen/women', 'units'],
  ['/reports?from=2022-11-01&from=2022-11-02', 'from'],
  ['/figures?unit=nowhere', 'nowhere'],
  ['/figures?area=women', 'women'],
  ['/reports?area=jiazhen', 'jiazhen'],
  ['/figures?area=甲镇', '甲镇'],
  ['/reports?organization=nobody', 'nobody'],
  ['/digests?area=nowhere', 'nowhere'],
  ['/digests?area=women', 'women'],
  ['/digests?organization=nobody', 'nobody'],
  ['/digests?area=jia-zhen&organization=women', 'one of them'],
  ['/digests/first', 'id'],
])('%s is wrong, and says why', async (path, why) => {
  expect(await refused(path, 'all')).toEqual([400, 'api.wrong', expect.stringContaining(why)])
})

it('is one of the routes that the process listens at, and leaves all others alone', async () => {
  const { db, desk: countyDesk } = desk.opened
  const route = apiRoute({ db, desk: countyDesk, log: pino({ level: 'silent' }), now: () => new Date() })
  const server = createServer((request, response) => {
    if (!route(request, response)) response.writeHead(418).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const asks = async (path: string) =>
    (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)).status
  const statuses = [
    await asks('/api/v1/openapi.json'),
    await asks('/api/v1?x'),
    await asks('/api/v12'),
    await asks('/metrics'),
  ]
  server.close()
  expect(statuses).toEqual([200, 401, 418, 418])
})

describe('docs/api.md', () => {
  const page = readFileSync('docs/api.md', 'utf8')

  it.each(
    [...page.matchAll(/^curl (?:-H 'Authorization: Bearer \S+' )?'?http:\/\/127\.0\.0\.1:8080(\/\S+?)'?$/gm)].map(
      ([, path = '']) => path,
    ),
  )('asks for %s, and is answered', async (path) => {
    const answer = await api.request(path, { headers: { authorization: 'Bearer public' } })
    expect(answer.status).toBe(200)
  })

  it('shows an answer as it is', async () => {
    const [, shown = ''] = /```json\n(.*?)```/s.exec(page) ?? []
    const { items, ...of } = JSON.parse(shown)
    const { items: told, ...answer } = await read('/figures?to=2022-11-02', 'public')
    expect(answer).toEqual(of)
    expect(told).toEqual(expect.arrayContaining(items))
  })

  it('names every address and every refusal', () => {
    for (const { path } of ROUTES) expect(page).toContain(`\`/api/v1${path}\``)
    for (const [status, { code }] of Object.entries(PROBLEMS)) expect(page).toContain(`| ${status} | \`${code}\` |`)
  })
})
