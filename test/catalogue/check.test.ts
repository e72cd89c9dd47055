import { describe, expect, it } from 'vitest'
import { KIND_NAMES, type KindName, kindOf, kindsWhere } from '../../src/kinds/index.ts'
import { type Fault, problemsAfter } from './small-catalogue.ts'

const IN_WOMEN: readonly Fault[] = [
  [
    'a joint lead that nobody of one’s own can take',
    '- joint_orgs',
    '- joint_orgs\n      - { code: joint_lead, kind: choice, ask: 谁牵头？, choices: [甲, 乙] }',
    'women.yaml:19 forms[0].questions[4].choices',
    /本单位牵头/,
  ],
  [
    'an override of more than words',
    'ask: 宣讲是哪天？',
    'kind: text, ask: 哪天？',
    'women.yaml:8 forms[0].questions[0]',
    /只能另写/,
  ],
  [
    'a shared code for another question',
    'code: level',
    'code: joint_orgs',
    'women.yaml:13 forms[0].questions[2]',
    /只能另写/,
  ],
  [
    'one question twice in a form',
    '- joint_orgs',
    '- joint_orgs\n      - joint_orgs',
    'women.yaml:19 forms[0].questions[4]',
    /只留一个/,
  ],
  ['a form code of report.yaml', 'code: talk\n', 'code: other\n', 'women.yaml:4 forms[0].code', /report\.yaml/],
  [
    'a question code of report.yaml',
    'code: level',
    'code: theme',
    'women.yaml:13 forms[0].questions[2].code',
    /report\.yaml/,
  ],
  ['a code that clauses use', 'code: level', 'code: unit', 'women.yaml:13 forms[0].questions[2].code', /另有用处/],
  ['another code than the file', 'code: women', 'code: woman', 'women.yaml:1 code', /“women”/],
  ['a theme that is none', 'theme: guidance', 'theme: guide', 'women.yaml:6 forms[0].theme', /guidance/],
  ['a form that is printed nowhere', '    theme: guidance\n', '', 'women.yaml:4 forms[0].theme', /归到哪个部分/],
  ['a sentence theme that is none', '  guidance:', '  guide:', 'women.yaml:21 sentences.guide', /guidance/],
  ['when of a later question', 'when: talks', 'when: joint_orgs', 'women.yaml:17 forms[0].questions[2].when', /前面/],
  ['when of no question', 'when: talks', 'when: talk', 'women.yaml:17 forms[0].questions[2].when', /前面/],
  [
    'keyed by no question',
    'adds_to: sessions',
    'keyed_by: level',
    'women.yaml:12 forms[0].questions[1].indicator.keyed_by',
    /前面/,
  ],
  [
    'split by itself',
    'adds_to: sessions',
    'split_by: talks',
    'women.yaml:12 forms[0].questions[1].indicator.split_by',
    /另一道/,
  ],
  [
    'an average over nothing',
    'adds_to: sessions',
    'over_time: average',
    'women.yaml:12 forms[0].questions[1].indicator.keyed_by',
    /分期/,
  ],
  [
    'distinct bare numbers',
    'adds_to: sessions',
    'over_time: distinct',
    'women.yaml:12 forms[0].questions[1].indicator.over_time',
    /list/,
  ],
  [
    'a stock that is summed',
    'kind: count',
    'kind: count\n        stock: true',
    'women.yaml:13 forms[0].questions[1].indicator.over_time',
    /latest/,
  ],
  [
    'a rate that is summed',
    'unit: 场, adds_to: sessions',
    'unit: "%"',
    'women.yaml:12 forms[0].questions[1].indicator.over_time',
    /不能相加.*base/,
  ],
  [
    'a rate that is added to a total',
    'unit: 场, adds_to: sessions',
    'unit: "%", over_time: latest, over_units: latest, adds_to: sessions',
    'women.yaml:12 forms[0].questions[1].indicator.adds_to',
    /比率/,
  ],
  [
    'a base that is no question of the form',
    'unit: 场, adds_to: sessions',
    'unit: "%", over_time: average, base: nobody',
    'women.yaml:12 forms[0].questions[1].indicator.base',
    /nobody/,
  ],
  [
    'a total that is none',
    'adds_to: sessions',
    'adds_to: session',
    'women.yaml:12 forms[0].questions[1].indicator.adds_to',
    /sessions/,
  ],
  [
    'a number without an indicator',
    '        indicator: { label: 宣讲, unit: 场, adds_to: sessions }\n',
    '',
    'women.yaml:9 forms[0].questions[1].indicator',
    /label/,
  ],
  [
    'an indicator of a choice',
    'when: talks',
    'when: talks\n        indicator: { label: 级, unit: 个 }',
    'women.yaml:18 forms[0].questions[2].indicator',
    /请去掉/,
  ],
  [
    'an indicator code in use',
    'adds_to: sessions',
    'code: level',
    'women.yaml:12 forms[0].questions[1].indicator.code',
    /已经用过/,
  ],
  [
    'a choice without choices',
    '        choices: [省级, 县级]\n',
    '',
    'women.yaml:13 forms[0].questions[2].choices',
    /choices/,
  ],
  [
    'choices of a count',
    'kind: count',
    'kind: count\n        choices: [一]',
    'women.yaml:11 forms[0].questions[1].choices',
    /去掉/,
  ],
  ['a choice twice', '[省级, 县级]', '[省级, 省级]', 'women.yaml:16 forms[0].questions[2].choices[1]', /两遍/],
  ['an item with a code of another form', '宣讲[{talks}场]', '[{theme}]', 'women.yaml:19 forms[0].item', /“theme”/],
  ['an item that cannot be read', '[{talks}场]', '[{talks}场', 'women.yaml:19 forms[0].item', /第\d+个字/],
  [
    'an item with a day that nobody asks',
    '      - { use: activity_date, ask: 宣讲是哪天？ }\n',
    '',
    'women.yaml:18 forms[0].item',
    /日期/,
  ],
  [
    'a sentence with an unknown code',
    '{talks:余}',
    '{talk:余}',
    'women.yaml:22 sentences.guidance[0]',
    /“talk”是一张表/,
  ],
  [
    'a sentence’s code twice',
    "    - '{organization}宣讲{talks:余}场。'",
    "    - { code: talk, words: '讲{talks}场。' }\n    - { code: talk, words: '讲{talks}场。' }",
    'women.yaml:23 sentences.guidance[1].code',
    /另写一个/,
  ],
  [
    'a sentence that is neither words nor words with a code',
    "    - '{organization}宣讲{talks:余}场。'",
    '    - { words: 讲 }',
    'women.yaml:22 sentences.guidance[0]',
    /\{ code: 代码, words: 一句话 \}/,
  ],
  ['a rounded word', '{talks:余}场', '{level:余}', 'women.yaml:22 sentences.guidance[0]', /不是数字/],
  ['a list of a number', '{talks:余}', '{talks|list:3}', 'women.yaml:22 sentences.guidance[0]', /是数字/],
]

