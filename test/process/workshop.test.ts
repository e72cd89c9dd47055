import { expect, it } from 'vitest'
import { digestOf } from '../../src/database/digest.ts'
import { sealedEdition } from '../../src/database/edition.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { askedFor, countyDigest } from '../../src/desk/subject.ts'
import { week } from '../../src/digest/kinds/week.ts'
import { County, GroupChat, until } from '../support/county.ts'
import { PATIENCE_MS } from './qunbao.ts'

it('the workshop compiles, publishes and makes files in a thread of its own, the same bytes as here', async () => {
  const county = await County.open('2022-11-14T17:00:00+08:00', {}, { thread: true })
  try {
    const editor = await county.editor()
    const group = await GroupChat.bound(editor)
    const cadre = await county.cadre(101, 'jia-zhen/women')
    await cadre.says('/report')
    await cadre.taps('巾帼宣讲')
    for (const answer of ['11月9日', '3', '150余人', '12', '没有联合', '确认提交']) {
      await cadre.answers(answer)
      if (cadre.buttons.includes('保留')) await cadre.taps('保留')
    }
    expect(cadre.text).toContain('已保存')
    editor.actor.send('/week 11月9日')
    // Whoever asks meanwhile does not wait for it.
    await cadre.says('/help')
    await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview', PATIENCE_MS)
    editor.actor.tap(editor.last, '发布')
    await until(() => (editor.buttons.includes('确认发布') ? true : undefined), 'the question', PATIENCE_MS)
    editor.actor.tap(editor.last, '确认发布')
    await group.hears('宣讲3场')
    const { db, desk } = county.opened
    const subject = countyDigest(week, week.around('2022-11-09'))
    const row = await digestOf(db, askedFor(subject))
    const sealed = row && (await sealedEdition(db, row.id, 'office'))
    desk.handsOver = false
    const here = await currentEdition(db, desk, subject, 'office', new Date(sealed?.asOf ?? 0))
    expect(sealed?.sha256).toBe(here.sha256)
    desk.handsOver = true
    await until(() => (editor.files.length === 2 ? true : undefined), 'its files', PATIENCE_MS)
  } finally {
    await county.close()
  }
})
