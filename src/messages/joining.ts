import { quoted } from '../chinese/quoted.ts'
import { type Keys, key } from './buttons.ts'
import { CAUTION } from './common.ts'
import { MINE, REPORT, ZERO } from './forms.ts'
import { HELP, TO_MENU } from './keys.ts'
import { type PlaceNames, placeName, placeTitle, type Role } from './place.ts'
import type { Said } from './said.ts'

const ANOTHER = '请向县群团办再要一个链接。'

/** Why an invitation lets nobody in. */
export const REFUSED = {
  unknown: '这个邀请链接不对。请向县群团办再要一个。',
  revoked: `这个邀请已经撤销。${ANOTHER}`,
  expired: `这个邀请已经过期。${ANOTHER}`,
  'used up': `这个邀请已经用完了。${ANOTHER}`,
}

export function notLetIn(why: keyof typeof REFUSED, stranger: boolean): Said {
  return { text: REFUSED[why], keys: [[stranger ? JOIN : TO_MENU]] }
}

export function joinedAlready(place: string, role: Role): Said {
  return { text: `您已加入${place}。`, keys: [role === 'reporter' ? [REPORT, TO_MENU] : [TO_MENU]] }
}

/** `handed`: in the place of somebody, whose drafts are theirs now. */
export function welcome(place: string, role: Role, handed = false): Said {
  switch (role) {
    case 'viewer':
      return { text: `您已加入${place}，可以看汇编。`, keys: [[key('最近一期汇编', 'latest')]] }
    case 'editor':
      return { text: `您现在是${place}的编辑。看能做什么：/help`, keys: [[key('一周汇编', 'week')]] }
    case 'reporter':
      return {
        text: `您已加入${place}，可以填报了。${handed ? '前任没填完的和以前报的，都在“我的填报”和“填报”里。' : ''}\n${CAUTION}`,
        keys: [
          [REPORT, ZERO],
          [...(handed ? [MINE] : []), HELP],
        ],
      }
  }
}

/** Who asks to join without an invitation. */
export const JOIN = key('申请加入', 'join')

type Place = PlaceNames & { readonly role: Role }

/** To those who look after a place. `before`: whose place it was. */
export function joinedNews(name: string, place: Place, before?: string): Required<Pick<Said, 'text' | 'keys'>> {
  const text =
    before === undefined ? `${name}加入了：${placeTitle(place)}。` : `${before}交接给了${name}：${placeTitle(place)}。`
  return { text, keys: [[{ ...key('人员', 'people'), anew: true }]] }
}

/** To whoever had the place. */
export function handedOver(name: string, place: Place): string {
  return `已交接给${name}：您不再是${placeTitle(place)}。`
}

/** 交接: a link for whoever comes next. */
export function handOverLink(of: { readonly place: Place; readonly url: string; readonly days: number }): Said {
  const { place, url, days } = of
  return {
    text: `${placeTitle(place)}的交接链接（1人用，${days}天内有效）：\n${url}\n请只发给接手的人。对方点开后，草稿和以前的填报归对方，原来的人随即移出。`,
    keys: [[TO_MENU]],
  }
}

export const WHICH_UNIT: Said = { text: '您为哪个单位填报？请打单位名称，如“甲镇妇联”。', keys: [[TO_MENU]] }

/** The units that may be meant. */
export function unitsFound(typed: string, units: readonly { readonly id: string; readonly name: string }[]): Said {
  if (units.length === 0) return { text: `没有找到${quoted(typed)}。请换个写法，写全名也行。`, keys: [[TO_MENU]] }
  return {
    text: '是哪一个？没有的话，请再打一次名称。',
    keys: [...units.map(({ id, name }) => [key(name, 'joinUnit', { unit: id })]), [TO_MENU]],
  }
}

export function askName(unit: string): Said {
  return { text: `${unit}：您怎么称呼？请打姓名，只给编辑看。`, keys: [[TO_MENU]] }
}

export const NO_NAME: Said = { text: '请打姓名，2到20个字，如“王小明”。', keys: [[TO_MENU]] }
export const TOO_MANY_ASK: Said = { text: '现在申请的人太多，请向县群团办要一个邀请链接。' }
export const UNIT_GONE: Said = { text: '没有这个单位了，请重新选。', keys: [[JOIN]] }

export function asked(unit: string): Said {
  return { text: `已申请加入${unit}。编辑同意后，您会收到消息；7天没有人办就过期，可以再申请。` }
}

/** To those who look after the unit. */
function applicantKeys(request: number): Keys {
  return [
    [key('同意', 'applicant', { request, verdict: 'yes' }), key('不同意', 'applicant', { request, verdict: 'no' })],
  ]
}

type Asks = { readonly id: number; readonly name: string; readonly unit: string }

export function asksToJoin({ name, unit }: Omit<Asks, 'id'>): string {
  return `${name}申请加入：${placeName({ unit, area: null, organization: null })}填报人。请先问清楚是不是本人，再同意。`
}

/** Who waits for an answer. */
export function applicantList(all: readonly Asks[]): Said {
  const [first] = all
  if (!first) return { text: '没有人在申请加入。', keys: [[TO_MENU]] }
  const lead = all.length > 1 ? `还有${all.length}人在等，先看第一位。\n` : ''
  return { text: lead + asksToJoin(first), keys: [...applicantKeys(first.id), [TO_MENU]] }
}

/** Under the news of somebody who asks: who asked may have changed their mind by then. */
export const SEE_APPLICANTS: Keys = [[{ ...key('去办', 'applicants'), anew: true }]]

export const ANSWERED_ALREADY = '这份申请已经办过了，或者过期了。'

export function answered({ name, unit }: Omit<Asks, 'id'>, yes: boolean): string {
  return yes ? `已同意：${name}是${unit}填报人了。` : `没有同意${name}加入${unit}。`
}

export function declined(unit: string): string {
  return `${unit}的申请没有通过。有疑问请找县群团办。`
}