const IN_REPORT: readonly Fault[] = [
  [
    'a shared question that a form asks without the one before',
    'ask: 和谁？',
    'ask: 和谁？\n    when: theme',
    'women.yaml:18 forms[0].questions[3]',
    /前面没有“theme”/,
  ],
  ['none among the choices', '[甲, 乙]', '[甲, 没有]', 'report.yaml:10 questions[1].none', /不要再写/],
  ['an organization without a file', '[women]', '[women, youth]', 'report.yaml:1 organizations[1]', /youth\.yaml/],
  [
    'a theme twice',
    '思想引领, heading: 坚持甲，持续乙 }',
    '思想引领, heading: 甲 }\n  - { code: guidance, name: 乙, heading: 丙 }',
    'report.yaml:4 themes[1].code',
    /两遍/,
  ],
  [
    'a choice of theme that is none',
    'choices: [思想引领]',
    'choices: [思想]',
    'report.yaml:15 forms[0].questions[0].choices[0]',
    /思想引领/,
  ],
  [
    'words that lead back to themselves',
    'organizations: [women]',
    "organizations: [women]\nwords: { brand: '{line}好', line: '“{brand}”' }",
    'report.yaml:2 words.brand',
    /又用到了自己/,
  ],
  ['a total that prints another', '共{sessions}场', '共{talks}场', 'report.yaml:21 week.totals[0].words', /sessions/],
]

