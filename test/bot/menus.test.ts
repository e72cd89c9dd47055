import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Feature, Role } from '../../src/bot/feature.ts'
import { FEATURES } from '../../src/bot/features/index.ts'
import { groupsMenu, strangersMenu } from '../../src/bot/menus.ts'
import { TOPICS } from '../../src/messages/topics.ts'
import { shownCommands } from '../../src/sandbox/index.ts'
import { type Chat, County, until } from '../support/county.ts'

const of = (...roles: readonly Role[]) => FEATURES.filter((f) => f.place === 'private' && roles.includes(f.role))
const helpOf = ({ help = [] }: Feature) => (typeof help === 'function' ? [] : help)
/** The commands that a role has in its menu, in the order of the table. */
const namesOf = (role: Role) => {
  const shown = FEATURES.filter((f) => f.place === 'private' && f.menu && (f.shownTo ?? f.role) === role)
  return shown.flatMap((f) => f.command ?? [])
}
const [CADRE, EDITOR, ANYONE] = [namesOf('reporter'), namesOf('editor'), namesOf('anyone')]
const commandsOf = (lines: readonly { readonly command: string }[]) => lines.map((line) => line.command)

describe('A menu of commands', () => {
  it('is made of the features, for strangers and for groups', () => {
    expect(commandsOf(strangersMenu(FEATURES))).toEqual(ANYONE)
    expect(ANYONE).toEqual(['start', 'help'])
    expect(commandsOf(groupsMenu(FEATURES))).toEqual(['bind', 'unbind'])
    expect(groupsMenu(FEATURES)[0]).toEqual({ command: 'bind', description: '把汇编发到这个群（编辑）' })
  })

  it('is the same in README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    const [, listed = ''] = /^In chat: (.*)$/m.exec(readme) ?? []
    const named = [...listed.matchAll(/`(\/[^`]*)`/g)].map((m) =>
      [...(m[1] ?? '').matchAll(/\/(\w+)/g)].map((c) => c[1]),
    )
    const inTable = [of('reporter', 'anyone'), of('editor'), FEATURES.filter((f) => f.place === 'group')].map(
      (features) => features.flatMap((f) => f.command ?? []),
    )
    expect(named.slice(0, 3).map((each) => each.sort())).toEqual(inTable.map((each) => each.sort()))
  })
})

describe('What somebody may do', () => {
  let county: County
  let editor: Chat
  let cadre: Chat

  beforeAll(async () => {
    county = await County.open('2022-11-09T10:00:00+08:00')
    editor = await county.editor()
    cadre = await county.joins(county.person(101, '填报人101'), 'jia-zhen/women', editor)
    return () => county.close()
  })

  const menuOf = ({ actor: { bot, user } }: Chat) =>
    until(() => {
      const shown = commandsOf(shownCommands(county.api.world, bot, user.id))
      return shown.length > ANYONE.length ? shown : undefined
    }, 'a menu of one’s own')

  /** /help is short, and its topics have each line of these roles' features once. */
  async function helpIs(chat: Chat, roles: readonly Role[]): Promise<void> {
    const own = FEATURES.filter((f) => f.place === 'private' && roles.includes(f.shownTo ?? f.role))
    await chat.says('/help')
    const short = chat.text.split('\n')
    expect(short.length).toBeLessThanOrEqual(12)
    expect(short.at(-2)).toMatch(/^别的点下面，也可以直接打字问，如“/u)
    expect(short.slice(0, -2)).toEqual(own.filter((f) => f.often).map((f) => helpOf(f)[0] ?? expect.any(String)))
    const titles = Object.entries(TOPICS).filter(([topic]) => own.some((f) => f.topic === topic))
    expect(chat.buttons).toEqual([...titles.map(([, title]) => title), '返回'])
    for (const [topic, title] of titles) {
      await chat.taps(title)
      const about = own.filter((f) => f.topic === topic)
      expect(chat.text.split('\n')).toEqual(expect.arrayContaining(about.flatMap(helpOf)))
      expect(chat.buttons).toEqual([...about.flatMap((f) => f.opens?.label ?? []), '返回'])
      await chat.taps('返回')
    }
  }

  it('every feature that has help has a topic', () => {
    expect(FEATURES.filter((f) => (f.help === undefined) !== (f.topic === undefined))).toEqual([])
    expect(FEATURES.filter((f) => f.often && !f.help)).toEqual([])
  })

  it('stands in the menu, the help and on the first page of an editor', async () => {
    expect(await menuOf(editor)).toEqual([...EDITOR, ...ANYONE])
    expect(EDITOR).toContain('week')
    await helpIs(editor, ['editor', 'anyone'])
    expect(editor.text).not.toContain('/cancel')
    await editor.says('/start')
    const labels = [...of('editor'), ...of('anyone')].flatMap((f) => f.opens?.label ?? [])
    expect(labels.at(-1)).toBe('帮助')
    expect(editor.buttons).toEqual(labels)
  })

  it('and of whoever reports', async () => {
    expect(await menuOf(cadre)).toEqual([...CADRE, ...ANYONE])
    expect(CADRE).toContain('report')
    await helpIs(cadre, ['reporter', 'anyone'])
    await cadre.taps('怎么填报')
    expect(cadre.text).toContain('如“巾帼宣讲”')
    expect(cadre.text).not.toContain('/week')
    await cadre.says('/start')
    expect(cadre.buttons).toEqual([...of('reporter'), ...of('anyone')].flatMap((f) => f.opens?.label ?? []))
  })

  it('help is as short for whoever has all roles, and says what waits', async () => {
    const both = await county.joins(await county.cadre(301, 'jia-zhen/women'), 'editor', editor)
    await both.says('/help')
    expect(both.text.split('\n').length).toBeLessThanOrEqual(12)
    await both.says('巾帼宣讲')
    await both.says('/help')
    expect(both.buttons).toContain('接着填：巾帼宣讲')
    county.turnClockTo('2022-11-14T10:00:00+08:00')
    await both.says('/help')
    expect(both.text).toMatch(/^今天要办的，在最上面。/u)
    expect(both.buttons[0]).toMatch(/个单位没报$/u)
    expect(both.text.split('\n').length).toBeLessThanOrEqual(12)
  })
})
