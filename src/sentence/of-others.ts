/** 我们没参与, 不算我们的, 这个不是我们搞的, 跟我们没关系: all that is told there was done by others. */
const NOT_OURS = new RegExp(
  `^(?:但是?|不过|所以|因此|可是?|这个?|那个?|就){0,3}(?:${[
    '(?:我们?|咱们?|本会|我会)(?:这边)?(?:都|也|可|并|就)?(?:没有?|未)(?:参[与加]|去(?!成)|派人|插手|掺和|出[人力钱])(?:也?没出[人力钱]|了|的|过|啊|哈)?$',
    '(?:并|可|都|也)?不(?:算|是|归|属于?)(?:在|到)?(?:我们?|咱们?|本会|我会)(?:的|头上|这边|[搞办做弄开组牵报管]\\p{Script=Han}{0,3}|$)',
    '[跟和与](?:我们?|咱们?|本会|我会)(?:没有?|无|不搭)(?:什么)?(?:关系?|界)?$',
    '(?:请|就)?(?:别|不要|不用|不能|莫)(?:算|[记报计]|统计)(?:[进到在]\\p{Script=Han}{0,6}|我们的?\\p{Script=Han}{0,3})$',
    '算(?:他们|人家|别人)的$',
    '是\\p{Script=Han}{0,5}[局委院校会部站]自己[搞办组做开弄下去]',
  ].join('|')})`,
  'u',
)
/** 其中200份算林草局的，不算我们: of some of it only, which leaves the rest ours. */
const OF_SOME = /^(?:其中|当中|里[面头]|有(?=[\d一两二三四五六七八九十])|另有|含|包括)/u
/** 叫了我们5个志愿者帮忙，他们报，我们不报 */
const NOT_REPORTED = /^(?:我们?|咱们?|本会|我会)(?:这边)?(?:就|都|也)?不(?:用|要|再)?报了?$/u
const WE_DID =
  /(?:我们?|咱们?|我会|本会)(?!也?(?:没|未))[^，,。;；]{0,12}?(?:去|派|出|讲|办|搞|做|送|帮|配合|协助|负责)了?/u

/** 我们没参与，不算我们的: it says that of what stands before it, and nothing else. */
export const saysNotOurs = (sentence: string): boolean =>
  sentence.split(/[,，;；]/u).every((clause) => NOT_OURS.test(clause))

/** 教育局办的讲座, 是人家组织的: who did it. */
const OTHERS_DID =
  /(?:[局委院校部站所会]|中心|公司|单位|他们|人家|别人|隔壁[^，,。;；]{0,6})(?:自己|单独|主办|来|昨天|前天|今天|上周[一二三四五六日天]?|[0-9]{1,2}月[0-9]{1,2}[日号]){0,2}(?:办|搞|组织|做|弄|开|牵头|举办|承办|请|下去|派)/u

/** 12户是卫生院自己去的，另外6户是我们去的: some of it is ours, wherever that is said. */
const weDid = (clauses: readonly string[], isSaid: boolean): boolean =>
  !isSaid && clauses.some((clause) => WE_DID.test(clause))

/** Whether all of a text is told of others, who did it without us. */
export function isOfOthers(text: string): boolean {
  const clauses = text.split(/[,，;；]/u)
  const isSaid = clauses.some((clause) => NOT_REPORTED.test(clause))
  const denies = (clause: string) => (isSaid ? NOT_REPORTED : NOT_OURS).test(clause)
  const at = clauses.findIndex(denies)
  if (at < 0) return false
  const others = clauses.filter((clause) => !denies(clause))
  // 我们没去，请专家讲了一课: what stands behind is of others only where it says so.
  if (at === 0 && !isSaid && !clauses.slice(1).some((clause) => OTHERS_DID.test(clause))) return false
  return others.length > 0 && !clauses.slice(0, at).some((clause) => OF_SOME.test(clause)) && !weDid(others, isSaid)
}
