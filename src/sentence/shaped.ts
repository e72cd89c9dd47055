import type { Form } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import type { Heard } from './heard.ts'
import { clauseAt } from './plain.ts'

/**
 * What answers a question by its shape alone (`Kind.shape`). Of several such answers, and of several questions for the
 * same shape, only that counts which stands in a clause with the question's own name.
 */
export function shapedIn(text: string, form: Form): Heard[] {
  const asking = form.questions.flatMap((question) => {
    const shape = kindOf(question).shape(question)
    return shape ? [{ question, shape }] : []
  })
  return asking.flatMap(({ question, shape }): Heard[] => {
    const found = [...text.matchAll(new RegExp(shape.source, 'gu'))]
    const isAlone = asking.filter((other) => other.shape.source === shape.source).length === 1
    const names = [question.label ?? '', ...(question.also ?? [])].filter((name) => name !== '')
    const called = found.filter(({ index }) => {
      const { from, to } = clauseAt(text, index)
      return names.some((name) => text.slice(from, to).includes(name))
    })
    const own = isAlone && new Set(found.map(([words]) => words)).size === 1 ? found : called
    const [one, another] = own
    return one && (!another || another[0] === one[0]) ? [{ code: question.code, words: one[0], at: one.index }] : []
  })
}
