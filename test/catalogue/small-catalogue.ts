import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { CatalogueError, readCatalogue } from '../../src/catalogue/read.ts'

/** The least of a catalogue that has one of everything. */
export const REPORT = `organizations: [women]
themes:
  - { code: guidance, name: 思想引领, heading: 坚持甲，持续乙 }
questions:
  - { code: activity_date, kind: date, ask: 哪天？ }
  - code: joint_orgs
    kind: choices
    ask: 和谁？
    choices: [甲, 乙]
    none: 没有
forms:
  - code: other
    title: 其他
    questions:
      - { code: theme, kind: choice, ask: 哪部分？, choices: [思想引领] }
      - activity_date
    item: '{on}，{unit}开展活动。'
week:
  title: 动态
  totals:
    - { code: sessions, words: '共{sessions}场' }
year:
  titles: { county: '{period}汇报', area: '{period}{scope}汇报', organization: '{period}{scope}汇报' }
  work: { heading: 情况 }
  problems: { heading: 问题 }
  plans: { heading: 打算 }
`

export const WOMEN = `code: women
name: 妇联
forms:
  - code: talk
    title: 宣讲
    theme: guidance
    questions:
      - { use: activity_date, ask: 宣讲是哪天？ }
      - code: talks
        kind: count
        ask: 多少场？
        indicator: { label: 宣讲, unit: 场, adds_to: sessions }
      - code: level
        kind: choice
        ask: 哪级？
        choices: [省级, 县级]
        when: talks
      - joint_orgs
    item: '{on}，{unit}宣讲[{talks}场]。'
sentences:
  guidance:
    - '{organization}宣讲{talks:余}场。'
`

export const TOO_LONG = '请问您单位在本周之内一共开展了多少场面向广大妇女群众的巾帼志愿宣讲呢？'

type Files = Readonly<Record<string, string>>

/** Does something with a folder of these files, which is gone afterwards. */
export function withFolder<T>(files: Files, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What is wrong with these files: `file:line field` and the sentence. */
export function problemsOf(files: Files): readonly { readonly at: string; readonly problem: string }[] {
  return withFolder(files, (folder) => {
    try {
      readCatalogue(folder)
      return []
    } catch (error) {
      if (!(error instanceof CatalogueError)) throw error
      return error.problems.map(({ file, line, field, problem }) => ({
        at: `${basename(file)}:${line} ${field}`.trim(),
        problem,
      }))
    }
  })
}

/** One fault: what it is, what is replaced by what, where it is found, what is said of it. */
export type Fault = readonly [what: string, from: string, to: string, at: string, problem: RegExp]

/** The problems after one replacement in one of the two files. Throws where there is not exactly one place for it. */
export function problemsAfter(file: 'report' | 'women', from: string, to: string) {
  const texts = { report: REPORT, women: WOMEN }
  if (texts[file].split(from).length !== 2) throw new Error(`“${from}” is not once in ${file}.yaml`)
  texts[file] = texts[file].replace(from, () => to)
  return problemsOf({ 'report.yaml': texts.report, 'women.yaml': texts.women })
}
