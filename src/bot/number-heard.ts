import type { Form } from '../catalogue/schema.ts'
import { amountsIn } from '../chinese/amounts.ts'
import { nearness } from '../sentence/cues.ts'
import type { Heard } from '../sentence/heard.ts'
import { heardBy, toldIn } from '../sentence/read-form.ts'
import type { Door } from './feature.ts'

/** What a number alone says to a form by its title: what counts the same, and nothing of the title itself. */
export function numberHeard(
  { desk, today }: Pick<Door, 'desk' | 'today'>,
  form: Form,
  words: string,
): readonly Heard[] {
  const { catalogue } = desk
  return heardBy(form, `${form.title}${words}`, undefined, { catalogue, today }).filter(({ code, words: own }) => {
    const question = form.questions.find((asked) => asked.code === code)
    const [amount] = words.includes(own) ? amountsIn(own) : []
    return question && amount && (amount.measure === '' || nearness(amount, question) >= 1)
  })
}

/** Whether words have a number besides their days. */
export function tellsNumber({ today }: Pick<Door, 'today'>, words: string): boolean {
  return amountsIn(toldIn(words, today).bare).length > 0
}
