import { keyOf } from './typed.ts'

const OWN = '(?:我们|咱们|村里|镇里|单位|本单位|我单位|本[村镇县乡]|我们?[村镇县乡])'
const WE = `(?:(?:就|只|只有|都|是|由)+${OWN}(?:自己|一家)?|${OWN}?自己|${OWN}(?=独立|单独|独自|自行))`
const DO = '(?:独立|单独|独自|自行)?(?:开展|举办|组织|承办|主办|办|搞|做|弄|完成|实施)?'
const OTHERS = '(?:任何|其[他它]|别的|外面的|哪个)?(?:别人|他人|谁|人|单位|部门|组织|机构|一家)?'
const JOIN = '(?:联合|合作|协作|联手|联办|合办|协办)'
const NONE_ELSE =
  '没(?:有)?(?:邀?请|叫|找|喊)?(?:[别外]?人|(?:其[他它]|别的|任何)(?:单位|部门|人|组织))(?:一起|参与|参加|联合|合作)?'
const ENDING = '(?:的|了|哈|哦|呢|吧|啊)*'
/** 没和别的单位联合, 无联合单位, 没有跟谁合作, 就我们自己办的, 独立开展. */
const NOBODY = `(?:没有?|未|不|无)(?:[和与跟同](?:${OTHERS}))?(?:一起|一块儿?)?${JOIN}(?:${OTHERS}|方|对象)?(?:开展|举办|办)?`
const NOT_TOGETHER = `(?:没有?|未|不)[和与跟同]${OTHERS}(?:一起|一块儿?|共同)(?:开展|举办|办|搞|做)?`
const ALONE = new RegExp(
  `^(?:这次|本次|活动)?(?:${NOBODY}|${NOT_TOGETHER}|${NONE_ELSE}|${WE}${DO}|(?:独立|单独|独自|自行)(?:开展|举办|组织|承办|主办|办|搞|做|完成))${ENDING}$`,
  'u',
)
const AMID = new RegExp(
  `${NOBODY}|${NOT_TOGETHER}|(?:联合|合作|协办)(?:单位|部门)?[:是为]?(?:没有|暂?无)(?=$|[^\\p{Script=Han}])|没有?[请找约](?:外|别|其他)\\p{Script=Han}{0,2}单位|(?:独立|单独|独自)(?:开展|举办|组织)`,
  'u',
)

/** Whether the words say that nobody else took part: of nothing else. */
export function saysAlone(text: string): boolean {
  return ALONE.test(keyOf(text))
}

/** Where a text says among other words that nobody else took part. */
export function aloneIn(text: string): { readonly at: number; readonly words: string } | undefined {
  const found = AMID.exec(text)
  return found ? { at: found.index, words: found[0] } : undefined
}
