import type { Answer } from '../catalogue/answers.ts'
import { ownWordsIn } from '../catalogue/own-words.ts'
import { personIn, withoutPersons } from '../chinese/person-name.ts'
import type { Step } from './draft.ts'
import { type Filling, knownFor, questionOf } from './filling.ts'

/** The step at which a cadre is asked about a person's name in an answer; of words that were kept before nobody is asked. */
export function personAsked(filling: Filling, code: string, given: Answer): Step | undefined {
  const question = questionOf(filling, code)
  const kept = [...knownFor(filling, question).names, ...ownWordsIn(question, filling.draft.answers[code]?.value)]
  const name = ownWordsIn(question, given.value)
    .filter((text) => !kept.includes(text))
    .map(personIn)
    .find((found) => found !== undefined)
  return name === undefined ? undefined : { at: 'person', code, answer: given, name }
}

/** The words of the answer without the names of persons, a line each; empty where nothing stays. */
export function namelessWords({ value }: Answer): string {
  const texts = Array.isArray(value) ? value : [String(value)]
  return texts
    .map((text: string) => withoutPersons(text))
    .filter((text) => text !== '')
    .join('\n')
}
