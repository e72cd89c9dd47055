import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Clause, clauseCodes } from '../../src/catalogue/clause.ts'
import { ClauseError, parseClause } from '../../src/catalogue/parse-clause.ts'

const words = (text: string) => ({ kind: 'words', text }) as const
type How = { rounded?: boolean; list?: number; and?: true; alone?: true; count?: true; growth?: true; whole?: string }
const value = (code: string, how: How = {}) => ({ kind: 'value', code, ...how }) as const
const optional = (...parts: Clause) => ({ kind: 'optional', parts }) as const

describe('a clause', () => {
  it.each<[string, Clause]>([
    ['全文都是文字。', [words('全文都是文字。')]],
    ['{talks}', [value('talks')]],
    ['开展{talks}场次', [words('开展'), value('talks'), words('场次')]],
    ['{talks:余}场次', [value('talks', { rounded: true }), words('场次')]],
    ['{names|list:4}等', [value('names', { list: 4 }), words('等')]],
    ['{names|list:2和}', [value('names', { list: 2, and: true })]],
    ['{a}{b2_c}', [value('a'), value('b2_c')]],
    ['{a}[，{b}人]。', [value('a'), optional(words('，'), value('b'), words('人')), words('。')]],
    ['[，其中[男{a}人]]', [optional(words('，其中'), optional(words('男'), value('a'), words('人')))]],
    ['[{a}][{b}]', [optional(value('a')), optional(value('b'))]],
    ['{names|first}', [value('names', { list: 1, alone: true })]],
    ['等{names|count}个', [words('等'), value('names', { count: true }), words('个')]],
    ['[，{n|同比}]', [optional(words('，'), value('n', { growth: true }))]],
    ['完成{done|of:task_of_year}%', [words('完成'), value('done', { whole: 'task_of_year' }), words('%')]],
    ['[{a}人|若干人]', [{ ...optional(value('a'), words('人')), or: optional(words('若干人')) }]],
    ['[{a}|{b}|]', [{ ...optional(value('a')), or: { ...optional(value('b')), or: optional() } }]],
    ['[{a}？，都好]', [{ ...optional(words('，都好')), when: { slot: value('a'), is: '>', than: 0 } }]],
    ['[{a}，好？]', [optional(value('a'), words('，好？'))]],
    [
      '[{a≥2}？等{a}个]',
      [{ ...optional(words('等'), value('a'), words('个')), when: { slot: value('a'), is: '≥', than: 2 } }],
    ],
    ['“百首山歌”（{a}）', [words('“百首山歌”（'), value('a'), words('）')]],
  ])('%s', (text, clause) => {
    expect(parseClause(text)).toEqual(clause)
  })

  it.each([
    ['{talks：余}', '{talks:余}'],
    ['{ talks ： 余 }', '{talks:余}'],
    ['{names｜list：4}', '{names|list:4}'],
    ['{names | list : ４}', '{names|list:4}'],
    ['{　names　}', '{names}'],
    ['｛talks｝场', '{talks}场'],
    ['［受众{a}人］', '[受众{a}人]'],
    ['{ａ}', '{a}'],
    ['［{ a ＞ 1 }？甲｜乙］', '[{a>1}?甲|乙]'],
    ['［{ a ｜ count ＞ 1 }？甲］', '[{a|count>1}?甲]'],
    ['[{a<=3}？甲]', '[{a≤3}？甲]'],
    ['{a｜first}', '{a|first}'],
    ['{ a ｜ 同比 }', '{a|同比}'],
    ['{ａ｜of：ｂ}', '{a|of:b}'],
  ])('typed with a Chinese input method: %s', (typed, plain) => {
    expect(parseClause(typed)).toEqual(parseClause(plain))
  })

  it('keeps full-width signs in the words', () => {
    expect(parseClause('ＶＲ：｜１２３')).toEqual([words('ＶＲ：｜１２３')])
  })

  it.each<[string, number, string]>([
    ['', 0, '请写上'],
    ['  ', 0, '请写上'],
    ['开展{talks场次', 2, '补上“}”'],
    ['开展{a{b}', 2, '补上“}”'],
    ['开展{a[{b}]', 2, '补上“}”'],
    ['开展talks}场次', 7, '补上“{”'],
    ['甲[乙{a}', 1, '补上“]”'],
    ['甲[乙[{a}]', 1, '补上“]”'],
    ['[{a}[丙{b}]', 0, '补上“]”'],
    ['甲{a}]乙', 4, '补上“[”'],
    ['甲{}乙', 1, '{题目代码}'],
    ['甲{  }乙', 1, '{题目代码}'],
    ['甲{:余}', 1, '{题目代码}'],
    ['甲[]乙', 1, '[{题目代码}人]'],
    ['甲[乙]', 1, '[{题目代码}人]'],
    ['甲{宣讲}场', 2, '小写字母'],
    ['甲{ Talks }', 3, '小写字母'],
    ['{2a}', 1, '小写字母'],
    ['{a b}', 1, '小写字母'],
    ['{a:约}', 2, '{a:余}'],
    ['{a:}', 2, '{a:余}'],
    ['{a|余}', 2, '{a|list:4}'],
    ['{a|list}', 2, '{a|list:4}'],
    ['{a|list:0}', 2, '{a|list:4}'],
    ['{a|list:2与}', 2, '{a|list:4}'],
    ['{a:余和}', 2, '{a:余}'],
    ['{a|list:四}', 2, '{a|list:4}'],
    ['{a|list:-1}', 2, '{a|list:4}'],
    ['{a:余|list:4}', 2, '{a:余}'],
    ['{ ab ｜ list }', 5, '{ab|list:4}'],
    ['甲{a>1}', 1, '“[”后面'],
    ['甲[{a>1}个]', 2, '要写“？”'],
    ['甲[{a>}？个]', 4, '要写数字'],
    ['甲[{a>两}？个]', 4, '要写数字'],
    ['甲[|{a}]', 1, '[{题目代码}人]'],
    ['甲[{a}|乙', 1, '补上“]”'],
    ['{a|last}', 2, '{a|first}'],
    ['𠮷{a', 1, '补上“}”'],
  ])('%j is refused at character %i', (text, position, remedy) => {
    const error = caught(text)
    expect(error).toBeInstanceOf(ClauseError)
    expect(error).toMatchObject({ position })
    expect(String(error)).toContain(remedy)
    expect(String(error)).toContain(`第${position + 1}个字`)
  })

  it('reads or refuses any text, and never fails otherwise', () => {
    const signs = fc.constantFrom('{', '}', '[', ']', ':', '|', '：', '余', 'list', '4', 'a', '场', '，', ' ')
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 24 }), (text) => {
        const error = caught(text)
        expect(error === undefined || error instanceof ClauseError).toBe(true)
        if (error instanceof ClauseError) expect(error.position).toBeLessThan(Math.max(1, Array.from(text).length))
      }),
    )
  })

  it('reads back what was written of it', () => {
    const slot = fc.oneof(
      fc.record({ kind: fc.constant('value' as const), code: code() }),
      fc.record({ kind: fc.constant('value' as const), code: code(), rounded: fc.constant(true) }),
      fc.record({ kind: fc.constant('value' as const), code: code(), list: fc.integer({ min: 1, max: 99 }) }),
    )
    const inner = fc.array(slot, { minLength: 1, maxLength: 3 }).map((parts) => [words('，'), ...parts, words('人')])
    const option = fc.record({ kind: fc.constant('optional' as const), parts: inner })
    const clause = fc.array(fc.oneof(slot, option), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(clause, (parts) => {
        expect(parseClause(written(parts))).toEqual(parts)
      }),
    )
  })
})

describe('the codes of a clause', () => {
  it('are those inside brackets too, each once, in order', () => {
    expect(clauseCodes(parseClause('{on}，{unit}[开展{a}[，{b}人]][（{a|list:2}）]{c:余}。'))).toEqual([
      'on',
      'unit',
      'a',
      'b',
      'c',
    ])
  })

  it('are none where there are only words', () => {
    expect(clauseCodes(parseClause('下周工作。'))).toEqual([])
  })
})

function code() {
  return fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/)
}

function written(clause: Clause): string {
  return clause
    .map((part) => {
      if (part.kind === 'words') return part.text
      if (part.kind === 'optional') return `[${written(part.parts)}]`
      return `{${part.code}${part.rounded ? ':余' : part.list ? `|list:${part.list}` : ''}}`
    })
    .join('')
}

function caught(text: string): unknown {
  try {
    parseClause(text)
    return undefined
  } catch (error) {
    return error
  }
}
