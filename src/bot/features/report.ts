import { OF_REPORTING } from '../../messages/answers.ts'
import { called } from '../../messages/buttons.ts'
import { REPORT, whichUnitForForm } from '../../messages/forms.ts'
import { beginAgain, beginOrResume, ownForm } from '../begin.ts'
import { draftEffects } from '../draft-effects.ts'
import type { DraftTurn, Stopped } from '../draft-turn.ts'
import { feature } from '../feature.ts'
import { unitChoice, unitsWithForm } from '../form-choice.ts'
import { begunOf, numberWaiting } from '../number-alone.ts'

type Facts =
  | { readonly taken: DraftTurn | Stopped }
  /** Several units have the form that was named. */
  | { readonly several: ReturnType<typeof unitsWithForm> }
  /** Nothing chosen yet, or only the unit. */
  | { readonly unit: string | undefined }

/** 再报一份, 报别的, 我要填报: what is to be reported is not said. */
const TO_REPORT =
  /^(?:我|还|再|继续|接着|要|想|来|得)*(?:填报|报|填)(?:一下|[一1]?[份项个条次](?:工作)?|别的|其他的?|新的)?吧?$|^(?:这周|本周|我们?)*(?:要|该|能|可以)?(?:填报|报|填)(?:些?什么|啥|哪些)(?:内容|工作|活动)?[呢?？]?$/u

/** /report: unit → form → the first question. `/report 巾帼宣讲` for those who know what it is called. */
export const report = feature<Facts, 'report' | 'reportFor' | 'form' | 'reportAgain'>({
  command: 'report',
  role: 'reporter',
  place: 'private',
  together: true,
  menu: '填报一项工作',
  topic: 'reporting',
  often: true,
  help: ['/report 填报一项工作，几个问题就好'],
  opens: REPORT,
  named: called(
    '报 工作、报 活动、填表、报表、表、接着填、继续填、没填完、草稿、交 材料、交 总结、补报、补交、新 填报、哪些 报、报 什么、报 哪些、该 报、报 数、继续、接着 填、开始、哪张|哪个|哪种|哪份|什么|啥 表、哪类、哪一类、选 类、登记 活动|工作、传 材料|活动、交 表、交 活动、交 信息、报 信息|消息|动态、写 信息|材料|总结、怎么 投稿、办|搞|做 活动|工作、没 写完|弄完|填好|写好|做完、写 一半、填 一半、半截、上次 没 完、接 上次、接着 报|写|弄、往下 填、填 到 哪、报个|报一件|报一项|报一条|录个|录一条|录一下、怎么报|怎么录、哪里报|在哪报|从哪报、不会 报、入口 报、新 报、重新 报|填、再 报',
    REPORT,
  ),
  answers: OF_REPORTING,
  meant: (words) => (TO_REPORT.test(words) ? '' : undefined),
  buttons: ['report', 'reportFor', 'form', 'reportAgain'],
  load: async (db, asked, door) => {
    if (asked.by === 'command') {
      const several = unitsWithForm(door, asked.words)
      const [only, ...others] = several
      if (!only) return { unit: undefined }
      return others.length > 0 ? { several } : { taken: await beginOrResume(db, door, only) }
    }
    if (asked.by !== 'tap' || asked.button.name === 'report') return { unit: undefined }
    if (asked.button.name === 'reportFor') return { unit: asked.button.parts.unit }
    if (asked.button.name === 'reportAgain') {
      const taken = await beginAgain(db, door, asked.button.parts.report)
      return taken ? { taken } : { unit: undefined }
    }
    const chosen = ownForm(door, asked.button.parts.unit, asked.button.parts.form)
    if (!chosen) return { unit: undefined }
    const number = numberWaiting(door)
    return {
      taken: number === undefined ? await beginOrResume(db, door, chosen) : await begunOf(db, door, chosen, number),
    }
  },
  decide: (facts, door) => {
    if ('taken' in facts) return draftEffects(facts.taken, door)
    if ('unit' in facts) {
      if (facts.unit === undefined) return { say: [unitChoice(door)] }
      const { awaited } = door.who
      // The unit is chosen, the work is not: a number that was told alone still waits for it.
      const still = awaited?.for === 'number' ? { awaits: awaited } : {}
      return { say: [unitChoice(door, { chosen: facts.unit, words: numberWaiting(door) })], ...still }
    }
    const [first] = facts.several
    const units = facts.several.map(({ unit }) => unit)
    return { say: first ? [whichUnitForForm(first.form, units)] : [] }
  },
})
