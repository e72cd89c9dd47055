import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Form, Question } from '../../src/catalogue/schema.ts'
import { readDesk } from '../../src/open-county.ts'
import { type Group, type LocalBotApi, startLocalBotApi } from '../../src/sandbox/index.ts'
import { readSettings } from '../../src/settings.ts'
import { until } from '../support/county.ts'
import { type Deed, Person } from './cadre.ts'
import { type Data, ownData } from './data.ts'
import { PATIENCE_MS, Qunbao, TOKEN } from './qunbao.ts'

const EDITOR = 9001
const { catalogue } = (await readDesk(readSettings({}))).desk

/** Of each organization the first form with a number that the group's digest simply adds up. */
const FORMS = catalogue.organizations.map((organization) => {
  const form = organization.forms.find((one) => one.questions.some(addsUp))
  if (!form) throw new Error(`${organization.code} has no number that adds up`)
  return { organization: organization.code, form }
})

function addsUp({ kind, stock, sensitive, indicator }: Question): boolean {
  const plain = indicator?.over_time === 'sum' && !indicator.split_by && !indicator.keyed_by
  return kind === 'count' && plain && !stock && !sensitive
}

/** A zone in which it is nine in the morning: no day ends while the test runs. */
function zoneAtNine(): string {
  const ahead = 9 - new Date().getUTCHours()
  const hours = ahead < -12 ? ahead + 24 : ahead
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
}

let data: Data
let api: LocalBotApi
let bot: Qunbao
let kills = 0
let rising: Promise<void> = Promise.resolve()

function start(): Qunbao {
  const settings = { ...data.settings, BOT_TOKEN: TOKEN, EDITOR_IDS: String(EDITOR), TIME_ZONE: zoneAtNine() }
  return new Qunbao(['start'], { ...settings, TELEGRAM_API_ROOT: api.url }, data.folder)
}

/** kill -9 some milliseconds from now, and a new start. */
function killSoon(): void {
  rising = rising.then(async () => {
    await bot.ready()
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 40))
    bot.tell('SIGKILL')
    if (process.env['SHOW']) console.log(bot.out, bot.err)
    expect(await bot.end()).toMatchObject({ signal: 'SIGKILL' })
    kills += 1
    bot = start()
  })
}

beforeAll(async () => {
  data = await ownData()
  // With Telegram's limits.
  api = await startLocalBotApi({ tokens: [{ token: TOKEN, username: 'qunbao_bot' }] })
  bot = start()
})

afterAll(async () => {
  await rising
  if (process.env['SHOW']) {
    console.log(bot.out, bot.err)
    console.log(
      data.folder,
      [...api.world.bots.values()][0]?.pending.map((x) => JSON.stringify(x).slice(0, 200)),
    )
    for (const c of api.world.calls.filter((c) => c.method === 'getUpdates'))
      console.log(c.at.toISOString(), c.method, JSON.stringify(c.params).slice(0, 150), c.ok, c.error)
  }
  await bot.remove()
  await api.close()
  await data.remove()
})

