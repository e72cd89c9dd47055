import type { Form, Question } from '../../src/catalogue/schema.ts'
import type { Actor, LocalBotApi, Message, Tap } from '../../src/sandbox/index.ts'
import { until } from '../support/county.ts'
import { PATIENCE_MS } from './qunbao.ts'

/** What a person does in one go: types words, opens a link, or taps the first button with these words. */
export type Deed = { readonly types: string } | { readonly opens: string } | { readonly taps: string }

/**
 * A person who does something once and then only waits, whatever happens to the bot meanwhile. `after` is told of each
 * deed before the bot can have answered.
 */
export class Person {
  readonly actor: Actor
  readonly #after: (deed: Deed) => void

  readonly #patienceMs: number

  constructor(
    api: LocalBotApi,
    id: number,
    name: string,
    after: (deed: Deed) => void = () => {},
    patienceMs = PATIENCE_MS,
  ) {
    this.actor = api.as({ id, first_name: name })
    this.#after = after
    this.#patienceMs = patienceMs
  }

  /** What the bot said or changed last: a question that was sent again may stand below the one that goes on. */
  get last(): Message | undefined {
    return this.actor.talk().log.findLast(({ message }) => message.from.is_bot)?.message
  }

  get text(): string {
    // An edit that is made again carries a mark that nobody sees (telegram/settle.ts).
    return (this.last?.text ?? '').replaceAll('\u2060', '')
  }

  get buttons(): string[] {
    return (this.last?.reply_markup?.inline_keyboard ?? []).flat().map((b) => b.text)
  }

  /** Resolves when the bot's last words are new and `as expected`. */
  async does(deed: Deed, expected: (text: string) => boolean = () => true): Promise<void> {
    const before = JSON.stringify(this.last)
    let tap: Tap | undefined
    if ('types' in deed) this.actor.send(deed.types)
    else if ('opens' in deed) this.actor.open(deed.opens)
    else tap = this.#tap(deed.taps)
    this.#after(deed)
    await until(
      () => (JSON.stringify(this.last) !== before && expected(this.text) ? true : undefined),
      () => `an answer to ${JSON.stringify(deed)}, ${told(tap)}; the last words are:\n${this.text}`,
      this.#patienceMs,
    )
  }

  #tap(words: string): Tap {
    const label = this.buttons.find((button) => button === words) ?? this.buttons.find((b) => b.includes(words))
    if (!this.last || label === undefined) {
      throw new Error(`no button “${words}” under:\n${this.text}\n[${this.buttons.join('] [')}]`)
    }
    return this.actor.tap(this.last, label)
  }

  /** Answers `form` from its first question to the receipt; `count` gives what is answered to each count. */
  async reports(form: Form, count: (question: Question) => number): Promise<void> {
    await this.fillsIn(form, count)
    await this.does({ taps: '确认提交' }, (text) => text.includes('已保存'))
  }

  /** Answers `form` up to what is shown before it is submitted. */
  async fillsIn(form: Form, count: (question: Question) => number): Promise<void> {
    await this.does({ types: '/report' }, () => this.buttons.includes(form.title))
    await this.does({ taps: form.title }, (text) => askedIn(form, text) !== undefined)
    for (;;) {
      const asked = askedIn(form, this.text)
      // Numbers at random are unlikely beside one another now and then: a part that is more than its whole.
      const agree = !asked && this.buttons.includes('对')
      if (!asked && !agree) break
      await this.does(
        asked ? answerTo(asked, count) : { taps: '对' },
        (text) => asked === undefined || askedIn(form, text) !== asked,
      )
    }
  }
}

function told(tap: Tap | undefined): string {
  return tap?.answer ? `a toast: ${tap.answer.text ?? 'without words'}` : 'no toast'
}

function askedIn(form: Form, text: string): Question | undefined {
  return form.questions.find((question) => text.includes(question.ask))
}

function answerTo(question: Question, count: (question: Question) => number): Deed {
  switch (question.kind) {
    case 'date':
      return { taps: '今天' }
    case 'count':
      return { types: String(count(question)) }
    case 'choice':
      return { taps: question.choices?.[0] ?? '' }
    case 'choices':
      return { taps: question.none ?? '' }
    case 'list':
      return { types: '青禾甲队\n青禾乙队' }
    case 'name':
      return { types: '迎新春活动' }
    default:
      return { types: '大家都说好' }
  }
}
