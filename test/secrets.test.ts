import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeLog } from '../src/log.ts'
import { secretsOf, withoutSecrets } from '../src/secrets.ts'
import { readSettings } from '../src/settings.ts'

const TOKEN = '7230442:AAk-a_token-of-nobody'
const PASSWORD = 'p@ss/w"ör d+1'
const encoded = encodeURIComponent(PASSWORD)
const settings = readSettings({
  BOT_TOKEN: TOKEN,
  DATABASE_URL: `postgres://qunbao:${encoded}@one:5432,two:5432/qunbao`,
  TELEGRAM_API_ROOT: `https://user:root-${encoded}@bot-api.example`,
  HTTPS_PROXY: 'http://user:proxy-word@proxy.example:3128',
  WEBHOOK_URL: 'https://county.example/hook',
  WEBHOOK_SECRET: 'hook_secret-1',
})
const base64 = (text: string) => Buffer.from(text).toString('base64')

/** How a secret comes into an output. */
const SHAPES: Record<string, (secret: string) => string> = {
  'as it is': (secret) => secret,
  'in an address': (secret) => `https://x/bot${encodeURIComponent(secret)}/getMe`,
  'in an address, in small letters': (secret) =>
    encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  'in an address in an address': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'in JSON': (secret) => JSON.stringify({ secret }),
  'in JSON in JSON': (secret) => JSON.stringify(JSON.stringify(secret)).slice(1, -1),
  'as Basic authorization': (secret) => `authorization: Basic ${base64(`user:${secret}`)}`,
  'in base64, an offset further': (secret) => base64(`ab:${secret}@host`),
  'in base64url': (secret) => Buffer.from(`a:${secret}`).toString('base64url'),
  'quoted by an answer': (secret) => `404 Not Found: no method for “${secret}”`,
}
const secrets = [TOKEN, PASSWORD, `root-${PASSWORD}`, 'proxy-word', 'hook_secret-1']

describe('no secret of the settings', () => {
  it.each(Object.entries(SHAPES))('is left in a text: %s', (_, shape) => {
    const clean = withoutSecrets(secretsOf(settings))
    for (const secret of secrets) {
      const said = shape(secret)
      expect(clean(`before ${said} after`), secret).not.toContain(said)
      expect(clean(said), secret).toContain('***')
    }
  })

  it.each(Object.entries(SHAPES))('comes into the log, in message, stack, cause or field: %s', (_, shape) => {
    const lines: string[] = []
    const log = makeLog(settings, { write: (line) => void lines.push(line) })
    for (const secret of secrets) {
      const said = shape(secret)
      const cause = Object.assign(new Error(said), { stack: `Error: x\n    at ${said}` })
      log.error({ err: new Error('outer', { cause }), field: { [said]: [said] } }, said)
      log.error({ err: said }, '%s', said)
    }
    expect(lines).toHaveLength(secrets.length * 2)
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({ level: 50 })
      for (const secret of secrets) for (const part of parts(secret)) expect(line).not.toContain(part)
    }
  })

  /** Of what is long enough to be of use to somebody: each of its shapes. */
  function parts(secret: string): string[] {
    return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64(secret).slice(0, -4)]
  }

  it('is left whatever it is and whatever stands around it; all else stays', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), fc.string(), fc.string(), (secret, before, after) => {
        const clean = withoutSecrets([secret])
        expect(clean(`${before}${secret}${after}`)).not.toContain(secret)
        const packed = Buffer.from(`${before}${secret}${after}`).toString('base64')
        expect(clean(packed)).toContain('***')
      }),
    )
    const clean = withoutSecrets(secretsOf(settings))
    const plain = '{"level":30,"msg":"ready","bot":"qunbao_bot","host":"one:5432","id":1001,"text":"王小明：32场次"}'
    expect(clean(plain)).toBe(plain)
  })
})
