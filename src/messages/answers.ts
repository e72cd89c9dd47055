import { type Key, key } from './buttons.ts'
import { MINE, REPORT } from './forms.ts'
import { MISSING } from './missing.ts'

/**
 * What people ask that no page tells: by which words (a name of several is any words that have all of them), the answer in a
 * sentence or two, and the pages that it speaks of.
 */
export type Answer = { readonly asked: string; readonly says: string; readonly keys: readonly Key[] }

const ZERO = key('零报告', 'zero')
const OWN_PLACES = key('我的任职', 'ownPlaces')
const LEAVE = key('请假', 'leave')

/** Of whoever reports. */
export const OF_REPORTING: readonly Answer[] = [
  {
    asked: '算不算、算 吗、什么 算、哪样 算、要不要报、要不要 写、用不用报、会 要、该不该报、够不够',
    says: '“填报”里列的几类工作，开展了就报。拿不准的，问县里的编辑。',
    keys: [REPORT],
  },
  {
    asked:
      '几份、一份 还是、一起 报、合并 报、分开 报、各 报、算 一份、谁 来 填报、重复 算、同一个 报、同 活动 报、两家 报、一起 搞、一起 办、不 报 团委、不 报 妇联',
    says: '一次活动报一份。各村自己办的，各村各报；一起办的，牵头的报一份，别的写在“联合单位”里。',
    keys: [REPORT],
  },
  {
    asked: '公开、发到群、发布 群、群 看、谁 看、别人 看、人 看到、看得到、看得见、保密、泄露、泄密',
    says: '群里只有公开的数字；您写的名称、句子，编辑看过才登。不想报了的，在“我的填报”里撤回。',
    keys: [MINE],
  },
  {
    asked: '语音、不会 打字、打字 慢、不识字、看不清',
    says: '我只看得懂文字和按钮。不会打字的，用输入法的话筒说，变成字再发。',
    keys: [REPORT],
  },
  {
    asked: '月报 还、月报 再、再 一遍、报 两遍、季报、月底 还、年底 还、汇编 还',
    says: '报过一次就行：周、月、季、年的汇编都按活动日期算进去。',
    keys: [REPORT, MINE],
  },
  {
    asked: '零报告 要、零报告 还、零报告 用、零报告 交、零报告 填报、零报告 不',
    says: '报了工作的，这一周不用零报告；一周没有新工作，才点“零报告”。',
    keys: [REPORT, ZERO],
  },
  {
    asked:
      '一共 多少、一共 几、总共 多少、总共 几、累计 多少、累计 数字、合计 多少、加起来、领导 要 数、要 数、多少场、多少人次、汇报 数字',
    says: '本单位报过的都在“我的填报”里；合起来的数，请找县里的编辑。',
    keys: [MINE],
  },
  {
    asked: '单位 选错、单位 报错、单位 错、单位 改、村 错、选错、算 不是、不是 单位',
    says: '报出去的，单位改不了：点开那一份撤回，再为对的单位报一份。',
    keys: [MINE, REPORT],
  },
  {
    asked: '保存、丢、没电、断网、填 一半、写 一半、关掉、退出去、中途',
    says: '填过的都留着。回来点“填报”，最上面有“接着填”。',
    keys: [REPORT],
  },
  {
    asked: '一次 报、几项 一起、一次 几项、一起 发布、几个 一起、批量、好几个 活动、多个 活动',
    says: '一条消息里可以写几项，我一项一项问。',
    keys: [REPORT],
  },
  {
    asked: '多久 改、发布 改、还能 改、过 改、以后 改、改 期限',
    says: '什么时候都能改，在“我的填报”里更正。已经登在汇编里的，写一句原因，下一期登“更正”。',
    keys: [MINE],
  },
  {
    asked: '约数 行、约数 可以、约数 能、写 约数、填 约数、约数 吗、左右 行、不准 行',
    says: '数字打约数也行，如“150余人”，汇编里照样写。',
    keys: [REPORT],
  },
  {
    asked: '提前 报、还没 办、下周 活动、明天 活动、计划 报、预报',
    says: '还没开展的先不报，开展了再报。',
    keys: [REPORT],
  },
  {
    asked: '新来 同志、新 同志、新人、新 人、新来 人、加 人、加 填报人',
    says: '新来的同志，请县里的编辑发邀请链接；接您的，在“我的任职”里点“交接给新人”。',
    keys: [OWN_PLACES],
  },
  {
    asked: '累计 算、累计 从、累计 怎么、怎么 算、算法、统计 口径、算 总数、从 一月、从 1月、重新 算、清零',
    says: '每份只填这一次的数。累计由我按活动日期从1月1日加起来，和您哪天加入不相干；“现有总数”用最近报的一次。',
    keys: [REPORT, MINE],
  },
  {
    asked: '编辑 谁、谁 编辑、找 谁、问 谁、归谁管、谁 管、谁 负责、联系 谁、编辑 联系、找 编辑、找 客服、人工客服',
    says: '管您单位的编辑，就是发邀请链接给您的那一位；不知道是谁，请问县群团办。',
    keys: [OWN_PLACES],
  },
  {
    asked:
      '编辑 看 没、编辑 看了、编辑 审、审核 通过、审核 没、审批 没、会 退回、通过 没、要 审核、要 审批、算数、批 没、被退回',
    says: '报上来就算数，不用等谁批。要您改的，编辑会退回，我马上告诉您；退没退回，“我的填报”里看得到。',
    keys: [MINE],
  },
  {
    asked: '替 报、代 报、帮我 报、让 替、让 代、顶替、替我、代我、两个人 报、两人 报、别人 替',
    says: '一个单位可以有几个填报人。请编辑再发一个邀请链接给替您的人；整个交出去，在“我的任职”里点“交接给新人”。您不在的日子，点“请假”。',
    keys: [OWN_PLACES, LEAVE],
  },
  {
    asked: '请 回复、请 接龙、请 知悉、请 查收、请 转发、请 周知、望 周知',
    says: '这是发给大家的通知吧？不用回复我。做过的工作，一句话报来就行。',
    keys: [REPORT],
  },
  {
    asked: '汇编 发布 吗、汇编 发布 没、汇编 哪 看、汇编 看、汇编 哪、汇编 时间、哪 看 汇编',
    says: '汇编编好了，发在县里的群里，这里不另发；要看的，请编辑给您加“查看人”。您报的登没登，在“我的填报”里看。',
    keys: [MINE],
  },
  {
    asked: '月报 时间、月报 交、季报 时间、年报 时间、月报 要、月报 单独、总结 要 交、年报 要、季报 要',
    says: '没有另外的月报、季报、年报：每周报过的，到时自动汇成。按月报的单位，月底那一周报一次就行。',
    keys: [REPORT, MINE],
  },
  {
    asked: '群 加、进 群、加 群、群 哪、进不了群、群号',
    says: '汇编发在县里的工作群，进群请找县里的编辑；填报在这里，不用进群。',
    keys: [REPORT],
  },
]

