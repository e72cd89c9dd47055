import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { exitCode, QunbaoError } from '../src/errors.ts'
import { readSettings } from '../src/settings.ts'

const read = (name: string) => readFileSync(`deploy/${name}`, 'utf8')
const dockerfile = read('Dockerfile')
const unit = read('qunbao.service')
const manifest = z
  .object({
    bin: z.object({ qunbao: z.string() }),
    scripts: z.object({ start: z.string() }),
    files: z.array(z.string()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))
const composeFile = readFileSync('compose.yaml', 'utf8')
const compose = z
  .object({
    services: z.object({
      bot: z.object({
        build: z.object({ context: z.string(), dockerfile: z.string() }),
        env_file: z.string(),
        environment: z.record(z.string(), z.unknown()),
        tmpfs: z.array(z.string()),
        volumes: z.array(z.string()),
      }),
    }),
  })
  .parse(parse(composeFile))
const { bot } = compose.services
const { port, dataDir } = readSettings({})

/** What `COPY` takes from the repository. */
const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) => names.split(' '))
/** What it takes from the stage that builds. */
const built = [...dockerfile.matchAll(/^COPY --from=built \/srv\/qunbao\/(\S+) \1$/gm)].map(([, name = '']) => name)
const directive = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1]

describe('the container', () => {
  it('is made of what is there, and of no more', () => {
    expect(copied.filter((name) => !existsSync(name))).toEqual([])
    const through = [...read('Dockerfile.dockerignore').matchAll(/^!(.+)$/gm)].map(([, name]) => name)
    expect(through).toEqual([...new Set(copied)].sort())
  })

  it('has whatever the package has that is not read by people alone', () => {
    const missing = manifest.files.filter((name) => !name.startsWith('!') && ![...copied, ...built].includes(name))
    expect(missing).toEqual(['deploy', 'docs/*.md', 'docs/decisions', '.env.example', 'README.zh-CN.md'])
  })

  it.each([
    [200, 0],
    [503, 1],
  ])('is asked how it is: %i ends the check with %i', async (status, code) => {
    const asked: (string | undefined)[] = []
    const server = createServer((request, response) => {
      asked.push(request.url)
      response.writeHead(status).end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const [, check = ''] = /HEALTHCHECK[^\n]*\\\n\s+CMD (.+)/.exec(dockerfile) ?? []
    const [, ...args] = z.array(z.string()).parse(JSON.parse(check))
    const child = execFile(process.execPath, args, { env: { PORT: String((server.address() as AddressInfo).port) } })
    expect(await once(child, 'exit')).toEqual([code, null])
    server.close()
    expect(asked).toEqual(['/healthz'])
  })

  it('sets what the program reads', () => {
    const known = readFileSync('.env.example', 'utf8')
    const names = Object.keys(bot.environment)
    expect(names.filter((name) => !known.includes(`\n${name}=`))).toEqual([])
    expect(bot.environment['DATA_DIR']).toBe('/srv/qunbao/data')
  })

  it('is built and started from the top of the repository, where .env is', () => {
    expect(bot.build.context).toBe('.')
    expect(existsSync(bot.build.dockerfile)).toBe(true)
    // Compose takes POSTGRES_PASSWORD from the .env beside its own file.
    expect(bot.env_file).toBe('.env')
  })

  it('mounts at whole paths: a comma that is not quoted makes two of one', () => {
    const targets = [...bot.tmpfs, ...bot.volumes.map((volume) => volume.slice(volume.indexOf(':') + 1))]
    expect(targets.filter((target) => !/^\/[\w/]+(:[\w=,]+)?$/.test(target))).toEqual([])
  })
})

it('the unit starts what was built, and may write to DATA_DIR alone', () => {
  const folder = directive('WorkingDirectory')
  expect(directive('ExecStart')).toBe(`/usr/bin/env ${manifest.scripts.start}`)
  expect(manifest.scripts.start).toContain(` ${manifest.bin.qunbao} start`)
  expect(directive('ReadWritePaths')).toBe(`${folder}/${dataDir.replace('./', '')}`)
  expect(Number(directive('TimeoutStopSec'))).toBeGreaterThan(10)
})

it('the container starts it with the same options of Node', () => {
  const words = ['ENTRYPOINT', 'CMD'].flatMap((name) =>
    z.array(z.string()).parse(JSON.parse(new RegExp(`^${name} (.*)$`, 'm').exec(dockerfile)?.[1] ?? '[]')),
  )
  expect(words.join(' ')).toBe(manifest.scripts.start)
})

it('the unit starts no more what no other start mends, and goes on with what passes', () => {
  const never = Number(directive('RestartPreventExitStatus'))
  expect(exitCode(new QunbaoError('settings.wrong'))).toBe(never)
  const passing = ['database.unreachable', 'database.refused', 'telegram.token', 'address.taken', 'disk.full'] as const
  expect(passing.filter((code) => exitCode(new QunbaoError(code)) === never)).toEqual([])
})

describe.each(['docs/deploy.zh-CN.md', 'docs/operations.md', 'README.md'])('what %s has somebody type', (page) => {
  const text = readFileSync(page, 'utf8')

  it('are commands that there are', () => {
    const typed = [...text.matchAll(/(?:dist\/cli\.js|npm run qunbao --|npx qunbao) ([a-z][\w-]*)/g)].map(
      ([, name = '']) => name,
    )
    // Its names without their modules, which take seconds.
    const table = readFileSync('src/commands/index.ts', 'utf8')
    const known = [...table.matchAll(/^ {2}'?([\w-]+)'?: async/gm)].map(([, name = '']) => name)
    expect(known).toContain('doctor')
    expect(typed.filter((name) => !known.includes(name))).toEqual([])
  })

  it('asks Compose where its file and .env are found by themselves', () => {
    expect(text.match(/docker compose (?:-f|--env-file).*/g)).toBeNull()
  })
})

it.each([
  ['deploy/Dockerfile', 2],
  ['compose.yaml', 3],
  ['deploy/nginx.conf', 2],
  ['deploy/Caddyfile', 2],
] as const)('%s speaks of the port that the program has', (path, times) => {
  const ports = [...readFileSync(path, 'utf8').matchAll(/(?<![\d.])(?:8\d{3})(?!\d)/g)].map(([found]) => Number(found))
  expect(ports).toEqual(Array.from({ length: times }, () => port))
})
