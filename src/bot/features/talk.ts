import type { DraftRow } from '../../database/draft.ts'
import type { Database } from '../../database/open.ts'
import { formExample, reportExample } from '../../messages/report-example.ts'
import { amidDraft } from '../amid-draft.ts'
import type { Asked } from '../asked.ts'
import { takeTurn } from '../draft-turn.ts'
import { saidAnew, worksAnew } from '../edited-sentence.ts'
import { type Door, type Feature, feature } from '../feature.ts'
import { numberWaiting } from '../number-alone.ts'
import { saidOf, takesAnyPicture } from '../talk-effects.ts'
import type { TalkFacts } from '../talk-facts.ts'
import { withoutDraft } from '../without-draft.ts'

/** Whatever is said without a command, a button or a question of an editor's page: first of all the answers of a draft. */
export const talk = (features: () => readonly Feature[]): Feature =>
  feature<TalkFacts>({
    role: 'anyone',
    place: 'private',
    together: true,
    plain: ['words', 'edit', 'photo', 'other'],
    awaits: ['number'],
    shownTo: 'reporter',
    topic: 'reporting',
    often: true,
    help: (door) => [
      `一句话也能报，如“${reportExample(door.desk.catalogue, door.who.reportsFor[0]?.organization)}”。`,
      '数字随便打：320、三百二、150余人都行。',
      '打错了，长按那条消息选“编辑”，答案跟着改。',
      `知道表名的，直接打表名就开始，如“${formExample(door.desk.catalogue, door.who.reportsFor[0]?.organization)}”。`,
      ...(takesAnyPicture(door) ? ['照片（图片）在“填报”时直接发，一份最多3张；视频、语音不收。'] : []),
      '汇编编好了，发在县里的群里。',
      '报不了、进不去、点了没反应，点“填报”重来。',
      '我是机器人；要加人、改单位名、找人工客服、问电话，请找县里的编辑。',
    ],
    load: async (db, asked, door) => {
      if (asked.by === 'other' && asked.tapped) return 'an old button'
      if (asked.by === 'edit') return edited(db, door, asked)
      return (await amidDraft(db, door, asked, features())) ?? withoutDraft(db, door, asked, features())
    },
    decide: (facts, door) => {
      // A number that waits for its work waits for the next words alone.
      const letsGo = numberWaiting(door) === undefined ? {} : { awaits: null }
      return { ...letsGo, ...saidOf(facts, door) }
    },
  })

/** Own words changed: the draft that they answered, if any, is answered anew. */
async function edited(db: Database, door: Door, asked: Extract<Asked<never>, { by: 'edit' }>): Promise<TalkFacts> {
  const { drafts, reportsFor } = door.who
  if (asked.text === undefined || reportsFor.length === 0) return 'nothing'
  const told = { text: asked.text, message: asked.message }
  const works = await worksAnew(db, door, told)
  if (works) return works === 'other works' ? 'an edit to other works' : { anew: works }
  for (const draft of drafts) {
    const anew = await saidAnew(db, door, draft, told)
    if (anew) return { taken: anew }
    if (isBegunBy(draft, asked.message)) continue
    const taken = await takeTurn(db, door, draft, { kind: 'edited', ...told })
    if ('stopped' in taken || taken.turn.outcome !== 'unrelated') return { taken }
  }
  return 'an edit of nothing'
}

/** A sentence that began a draft is no answer of one question, though what it mended goes by its message. */
function isBegunBy({ state: { said, batch } }: DraftRow, message: number): boolean {
  return said?.message === message || batch?.id === message
}
