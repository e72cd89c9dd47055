/** What stands behind /mine for the first report of the list. */
export const NEWEST = '最新'

const BEFORE = '(?:请|麻烦|帮|我|要|想|把|将|看|查一?下?|打开|找一?下?|那)*'
const DEED = '(?:撤回|撤销|撤了|撤掉|删掉|删除|删了|更正|改一?[下改]?|错了|有误|看看?|不要|在哪里?)?(?:吧|了|掉)*'
/** 编号826, 把826号填报撤回. */
const NUMBERED = new RegExp(
  `^${BEFORE}(?:填报)?(?:编号[:：]?(?:是|为)?(?<by>\\d{1,9})号?|(?<of>\\d{1,9})号(?:填报|那[份条个]))(?:的|那|这)*[份条个]?(?:填报)?${DEED}$`,
  'u',
)
/** 最上面那个撤了, 第一条删掉: as the list stands, the newest first. */
const FIRST = new RegExp(
  `^${BEFORE}(?:最上[面边]?|最新|最近|第一|头一|打头)的?(?:那|这|一)*[份条个项](?:填报)?的?${DEED}$`,
  'u',
)

/** 把8号的宣讲删了: one of a day, which is looked for in the list. */
const OF_A_DAY =
  /^(?:请|麻烦|帮|我|要|想)*[把将](?:刚才|昨天|前天|今天|上周|周[一二三四五六日]|\d{1,2}月\d{1,2}[号日]|\d{1,2}[号日])[^，,。；;]{0,10}(?:撤回|撤销|撤了|撤掉|删了|删掉|删除)(?:吧|了)?$/u

/** 把上周三那条培训的人数改成52: what of one is to be another, which is put right there. */
const TO_BE =
  /^(?:请|麻烦|帮|我|要|想)*[把将][^，,。；;]{0,24}(?:[那这][条份个次]|报的|填的)[^，,。；;]{0,16}(?:改成|改为|改到|换成|改一下|改改|更正)[^，,。；;]{0,12}$/u

/** Which report of one's own words mean, as it stands behind the command; undefined where they name none. */
export function reportMeant(words: string): string | undefined {
  const { by, of = by } = NUMBERED.exec(words)?.groups ?? {}
  if (of !== undefined) return of
  if (FIRST.test(words)) return NEWEST
  return OF_A_DAY.test(words) || TO_BE.test(words) ? '' : undefined
}
