/** A pair of marks with nothing between them, two stops in a row, a stop at the head, a comma at the end. */
const PUNCTUATION =
  /[，、；：。！？]{2,}|^[，、；：。！？]|[，、；：]$|[（“‘《][，、；：。！？]|[，、；：][）”’》]|“”|‘’|《》|（）|〔〕|【】/gu
const STOP = '(?=[，、；：。！？）”》]|$)'
/** What always has something behind it. Words that only end like one (存在, 参与, 作为, 普及) stand by themselves. */
const UNFINISHED = [
  ...[
    '开展',
    '举办',
    '举行',
    '召开',
    '组织开展',
    '承办',
    '主办',
    '协办',
    '实施',
    '新建',
    '建成',
    '建立',
    '设立',
    '组建',
  ],
  ...['创建', '打造', '搭建', '获评', '获得', '荣获', '评为', '命名为', '认定为', '推选', '推荐', '评选出', '评出'],
  ...[
    '选送',
    '发表',
    '刊于',
    '登载于',
    '提供',
    '发放',
    '筹集',
    '募集',
    '捐赠',
    '折合',
    '(?<!募捐|临时|医疗|应急|大病|慈善|社会)救助',
    '(?<!维权|结对)帮扶',
    '登记',
    '吸纳',
  ],
  ...[
    '新发展',
    '新吸纳',
    '推动',
    '带动',
    '引导',
    '指导',
    '动员',
    '开通',
    '成立了',
    '打造了',
    '上报',
    '排查',
    '化解',
    '走进',
  ],
  ...[
    '受众',
    '惠及',
    '覆盖面达',
    '采取',
    '通过',
    '围绕',
    '响应',
    '联合',
    '参加了',
    '主要有',
    '其中',
    '包括',
    '分别',
    '共计',
    '合计',
  ],
  ...[
    '(?<![存现潜实])在',
    '(?<![行有无所作])为',
    '(?<![可所])以',
    '(?<![理自缘])由',
    '(?<![应面核绝针反])对',
    '(?<![参])与',
  ],
  ...[
    '(?<![温总祥谐中])和',
    '(?<![普涉以])及',
    '(?<![方导意志倾取走流])向',
    '(?<![服听])从',
    '(?<![高低优])于',
    '(?<!所)有',
  ],
  ...['(?<![于还])是', '把', '将', '被', '使', '让', '并', '或', '共', '获', '达', '了解到', '的', '地'],
].join('|')
const MEASURE = '(?:人次|场次|件次|人|名|位|场|次|个|家|户|枚|支|份|起|项|件|期|万元|元)'

/** What is wrong, and how to find each place of it. */
const HOLES: readonly (readonly [hole: string, places: RegExp])[] = [
  ['标点没有着落', PUNCTUATION],
  ['这里的话没有说完', new RegExp(`[^，、；：。]{0,4}(?:${UNFINISHED})${STOP}`, 'gu')],
  ['“等”前面没有内容', /(?:^|[，、；：。（“]|开展|举办|组织|获得|获评|获)等(?![级于候待同])/gu],
  ['“的”后面少了名称', /的(?=获得|获评|荣获|开展|举办|参加|参与|共)/gu],
  ['数字后面没有量词', new RegExp(`\\d[余多]?(?:${STOP}|(?=\\d*[开获受]))`, 'gu')],
  [
    '量词前面没有数字',
    new RegExp(
      `(?:^|[，、；：（共])${MEASURE}${STOP}|(?<=\\p{Script=Han})[支枚个篇册张台套]${STOP}|(?<![\\d余多万亿千百十几数一二两三四五六七八九每])(?:人次|场次)(?!数)`,
      'gu',
    ),
  ],
  ['这里少了数字', /(?:平均|人均|突破|超过)(?=[^\d约近超每一二两三四五六七八九十百千万]|$)/gu],
]

const ENDS_UNFINISHED = new RegExp(`(?:${UNFINISHED})$`, 'u')

/** Whether a text ends with words that always have something behind them. */
export function isUnfinished(text: string): boolean {
  return ENDS_UNFINISHED.test(text)
}

/** A hole in a text: what is wrong, and the words at it. */
export type Hole = { readonly wrong: string; readonly at: string }

/** The holes of a printed sentence. `subjects`: who it is about, and what has to go on behind them. */
export function holesIn(text: string, subjects: readonly string[] = []): Hole[] {
  const bare = subjects.flatMap((name) => [...text.matchAll(new RegExp(`${name}${STOP}`, 'gu'))])
  return [
    ...HOLES.flatMap(([wrong, places]) => [...text.matchAll(places)].map(([at]) => ({ wrong, at }))),
    ...bare.map(([at]) => ({ wrong: '只有单位，没有说做了什么', at })),
  ]
}
