import { key } from './buttons.ts'
import { CAUTION } from './common.ts'
import { REPORT } from './forms.ts'
import { TO_MENU } from './keys.ts'
import type { Role } from './place.ts'
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
  return { text: REFUSED[why], keys: stranger ? [] : [[TO_MENU]] }
}

export function joinedAlready(place: string, role: Role): Said {
  return { text: `您已加入${place}。`, keys: [role === 'reporter' ? [REPORT, TO_MENU] : [TO_MENU]] }
}

export function welcome(place: string, role: Role): Said {
  switch (role) {
    case 'viewer':
      return { text: `您已加入${place}，可以看汇编。`, keys: [[key('最近一期汇编', 'latest')]] }
    case 'editor':
      return { text: `您现在是${place}的编辑。看能做什么：/help`, keys: [[key('一周汇编', 'week')]] }
    case 'reporter':
      return {
        text: `您已加入${place}，可以填报了。\n${CAUTION}`,
        keys: [[REPORT, key('零报告', 'zero')], [key('帮助', 'help')]],
      }
  }
}
