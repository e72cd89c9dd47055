import { called, type Key } from '../../messages/buttons.ts'
import { waitingKeys } from '../../messages/forms.ts'
import { HELP } from '../../messages/keys.ts'
import * as messages from '../../messages/menu.ts'
import { TOPICS, type Topic } from '../../messages/topics.ts'
import { type Feature, feature } from '../feature.ts'
import { waitingOf } from '../form-choice.ts'
import { linesOf } from '../help-on.ts'
import { shownTo } from '../menus.ts'
import { needsOf } from '../needs.ts'
import { isStranger } from '../who.ts'

/** What waits today, or a topic that was asked for. */
type Facts = { readonly needs: readonly Key[] } | { readonly topic: Topic }

/** /help: what waits for this person, a line of what is used most, and the other lines of all features by their topics. */
export function help(features: () => readonly Feature[]): Feature {
  return feature<Facts, 'help' | 'helpOn'>({
    command: 'help',
    role: 'anyone',
    place: 'private',
    menu: '怎么用',
    opens: HELP,
    named: called(
      '操作说明、操作 说明、使用 说明、帮助 文档、帮助 手册、会 什么、能 做|干 什么、干 什么 用、什么 功能、哪些 功能、怎么操作|怎么弄|怎么填报|怎么用|怎么写|怎么使|怎么玩、不会 用|弄|填|操作|写|玩、第一次 用|填|报、新手、看不懂、不懂、教 我|我们 怎么|用|填|报|操作|发、教教我、教一下、培训 视频、操作 视频|流程|步骤、说明书、帮助、指引、示例、例子、样例、范文、模板 填',
      HELP,
    ),
    buttons: ['help', 'helpOn'],
    load: async (db, asked, door) => {
      if (asked.by === 'tap' && asked.button.name === 'helpOn') return { topic: asked.button.parts.topic }
      return { needs: await needsOf(features(), db, door) }
    },
    decide: (facts, door) => {
      const { who } = door
      if (isStranger(who)) return { say: [messages.STRANGER] }
      const own = shownTo(features(), who).flat()
      if ('topic' in facts) {
        const about = own.filter(({ topic }) => topic === facts.topic)
        const keys = about.flatMap(({ opens }) => opens ?? [])
        return {
          say: [
            messages.helpOn(
              about.flatMap((of) => linesOf(of, door)),
              keys,
            ),
          ],
        }
      }
      const most = own.flatMap((of) => (of.often ? linesOf(of, door).slice(0, 1) : []))
      const topics = TOPIC_NAMES.filter((name) => own.some(({ topic }) => topic === name))
      const waiting = waitingKeys(who.drafts.map((draft) => waitingOf(draft, door)))
      const asks = who.edits.length > 0 ? ['甲镇', '亮点', '怎么邀请人'] : ['几点截止', '照片怎么发']
      return { say: [messages.help(most, { needs: facts.needs, waiting, topics, asks })] }
    },
  })
}

const TOPIC_NAMES = Object.keys(TOPICS) as Topic[]
