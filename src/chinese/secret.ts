/**
 * Words that stop an answer, each with the neighbours that make another word of it: 计算机密码 and 拒绝密切接触 hold
 * no secret, 方案号 is no case number, and to learn the law on keeping secrets (保密, 保守秘密) is ordinary work.
 */
const SECRET_WORDS: readonly (readonly [word: string, pattern: RegExp])[] = [
  ['秘密', /(?<!保守[^，。；]{0,8})(?<!神)秘密(?!法|投票|花园|武器)/u],
  ['机密', /(?<!(?:算|手|司|相|飞|座|耳|收音|打印|洗衣))[机機]密(?![码碼钥度封集切闭布])/u],
  ['绝密', /(?<![拒谢杜断隔])[绝絕]密(?![切集闭封度])/u],
  ['涉密', /(?<![不非未])涉密/u],
  ['密级', /(?<![加])密[级級]/u],
  ['案号', /(?<![档提议备教方图个答草预])案[号號]/u],
  // A court's number has the court and the kind of case: （2022）黔01民初123号. 发〔2022〕第12号 is a document.
  [
    '案号',
    /[（(〔[](?:19|20)\d\d[)）〕\]](?:最高法|[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵云滇藏陕甘青宁新兵军][\dA-Z]{0,5})?(?:\p{Script=Han}{0,2})(?:刑|民|行|执|破|赔|调|诉前|仲|商|知|财保|监|清|辖|司惩)\p{Script=Han}{0,2}(?:字第?|第)?\d+号/u,
  ],
  [
    '案号',
    /(?:检|公|刑|法|仲)\p{Script=Han}{0,6}(?:诉|捕|刑|立|拘|裁|执|案)字?[（(〔[](?:19|20)\d\d[)）〕\]]第?\d+号/u,
  ],
  ['当事人', /[当當]事人/u],
  ['嫌疑人', /嫌疑[人犯]/u],
  ['被害人', /[被受]害人/u],
  ['被告人', /被告人/u],
  ['举报人', /[举舉][报報]人(?![数次])/u],
  ['内部文件', /[内內]部(?:文件|资料|材料|通报|情况)/u],
  ['不得外传', /(?:不得|严禁|请勿|切勿|不要|禁止)外[传泄]/u],
]

/** The word for which `text` may not be reported: state and work secrets, cases. Undefined where there is none. */
export function secret(text: string): string | undefined {
  const words = text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
  return SECRET_WORDS.find(([, pattern]) => pattern.test(words))?.[0]
}
