import type { Question } from '../catalogue/schema.ts'
import { tidy } from '../chinese/typed.ts'
import { labelNamed } from '../kinds/shared/labels.ts'
import { labelOf } from './echo.ts'
import { askedIn, type Filling } from './filling.ts'

/** What is said before a fact is named: 还要补充…, 再加…. */
const BEFORE =
  /^(?:我?(?:还要|还有|还想|再|要|想|把)?(?:补充|补|加上|加|改一下|改|填一下|填|写|有)?(?:一下|一个)?[:：，,]?)/u
/** What stands between a fact and what it is: 慰问救助金是5000元. */
const BETWEEN = /^(?:应该是|应该为|应当是|应为|应是|改成|改为|改|有|是|为|共|一共)?[:：，,\s]*/u

/** A fact of the form as words name it, and what they say that it is; empty where they only name it. */
export type NamedFact = { readonly question: Question; readonly answer: string }

/** The fact that the words name, to be added or changed: 慰问救助金, 补充照片, 受益群众320人次. */
export function factNamed(filling: Filling, text: string): NamedFact | undefined {
  const asked = askedIn(filling)
  const labels = asked.map(labelOf)
  const words = tidy(text)
  const told = [words, words.replace(BEFORE, '')]
  const named = told.map((said) => labelNamed(labels, said)).find((label) => label !== undefined)
  const longest = labels
    .filter((label) => told.some((said) => said.startsWith(label)))
    .sort((a, b) => b.length - a.length)
  const label = named ?? longest[0]
  const question = asked.find((q) => labelOf(q) === label)
  if (!question || label === undefined) return undefined
  if (named !== undefined) return { question, answer: '' }
  const said = told.find((t) => t.startsWith(label)) ?? ''
  return { question, answer: said.slice(label.length).replace(BETWEEN, '') }
}
