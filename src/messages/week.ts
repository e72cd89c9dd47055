import { addDays, type Day } from '../calendar/day.ts'
import type { Week } from '../calendar/week.ts'
import { monthAndDate, weekdayName } from '../chinese/days.ts'
import { weekLabel } from '../chinese/periods.ts'
import type { Layout } from '../digest/digest.ts'
import { type Key, type Keys, key } from './buttons.ts'
import { digestMessages } from './digest.ts'
import { sentTo, willGoTo } from './groups.ts'
import { type Previewed, publishKeys } from './preview.ts'
import { messageTo, type Owed, type Said } from './said.ts'

const LATER = '填报单位更正了数字的，可以出更正版，或者登在下一期。'

export const WEEK_GONE: Said = { text: '这一期已经不在了。发 /week 重新看。' }
/** To whoever typed something for a digest that is out by now. */
export const OUT_MEANWHILE: Said = { text: '这一期已经发布，不再改动。' }

function correctionsKey(digest: number): Key {
  return key('更正版', 'corrections', { digest })
}

/** 撤回, of what is out. */
function takeBackKey(digest: number): Key {
  return key('撤回', 'takeBack', { digest })
}

/** Under a digest that was taken back. */
export function withdrawnIssue(digest: number, issue: string, week: Week): Said {
  return {
    own: true,
    text: `${issue}已经撤回。改好了可以重新发布。`,
    keys: [[key('重新发布', 'publishAgain', { digest })], aroundKeys(week)],
  }
}

/** The weeks around one. */
export function aroundKeys({ from }: Week): Key[] {
  return [key('上一周', 'weekAt', { day: addDays(from, -7) }), key('下一周', 'weekAt', { day: addDays(from, 7) })]
}

export function notBegun(week: Week): Said {
  return { own: true, text: `${weekLabel(week)}还没有开始。`, keys: [aroundKeys(week)] }
}

/** Under a digest as it was sealed. `issue`: what it is called. */
export function publishedIssue(digest: number, issue: string, week: Week): Said {
  const keys = [
    [correctionsKey(digest), takeBackKey(digest), key('照片', 'photos', { digest, from: 0 })],
    aroundKeys(week),
  ]
  return { own: true, text: `${issue}已经发布，不再改动。${LATER}`, keys }
}

/** A button of a digest that is out by now; only weeks are numbered. */
export function publishedAlready({ id, number }: { readonly id: number; readonly number: number | null }): Said {
  if (number === null) return OUT_MEANWHILE
  return { text: `第${number}期已经发布，不再改动。${LATER}`, keys: [[correctionsKey(id), takeBackKey(id)]] }
}

/** Before its time a week is published only by one who means it: when it falls due, nothing more comes. */
export function askPublish(digest: number, due: { readonly day: Day; readonly time: string }): Said {
  const { day, time } = due
  return {
    text: `这一周到${monthAndDate(day)}${weekdayName(day)}${time}才汇编。现在发布，到时不再出，后来的登在下一期“补报”里。`,
    keys: [[key('确认发布', 'weekPublishSure', { digest }), key('先不发', 'weekPreview', { digest })]],
  }
}

/** Why a digest cannot be published as it is. */
export function notPublished(digest: number, why: string): Said {
  return { text: why, keys: [publishKeys({ digest, layout: 'week' })] }
}

export function published(number: number | undefined, groups: number): Said {
  return { text: `第${number}期已发布${sentTo(groups) || '，发给了编辑'}。` }
}

export function heldBack({ id, kind }: { readonly id: number; readonly kind: Layout }): Said {
  return { text: '已暂缓，不会自动发布。要发时再点“发布”。', keys: [publishKeys({ digest: id, layout: kind })] }
}

/** Under the group's edition of a digest that is not out yet. */
export function groupEdition(digest: number): Said {
  return { own: true, text: '这是公开版，发到群里的就是它。', keys: [publishKeys({ digest, layout: 'week' })] }
}

/** To those who look after a part of the county: its own week, which goes to groups that are bound to it. */
export function ownWeekMessages(
  chatId: number,
  { digest, office, groups }: Pick<Previewed, 'digest' | 'office' | 'groups'>,
  week: Week,
): Owed[] {
  const keys: Keys = [
    [
      key('发布', 'weekPublish', { digest }),
      { ...key('溯源', 'traceDigest', { digest }), anew: true },
      key('照片', 'photos', { digest, from: 0 }),
    ],
    aroundKeys(week),
  ]
  const note = `发布以后，文档和台账发给编辑，${groups > 0 ? `公开版发到${groups}个群` : '不发群'}。`
  return [...digestMessages(chatId, office), messageTo(chatId, note, keys)]
}

export function askPublishOwn(digest: number, groups: number): Said {
  return {
    text: `现在发布这一周？${willGoTo(groups)}。\n发布后不再改动，以后有更正另出一版。`,
    keys: [[key('确认发布', 'weekPublishSure', { digest }), key('先不发', 'weekPreview', { digest })]],
  }
}

export function publishedOwn(digest: number, groups: number): Said {
  return { text: `已发布${sentTo(groups)}，文档和台账随后就到。`, keys: [[correctionsKey(digest)]] }
}
