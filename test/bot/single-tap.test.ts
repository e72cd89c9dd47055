import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rowsOf } from '../../src/database/rows.ts'
import { County } from '../support/county.ts'

let county: County

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
})

afterEach(() => county.close())

describe('two quick taps of one button', () => {
  it('make one invitation', async () => {
    const editor = await county.editor()
    await editor.says('/invite')
    await editor.tapsTwice('邀请一位编辑')
    const made = await county.opened.db.execute('select id from invitation')
    expect(rowsOf(made, z.unknown())).toHaveLength(1)
  })

  it('open a page once, and do not ask Telegram to change it to what it says', async () => {
    const editor = await county.editor()
    await editor.tapsTwice('已绑定的群')
    expect(editor.text).toContain('还没有绑定群')
    const edits = county.api.world.calls.filter((call) => call.method === 'editMessageText')
    expect(edits).toHaveLength(1)
  })
})
