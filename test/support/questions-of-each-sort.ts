import type { Question } from '../../src/catalogue/schema.ts'
import { catalogue } from './catalogue.ts'

/** One question of each sort that is read by itself, by what sort it is. */
export function questionsOfEachSort(): readonly (readonly [sort: string, question: Question])[] {
  const found = new Map<string, Question>()
  for (const { forms } of catalogue.organizations) {
    for (const question of forms.flatMap((form) => form.questions)) {
      const { kind, indicator, amounts } = question
      found.set(`${kind}${indicator ? ', counted' : ''}${amounts ? ', with amounts' : ''}`, question)
    }
  }
  return [...found]
}