describe('a week of the eight organizations under kill -9', () => {
  const cadres: { person: Person; form: Form; told: Map<string, number> }[] = []
  let editor: Person
  let group: Group
  let deeds = 0
  let killAt: (deed: Deed) => boolean = () => false
  const watch = (deed: Deed) => {
    deeds += 1
    if (killAt(deed)) killSoon()
  }
  /** A kill after the next tap on this button, one. */
  const killAtTap = (button: string) => {
    let left = 1
    return (deed: Deed) => 'taps' in deed && deed.taps === button && left-- > 0
  }

  it('lets a cadre of each in by a link, and two of one', async () => {
    editor = new Person(api, EDITOR, '编辑甲', watch)
    await editor.does({ types: '/start' })
    group = editor.actor.groups.create('青禾群团工作群')
    editor.actor.groups.add(group, editor.actor.bot)
    editor.actor.send('/bind', { in: group })
    const joining = [
      ...FORMS.map((one) => ({ ...one, town: 'jia-zhen' })),
      ...FORMS.filter((one) => one.organization === 'women').map((one) => ({ ...one, town: 'yi-zhen' })),
    ]
    for (const [i, { town, organization, form }] of joining.entries()) {
      const unit = `${town}/${organization}`
      await editor.does({ types: `/invite ${unit} 1` }, (text) => text.includes('https:'))
      const person = new Person(api, 101 + i, `填报人${i}`, watch)
      await person.does({ opens: /https:\S+/.exec(editor.text)?.[0] ?? '' }, (text) => text.includes('您已加入'))
      cadres.push({ person, form, told: new Map() })
    }
    expect(cadres).toHaveLength(9)
  })

  it('keeps every answer, through three kills on the way and one after a confirm', async () => {
    deeds = 0
    const confirmed = killAtTap('确认提交')
    const points = [12, 26, 38]
    // One kill a deed: a point that falls on the confirm comes with the next deed.
    killAt = (deed) => confirmed(deed) || (deeds >= (points[0] ?? Infinity) && points.shift() !== undefined)
    await Promise.all(
      cadres.map(({ person, form, told }) =>
        person.reports(form, (question) => {
          // No more of anything than is plausible of one report: what is not is asked about.
          const number = 1 + Math.floor(Math.random() * 90)
          told.set(question.code, number)
          return number
        }),
      ),
    )
    await rising
    expect(kills).toBe(4)
  })

  it('corrects a number, killed after the confirm', async () => {
    const { person, form, told } = cadres[0] ?? expect.fail('nobody is there')
    const question = form.questions.find(addsUp) ?? expect.fail('no number')
    await person.does({ types: '/mine' }, () => person.buttons.some((b) => b.includes(form.title)))
    await person.does({ taps: form.title }, () => person.buttons.includes('更正'))
    const number = `${told.get(question.code)}${question.indicator?.unit}`
    await person.does({ taps: '更正' }, () => person.buttons.some((b) => b.includes(number)))
    await person.does({ taps: number }, (text) => text.includes(question.ask))
    await person.does({ types: '777' }, (text) => text.includes('请核对'))
    killAt = killAtTap('确认提交')
    await person.does({ taps: '确认提交' }, (text) => text.includes('已更正'))
    told.set(question.code, 777)
    await rising
    expect(kills).toBe(5)
  })

  it('publishes the right numbers, once, killed after 确认发布', async () => {
    await editor.does({ types: '/week' }, () => editor.buttons.includes('发布'))
    await editor.does({ taps: '发布' }, () => editor.buttons.includes('确认发布'))
    killAt = killAtTap('确认发布')
    await editor.does({ taps: '确认发布' }, (text) => /已发布|再发一次/.test(text))
    await rising
    const digests = () =>
      editor.actor.messages(group).flatMap((m) => (m.from.is_bot && m.text?.includes('第1期') ? [m.text] : []))
    // Killed while it sent: the editor, who is asked, looks whether the digest is there.
    await until(
      () => digests().length > 0 || editor.buttons.includes('再发一次') || undefined,
      () => `the digest, after:\n${editor.text}`,
      PATIENCE_MS,
    )
    if (digests().length === 0) await editor.does({ taps: '再发一次' }, () => digests().length > 0)
    const [digest = ''] = digests()
    for (const { code, question, indicator } of catalogue.indicators) {
      if (addsUp(question) && sumOf([code]) > 0) {
        expect(digest, indicator.label).toMatch(new RegExp(`(?<!\\d)${sumOf([code])}(?!\\d)`))
      }
    }
    const adding = (total: string) =>
      catalogue.indicators.flatMap((i) => (i.indicator.adds_to === total ? [i.code] : []))
    expect(digest).toContain(`活动${sumOf(adding('sessions'))}场次，${sumOf(adding('attendance'))}人次参与各类活动`)
    expect(digest).toContain('已报9个')
    expect(digests()).toHaveLength(1)
    expect(kills).toBe(6)
  })

  it('asked nothing of Telegram that Telegram refuses', () => {
    expect(api.world.refused()).toEqual([])
  })

  function sumOf(codes: readonly string[]): number {
    return cadres.flatMap(({ told }) => codes.map((code) => told.get(code) ?? 0)).reduce((all, one) => all + one, 0)
  }
})