/** Of everybody who belongs somewhere. */
export const OF_BELONGING: readonly Answer[] = [
  {
    asked: '换 手机、换号、换了号、换 手机号、手机 丢、重新 登录、登录、密码、换 账号、重装、卸载',
    says: '换了手机不用再加入，用原来的账号打开就行；没有密码，也不用登录。换了账号，请编辑重新邀请。',
    keys: [OWN_PLACES],
  },
  {
    asked: '弄到、加错、拉错、分错、进错、不是我 单位、调到、归错',
    says: '在“我的任职”里看您在哪个单位，不归您的交接或退出；新的单位，请编辑邀请您。',
    keys: [OWN_PLACES],
  },
]

/** Of whoever looks after units. */
export const OF_LOOKING_AFTER: readonly Answer[] = [
  {
    asked: '电话、联系方式、手机号、号码',
    says: '这里不存电话。哪些单位没报、填报人是谁，点下面看。',
    keys: [MISSING, key('人员', 'people')],
  },
  {
    asked: '暂停 报、停 报、停 月、停 一个月、先 不 报、免 报、换届 不、换届 停、停报',
    says: '单位换届、撤并期间可以不用报：县里的编辑在“单位”里点开那一个，点“暂停报送”，打从哪天到哪天。一个单位一个单位设。',
    keys: [MISSING],
  },
]

/** Of whoever makes digests. */
export const OF_DIGESTS: readonly Answer[] = [
  {
    asked: '第 段、段 句、太长、啰嗦、改 短、精简、改 句、改写、错别字、语病',
    says: '汇报一段一段改：点一段，再点一句。周汇编里的，点“修改”。',
    keys: [key('年度汇报', 'year'), key('一周汇编', 'week')],
  },
  {
    asked: '排名、排 名、评比、第一名、谁 最多、谁 第一',
    says: '我不给单位排名。各镇、各组织的数，在“年度汇报”里换时间、换范围，点“看全文”，台账里一行一个单位。',
    keys: [key('年度汇报', 'year')],
  },
  {
    asked: '期 撤回 条、不该 登、登错、撤回 一条、删 一条、撤回 条、不 登、不要 登、不能 登',
    says: '发布了的一期，点开它，点“撤一条”，选是哪一条；还没发布的，点“暂缓”或“修改”。',
    keys: [key('一周汇编', 'week')],
  },
  {
    asked: '更正版、期 更正、期 不一样、期 改',
    says: '发布了的一期，更正了什么、怎么再出一版，在那一期下面的“更正版”里。',
    keys: [key('一周汇编', 'week')],
  },
]