describe('what no single field shows', () => {
  const many = (count: number, more: string) =>
    Array.from({ length: count }, (_, i) => `      - { code: m${i}, kind: text, ask: 怎么做的？${more} }\n`).join('')
  it.each([
    ['six questions more than its four are too many', many(6, ''), ['forms[0].questions']],
    ['optional ones are not asked in a row', many(6, ', optional: true'), []],
    [
      'nor is what hangs on one',
      many(1, ', optional: true') + many(6, ', when: m0').replaceAll(/m(\d), kind/g, 'n$1, kind'),
      [],
    ],
  ])('%s', (_, more, fields) => {
    const found = problemsAfter('women', '      - joint_orgs\n', `      - joint_orgs\n${more}`)
    expect(found.map((p) => p.at.split(' ')[1])).toEqual(fields)
  })

  it.each(IN_WOMEN)('%s', (_, from, to, at, problem) => {
    const found = problemsAfter('women', from, to).filter((p) => p.at === at)
    expect(found.map((p) => p.problem)).toEqual([expect.stringMatching(problem)])
  })

  it.each(IN_REPORT)('in report.yaml: %s', (_, from, to, at, problem) => {
    const found = problemsAfter('report', from, to).filter((p) => p.at === at)
    expect(found.map((p) => p.problem)).toEqual([expect.stringMatching(problem)])
  })

  it.each<[clause: string, problem: RegExp | undefined]>([
    ['{organization}宣讲{talks}场[，{talks|同比}]。', undefined],
    ['{organization}宣讲{talks}场[，占{talks|of:talks}%]。', /和自己比没有意义/u],
    ['{organization}宣讲{talks}场[，占{talks|of:talkz}%]。', /没有代码为“talkz”的题，是不是“talks”/u],
    [
      '{organization}宣讲{talks}场[，占{talks|of:activity_date}%]。',
      /“activity_date”不是数字，不能写“\|of:activity_date”/u,
    ],
    ['{organization}宣讲{talks}场[，{activity_date|同比}]。', /“activity_date”不是数字，不能写“\|同比”/u],
    ['{organization}宣讲{talks}场[，{year|同比}]。', /“year”不是题/u],
  ])('of a number beside another: %s', (clause, problem) => {
    const found = problemsAfter('women', "'{organization}宣讲{talks:余}场。'", `'${clause}'`).map((p) => p.problem)
    if (problem) expect(found.join('\n')).toMatch(problem)
    else expect(found).toEqual([])
  })

  it('a report by itself and a week are beside nothing', () => {
    const found = problemsAfter('women', '宣讲[{talks}场]。', '宣讲[{talks}场][，{talks|同比}]。')
    expect(found.map((p) => p.problem)).toEqual([expect.stringContaining('只能写在一年、半年、季度、月的句子里')])
  })

  /** Kinds that a clause over several reports has no words of. */
  const WORDLESS = kindsWhere((kind) => kind.words === 'nothing' && kind.counts !== 'number')
  const asking = (kind: KindName, clauses: string, more = '') =>
    problemsAfter(
      'women',
      "      - joint_orgs\n    item: '{on}，{unit}宣讲[{talks}场]。'\nsentences:\n  guidance:\n",
      `      - { code: x, kind: ${kind}, ask: 怎么样？${more} }\n${clauses}`,
    ).map(({ at, problem }) => `${at.split(' ')[1]}：${problem}`)
  const item = (text: string, period = '{organization}宣讲。', sentence = '{organization}宣讲。') =>
    `    item: '${text}'\n    period: '${period}'\nsentences:\n  guidance:\n    - '${sentence}'\n`

  it.each(WORDLESS)('a %s without an indicator in a clause over several reports', (kind) => {
    const mend = kindOf({ kind }).counts === 'nothing' ? '，请去掉' : '请给这道题写上indicator，或去掉'
    const used = asking(kind, item('{unit}宣讲。', '{organization}宣讲[，{x}]。', '{organization}宣讲[{x}？，很好]。'))
    expect(used).toEqual([
      expect.stringMatching(new RegExp(`^forms\\[0\\]\\.period：“x”是${kind}题，几份合起来.*${mend}$`)),
      expect.stringMatching(/^sentences\.guidance\[0\]：“x”.*印不出来/),
    ])
    expect(asking(kind, item('{unit}宣讲。'))).toEqual([])
  })

  it.each(kindsWhere((kind) => kind.words === 'nothing' && kind.counts !== 'nothing'))(
    'of a %s with one the number',
    (kind) => {
      const clauses = item('{unit}宣讲。', '{organization}宣讲[{x}个]。', '{organization}宣讲[{x}个]。')
      expect(asking(kind, clauses, ', indicator: { label: 全覆盖, unit: 个 }')).toEqual([])
    },
  )

  it.each(KIND_NAMES)('a %s in an item, unless it is pictures', (kind) => {
    const { picks, counts, takesPictures } = kindOf({ kind })
    const choices = picks === 'nothing' ? '' : ', choices: [甲, 乙]'
    const indicator = counts === 'number' ? ', indicator: { label: 次数, unit: 次 }' : ''
    const found = asking(kind, item('{unit}宣讲[，{x}]。'), choices + indicator)
    expect(found).toEqual(takesPictures ? [expect.stringMatching(/^forms\[0\]\.item：“x”是照片/)] : [])
  })
})
