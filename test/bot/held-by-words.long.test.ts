import { readdirSync, readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FEATURES } from '../../src/bot/features/index.ts'
import { asksHow } from '../../src/bot/help-on.ts'
import { meantBy, pagesNear } from '../../src/bot/meant.ts'
import { pageSought, soughtOfAll } from '../../src/bot/page-sought.ts'
import { reportMeant } from '../../src/bot/report-meant.ts'
import { asksForReport, yearAsked } from '../../src/bot/year-asked.ts'
import { askedAbout } from '../../src/chinese/asked-about.ts'
import { cleanText } from '../../src/chinese/clean-text.ts'
import { letsGoOfDraft } from '../../src/chinese/lets-go.ts'
import { maskPersonalNumbers } from '../../src/chinese/masking.ts'
import { nameCore } from '../../src/chinese/name-core.ts'
import { smallTalk } from '../../src/chinese/small-talk.ts'
import { soughtIn } from '../../src/chinese/sought.ts'
import { kindOf } from '../../src/kinds/index.ts'
import { mayCorrect } from '../../src/sentence/not-done.ts'
import { understand } from '../../src/sentence/understand.ts'
import { Talk } from '../interview/talk.ts'
import { formsAsked, TODAY } from '../sentence/key.ts'
import { catalogue } from '../support/catalogue.ts'
import { questionsOfEachSort } from '../support/questions-of-each-sort.ts'

const CADRE = { reportsFor: [{ id: 'jia-zhen/women' }], edits: [{}], views: [] } as never

/** All that looks at words which anybody may type. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  cleanText,
  maskPersonalNumbers,
  smallTalk,
  letsGoOfDraft,
  askedAbout,
  soughtIn,
  mayCorrect,
  asksHow,
  reportMeant,
  asksForReport,
  'a name': (text) => nameCore(text),
  'the title of a work': (text) => nameCore(text, true),
  'a year asked for': (text) => yearAsked(text, TODAY),
  'a page by its name': (text) => [meantBy(FEATURES, text, CADRE), pagesNear(FEATURES, text, CADRE)],
  'a page that is sought': (text) => [pageSought(FEATURES, text, CADRE), soughtOfAll(FEATURES, text)],
  'a message amid a form': (text) => new Talk().says(text),
  'a message at a number': (text) => new Talk().saysAll('读书会', '昨天', text),
  'a message at the echo': (text) =>
    new Talk().saysAll('读书会', '昨天', '60', '省级', '没有联合', '是', '其余都跳过', text),
  ...Object.fromEntries(
    ['women', 'flac'].map((of) => [
      `a report of ${of}`,
      (text: string) => understand(text, { catalogue, forms: formsAsked(of), today: TODAY }),
    ]),
  ),
  ...Object.fromEntries(
    questionsOfEachSort().map(([sort, question]) => [
      `an answer: ${sort}`,
      (text: string) => kindOf(question).read(question, text, { today: TODAY, names: [] }),
    ]),
  ),
}

/** Words and marks that the bot's own patterns look for: a row of these is what one of them could read in many ways. */
const PIECES = [
  ...new Set(
    ['src/chinese', 'src/sentence', 'src/kinds', 'src/kinds/shared', 'src/bot', 'src/bot/features', 'src/interview']
      .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => readFileSync(name, 'utf8').match(/(?<=[|(?\]])\p{Script=Han}{1,4}(?=[|)?[])/gu) ?? []),
  ),
  ...[
    '！',
    '!',
    '。',
    '，',
    '、',
    '；',
    '：',
    '“',
    '”',
    '《',
    '（',
    '）',
    '…',
    '～',
    ' ',
    '\n',
    '\t',
    '-',
    '+',
    '=',
    '/',
    '%',
    '.',
  ],
  ...[
    '1',
    '11',
    '1,',
    '1.1',
    '1 ',
    '0',
    '一',
    '十',
    '百',
    '万',
    '零',
    '两',
    '半',
    '余',
    '约',
    '近',
    '第',
    '年',
    '月',
    '日',
    '周一',
    'w',
    'A',
  ],
]

const LENGTH = 300
/** Whatever is read at all is read within this on any machine; a pattern that tries all ways takes longer than anybody waits. */
const FOR_EVER_MS = 20_000

const held = { reads: () => {} }
Object.assign(globalThis, { heldByWords: held })
const reads = new Script('heldByWords.reads()')

/** Whether a reader is still at it when nobody would wait any more. */
function holds(reader: (text: string) => unknown, text: string): boolean {
  held.reads = () => void reader(text)
  try {
    reads.runInThisContext({ timeout: FOR_EVER_MS })
    return false
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return true
    throw error
  }
}

const piece = fc.constantFrom(...PIECES)
/** A row of one to three pieces again and again, with something before and behind it. */
const words = fc
  .tuple(
    fc.oneof(piece, fc.constant('')),
    fc.array(piece, { minLength: 1, maxLength: 3 }),
    fc.oneof(piece, fc.constant('X')),
  )
  .map(([before, row, behind]) => `${before}${row.join('').repeat(LENGTH).slice(0, LENGTH)}${behind}`)

it.each(Object.entries(READERS))('no row of words holds the bot: %s', (_, reader) => {
  expect(PIECES.length).toBeGreaterThan(1000)
  fc.assert(
    fc.property(words, (text) => !holds(reader, text)),
    { numRuns: Number(process.env['TEST_ROWS'] ?? 300), endOnFailure: true },
  )
})

it.each([
  ['marks', `好${'！'.repeat(300)}啊`],
  ['figures', `来了${'1'.repeat(300)}个`],
  ['figures with commas', `0,1${'一1,11'.repeat(60)}角`],
  ['ways to ask', `的${'页的页的'.repeat(60)}按的`],
  ['all of them', `全${'村全全'.repeat(80)}X`],
  ['wishes', `帮${'我帮'.repeat(100)}那`],
  ['who did it', `我会${'残联我们县'.repeat(50)}X`],
  ['when', `下下下${'早上上'.repeat(80)}`],
  ['how', `刚${'刚'.repeat(300)}X`],
])('nor does a row of %s, which did', (_, text) => {
  for (const [name, reader] of Object.entries(READERS)) expect(holds(reader, text), name).toBe(false)
})

it.each([
  ['numbers', '1人'],
  ['sums of money', '1元'],
  ['days', '昨天1人，'],
])('nor does a whole message of %s: more of them than a work has are asked', (_, row) => {
  const text = row.repeat(4000 / row.length)
  expect(holds(READERS['a report of women'] ?? String, text)).toBe(false)
  const [work] = understand(text, { catalogue, forms: formsAsked('women'), today: TODAY })
  expect(work?.forms.flatMap(({ heard }) => heard.filter(({ words }) => words.includes('1'))) ?? []).toEqual([])
})

it('a row of marks says no more than a few of them', () => {
  const talk = new Talk()
  talk.says(`读书会${'！，。'.repeat(1000)}`)
  expect(talk.text).toContain('“读书会')
  expect(talk.text.length).toBeLessThan(200)
})
