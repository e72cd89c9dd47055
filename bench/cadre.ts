import type { Actor, LocalBotApi, Message } from '../src/sandbox/index.ts'
import { EDITOR } from './bot-process.ts'

const PATIENCE_MS = 120_000

/** What a cadre does in one interaction: types words, or taps the button of this label. */
export type Deed = { readonly types: string } | { readonly taps: string }

/** A person in a chat with the bot, with a stopwatch. */
export class Cadre {
  readonly #actor: Actor
  readonly #api: LocalBotApi

  constructor(api: LocalBotApi, id: number) {
    this.#api = api
    this.#actor = api.as({ id, first_name: `填报人${id}` })
  }

  /** Milliseconds from the update's being handed to the bot until its answer is at the Bot API. */
  async does(deed: Deed): Promise<number> {
    const button = 'taps' in deed ? this.#withButton(deed.taps) : undefined
    const answer = this.#answer(JSON.stringify(deed))
    const began = performance.now()
    if ('types' in deed) this.#actor.send(deed.types)
    else if (button) this.#actor.tap(button, deed.taps)
    return (await answer).at - began
  }

  async opens(link: string): Promise<void> {
    const answer = this.#answer(link)
    this.#actor.open(link)
    await answer
  }

  /** A link by which so many people join a unit; only an editor gets one. */
  async invites(unit: string, people: number): Promise<string> {
    // Editors are told meanwhile who has joined.
    const answer = this.#answer('/invite', ({ text = '' }) => text.includes('https:'))
    this.#actor.send(`/invite ${unit} ${people}`)
    const link = /https:\S+/.exec((await answer).message.text ?? '')?.[0]
    if (!link) throw new Error(`no link for ${unit}`)
    return link
  }

  get text(): string {
    return this.#said().at(-1)?.text ?? ''
  }

  #said(): Message[] {
    return this.#actor.messages().filter((m) => m.from.is_bot)
  }

  #withButton(label: string): Message {
    const found = this.#said().findLast((m) => m.reply_markup?.inline_keyboard.flat().some((b) => b.text === label))
    if (!found) throw new Error(`no button “${label}” in:\n${this.text}`)
    return found
  }

  /** The bot's next message or edit in this chat, at the instant in which the Bot API has it. */
  #answer(to: string, isIt: (message: Message) => boolean = () => true): Promise<{ message: Message; at: number }> {
    return new Promise((resolve, reject) => {
      const stop = this.#api.world.watch((event) => {
        if (event.kind !== 'message' && event.kind !== 'edited') return
        if (event.talk !== this.#actor.talk() || !event.message.from.is_bot) return
        if (!isIt(event.message)) return
        const at = performance.now()
        clearTimeout(late)
        stop()
        resolve({ message: event.message, at })
      })
      const late = setTimeout(() => {
        stop()
        reject(new Error(`no answer to ${to} after:\n${this.text}`))
      }, PATIENCE_MS)
    })
  }
}

/** `count` cadres who have joined the 妇联 of the example county's towns by an editor's links. */
export async function joinedCadres(api: LocalBotApi, count: number): Promise<Cadre[]> {
  const towns = ['jia-zhen', 'yi-zhen', 'bing-zhen', 'ding-zhen']
  const editor = new Cadre(api, EDITOR)
  await editor.does({ types: '/start' })
  const cadres: Cadre[] = []
  for (const town of towns) {
    const link = await editor.invites(`${town}/women`, Math.ceil(count / towns.length))
    for (let i = 0; i < count / towns.length && cadres.length < count; i++) {
      const cadre = new Cadre(api, 101 + cadres.length)
      await cadre.opens(link)
      cadres.push(cadre)
    }
  }
  return cadres
}

/**
 * A report of 巾帼宣讲, a form of six questions that are asked. Of a joint activity all are; else the one on who led it
 * is not. `audience` tells it from the unit's other reports of the day, which the bot would ask about.
 */
export function reportDeeds(audience: number, joint: boolean): Deed[] {
  return [
    { types: '/report' },
    { taps: '巾帼宣讲' },
    { taps: '昨天' },
    { types: '3' },
    { types: String(audience) },
    { types: '12支' },
    ...(joint ? [{ types: '团委' }, { taps: '本单位牵头' }] : [{ taps: '没有联合' }]),
    { taps: '确认提交' },
  ]
}
