import { type Form, formSchema } from '../../src/catalogue/schema.ts'
import type { Draft } from '../../src/interview/draft.ts'
import { newDraft } from '../../src/interview/draft.ts'
import { firstQuestion, turn } from '../../src/interview/interview.ts'
import { parseDraft } from '../../src/interview/stored-draft.ts'
import type { Circumstances, Input, Turn } from '../../src/interview/turn.ts'
import type { Value } from '../../src/kinds/kind.ts'

/** A form with every kind of answer. */
export const EVERYTHING: Form = formSchema.parse({
  code: 'everything',
  title: '样样都有',
  questions: [
    { code: 'title', kind: 'name', ask: '叫什么名字？', label: '名称' },
    { code: 'on', kind: 'date', ask: '是哪天？', label: '日期' },
    { code: 'people', kind: 'count', ask: '有多少人？', indicator: { label: '人数', unit: '人' } },
    {
      code: 'level',
      kind: 'choice',
      ask: '是哪一级？',
      label: '级别',
      when: 'people',
      choices: ['省级', '州（市）级'],
    },
    {
      code: 'partners',
      kind: 'choices',
      ask: '和谁？',
      label: '联合',
      choices: ['妇联', '科协', '团委'],
      none: '没有联合',
    },
    {
      code: 'lead',
      kind: 'choice',
      ask: '谁牵头？',
      label: '牵头',
      when: 'partners',
      among: 'partners',
      choices: ['本单位牵头', '妇联', '科协', '团委'],
    },
    { code: 'covered', kind: 'yesno', ask: '都覆盖了吗？', label: '全覆盖', asked_of: 'town' },
    { code: 'pictures', kind: 'photo', ask: '有图片吗？', label: '图片', optional: true, max_items: 2 },
    { code: 'words', kind: 'text', ask: '怎么做的？', label: '做法', optional: true },
  ],
})

/** One with numbers: a stock, money, a list that counts. */
export const NUMBERS: Form = formSchema.parse({
  code: 'numbers',
  title: '数字',
  questions: [
    { code: 'sites', kind: 'list', ask: '哪些点？', label: '点', indicator: { label: '点数', unit: '个' } },
    { code: 'teams', kind: 'count', ask: '现有几支队？', stock: true, indicator: stock('支') },
    { code: 'money', kind: 'decimal', ask: '折合多少万元？', indicator: { label: '款物', unit: '万元' } },
  ],
})

function stock(unit: string) {
  return { label: '现有队伍', unit, over_time: 'latest' }
}

export const ABOUT: Circumstances = {
  today: '2022-11-09',
  level: 'town',
  unitName: '甲镇妇联',
  names: { title: ['迎新春', '读书会'] },
  yearToDate: {},
  stock: {},
}

/** A cadre and the interview. The draft is stored between turns, as text. */
export class Talk {
  draft: Draft
  turn: Turn
  form: Form
  about: Circumstances
  #messages = 0

  constructor(form: Form = EVERYTHING, about: Partial<Circumstances> = {}, draft?: Draft) {
    this.form = form
    this.about = { ...ABOUT, ...about }
    this.draft = draft ?? newDraft('women', form.code, firstQuestion(form, this.about.level))
    this.turn = this.hears({ kind: 'resume' })
  }

  hears(input: Input): Turn {
    this.turn = turn(this.form, parseDraft(JSON.parse(JSON.stringify(this.draft))), input, this.about)
    this.draft = this.turn.draft
    return this.turn
  }

  get text(): string {
    return this.turn.prompt?.text ?? ''
  }

  get buttons(): string[] {
    return (this.turn.prompt?.buttons ?? []).flat().map((b) => b.label)
  }

  /** What is on the screen now, whatever the last turn said. */
  get step(): Draft['step'] {
    return this.draft.step
  }

  /** The number of the message that was typed. */
  says(text: string): number {
    this.#messages += 1
    this.hears({ kind: 'text', text, message: this.#messages })
    return this.#messages
  }

  saysAll(...texts: string[]): void {
    for (const text of texts) {
      if (this.buttons.includes(text)) this.taps(text)
      else this.says(text)
    }
  }

  edits(message: number, text: string): Turn {
    return this.hears({ kind: 'edited', text, message })
  }

  /** The button as it is on the screen. */
  button(label: string): { turn: number; action: string } {
    const found = this.turn.prompt?.buttons.flat().find((b) => b.label === label)
    if (!found) throw new Error(`no button “${label}” in:\n${this.text}\n[${this.buttons.join('] [')}]`)
    return { turn: this.draft.turn, action: found.action }
  }

  taps(label: string): Turn {
    return this.presses(this.button(label))
  }

  presses(button: { turn: number; action: string }): Turn {
    return this.hears({ kind: 'tap', ...button })
  }

  sendsPicture(file: string): Turn {
    this.#messages += 1
    return this.hears({ kind: 'photo', file, message: this.#messages })
  }

  value(code: string): Value | null | undefined {
    const answer = this.draft.answers[code]
    return answer === null ? null : answer?.value
  }

  /** All questions of EVERYTHING answered; the echo is shown. */
  static atEcho(more: Partial<Circumstances> = {}): Talk {
    const talk = new Talk(EVERYTHING, more)
    talk.saysAll('迎新春', '昨天', '一百五十多', '省级', '没有联合', '是', '做法', '上门走访')
    return talk
  }
}

export const FILE = 'AgACAgUAAxkBAAIBZ2NrV0_b9mQ-3fJ8'
