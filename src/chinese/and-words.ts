/** What 和 goes on with in words that are never two names: 和平, 和谐, 和煦. Another word may begin there: 甲村和平安社区. */
export const IN_HE = '平谐睦美顺合气善众畅田县硕静龙润丰兴泰安信乐悦鸣声音盛而'
/** And in those that are always one. */
export const ONLY_IN_HE = '谐睦煦蔼解'

/** Before the last of several: 《甲》，最后和《乙》; 甲局，另外还有乙局. 最后一课 is a title, and 和平社区 a name. */
const LASTLY = new RegExp(
  `(?<=[，,、；;。\\n》”]\\s*)(?:(?:最后|另外|此外)(?:还有|就?是|再?加上|和(?![${IN_HE}])|与|及(?![第时格早其]))|以及|(?:最后|另外|此外|外加|再加上)(?=[《“]))(?=[《“\\p{Script=Han}])`,
  'gu',
)
/** What is said of the order in which several stand: （排名不分先后）. */
const ORDER =
  /[（(，,。；;\s]*(?:以上)?(?:(?:排名|名单|顺序|均)?(?:不分|无)(?:先后|前后|主次)(?:顺序|之分)?|按\p{Script=Han}{2,6}(?:排序|排列|为序))[）)。\s]*$/u

/** Several as they are listed, without what is only said between them and of all of them. */
export const withoutListing = (text: string): string => text.replace(ORDER, '').replace(LASTLY, '') || text
