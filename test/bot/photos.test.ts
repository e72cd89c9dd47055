import { afterEach, beforeEach, expect, it } from 'vitest'
import { png } from '../sandbox/local.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

it('photos sent with a report are counted at the echo, and shown to an editor who asks', async () => {
  const cadre = await county.cadre(101, 'jia-zhen/women')
  await cadre.says('/report 主题教育活动')
  await cadre.says('姐妹课堂')
  await cadre.sendsPhoto(png(40, 30))
  expect(cadre.text).toContain('照片收下了，共1张。')
  await cadre.taps('今天')
  await cadre.says('30')
  await cadre.taps('没有联合')
  await cadre.sendsPhoto(png(30, 40))
  expect(cadre.text).toContain('照片：2张')
  await cadre.taps('确认提交')
  await editor.says('/week')
  await until(() => editor.buttons.includes('照片') || undefined, 'the preview')
  await editor.taps('照片')
  expect(editor.text).toBe('一共2张照片，这就发来。只发给您，不进群。')
  const captions = () => editor.actor.messages().flatMap((m) => (m.photo && m.caption ? [m.caption] : []))
  await until(() => captions().length === 2 || undefined, 'the photos')
  expect(captions()[0]).toBe('甲镇妇联　11月9日　主题教育活动（编号1）')
})
