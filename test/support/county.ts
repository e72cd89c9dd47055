import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq, inArray } from 'drizzle-orm'
import { expect } from 'vitest'
import { addMembership } from '../../src/database/membership.ts'
import { meetPerson } from '../../src/database/person.ts'
import { outbox } from '../../src/database/schema.ts'
import { makeLog } from '../../src/log.ts'
import { type Running, startBot } from '../../src/main.ts'
import type { OpenCounty } from '../../src/open-county.ts'
import { prepareCounty } from '../../src/open-county.ts'
import { type Actor, type Group, type LocalBotApi, type Message, startLocalBotApi } from '../../src/sandbox/index.ts'
import { readSettings } from '../../src/settings.ts'
import { emptyDatabase, sharedDatabase } from './database.ts'
import { OF_A_TEST } from './of-a-test.ts'
import { deskOf } from './shipped.ts'

const TOKEN = '1:test-token-of-a-local-bot'
export const EDITOR = 9001

/** As it is built for tests of processes. */
const THREAD = new URL('../../dist/workshop/thread.js', import.meta.url)

/** How long to wait for the bot to say something before a test fails: a busy machine has taken twelve seconds. */
const PATIENCE_MS = 40_000

/** How often to look, every 5 ms, whether a chat has got all that it is owed. */
const QUIET_TRIES = 60

/** A clock that goes on from where it was turned to: no two records at the very same instant. */
class Clock {
  #from = 0
  #since = 0

  constructor(now: string) {
    this.turnTo(now)
  }

  turnTo(now: string): void {
    this.#from = new Date(now).getTime()
    this.#since = performance.now()
  }

  get now(): Date {
    return new Date(this.#from + performance.now() - this.#since)
  }
}

/** A county with the bot running in it, on a local Bot API, at a clock that the test turns. */
export class County {
  readonly api: LocalBotApi
  readonly opened: OpenCounty
  #running: Running | undefined
  readonly #clock: Clock
  readonly #settings: Record<string, string>

  private constructor(api: LocalBotApi, opened: OpenCounty, clock: Clock, settings: Record<string, string>) {
    this.api = api
    this.opened = opened
    this.#clock = clock
    this.#settings = settings
  }

  /**
   * Opens at `now` (ISO). The database is this worker's own, emptied. `thread`: what compiles is done in one of its own, as
   * outside of tests; it takes seconds to begin.
   */
  static async open(now: string, settings: Record<string, string> = {}, { thread = false } = {}): Promise<County> {
    const database = await sharedDatabase()
    await emptyDatabase(database)
    const clock = new Clock(now)
    const api = await startLocalBotApi({
      tokens: [{ token: TOKEN, username: 'qunbao_bot' }],
      now: () => clock.now,
      limits: 'off',
    })
    const all = {
      EDITOR_IDS: String(EDITOR),
      DATA_DIR: 'memory:',
      TELEGRAM_API_ROOT: api.url,
      LOG_LEVEL: process.env['TEST_LOG'] ?? 'error',
      ...OF_A_TEST,
      ...settings,
    }
    const read = readSettings(all)
    const opened = await prepareCounty({ ...database, close: async () => {} }, await deskOf(read), read, clock.now)
    const county = new County(api, opened, clock, all)
    await county.start(thread)
    return county
  }

  async start(thread = false): Promise<void> {
    const settings = readSettings(this.#settings)
    this.#running = await startBot(settings, TOKEN, makeLog(settings), {
      now: () => this.#clock.now,
      open: async () => this.opened,
      thread: thread && THREAD,
    })
  }

  async stop(): Promise<void> {
    await this.#running?.stop()
    this.#running = undefined
  }

  /**
   * Ends the county. Whatever a test does, it must not make the bot ask Telegram for what Telegram refuses.
   * `refusals`: here it is meant to.
   */
  async close({ refusals = false } = {}): Promise<void> {
    await this.stop()
    await this.api.close()
    if (!refusals) expect(this.api.world.refused()).toEqual([])
  }

  turnClockTo(now: string): void {
    this.#clock.turnTo(now)
  }

  get now(): Date {
    return this.#clock.now
  }

  /** What the clock makes due is done now. */
  async ring(): Promise<void> {
    await this.#running?.doDue()
  }

  person(id: number, name: string): Chat {
    return new Chat(this.api.as({ id, first_name: name }), () => this.#owesNothing(id))
  }

  /** Whether all words that the bot owes this chat are sent, so that what it says next answers what is done next; files take longer. */
  async #owesNothing(chatId: number): Promise<boolean> {
    const owed = and(
      ...[eq(outbox.chatId, chatId), inArray(outbox.state, ['owed', 'sending'])],
      inArray(outbox.method, ['sendMessage', 'editMessageText']),
    )
    return (await this.opened.db.select({ id: outbox.id }).from(outbox).where(owed).limit(1)).length === 0
  }

  /** An editor who has opened the bot. */
  async editor(): Promise<Chat> {
    const editor = this.person(EDITOR, '编辑甲')
    await editor.says('/start')
    return editor
  }

  /** Who reports for `unit` from now on; how people come to do so is tested with `joins`. */
  async cadre(id: number, unit: string): Promise<Chat> {
    const { db } = this.opened
    const { id: personId } = await meetPerson(db, id, `填报人${id}`)
    await addMembership(db, { personId, unitId: unit, role: 'reporter', since: this.now })
    const cadre = this.person(id, `填报人${id}`)
    this.api.world.people.get(id)?.started.add(cadre.actor.bot.user.id)
    return cadre
  }

  /** Another editor, who joined by the link of one. */
  secondEditor(id: number, editor: Chat): Promise<Chat> {
    return this.joins(this.person(id, '编辑乙'), 'editor', editor)
  }

  /** Whoever opens an editor's link belongs from then on: to a unit, or to the editors. */
  async joins(chat: Chat, unit: string, editor: Chat): Promise<Chat> {
    await chat.opens(await editor.invites(unit))
    return chat
  }
}

/** One person's chat with the bot: what is done in it, and the bot's answer to that. */
export class Chat {
  readonly actor: Actor
  readonly #owesNothing: () => Promise<boolean>

  constructor(actor: Actor, owesNothing: () => Promise<boolean>) {
    this.actor = actor
    this.#owesNothing = owesNothing
  }

  /** The bot's newest message, or the one it changed last. */
  get last(): Message {
    const said = this.#said()
    const last = said.at(-1)
    if (!last) throw new Error('the bot has said nothing here')
    return last
  }

  get text(): string {
    return this.last.text ?? ''
  }

  get buttons(): string[] {
    return (this.last.reply_markup?.inline_keyboard ?? []).flat().map((b) => b.text)
  }

  async says(text: string): Promise<Message> {
    return this.#answerTo(() => this.actor.send(text))
  }

  async sendsPhoto(bytes: Uint8Array): Promise<Message> {
    return this.#answerTo(() => this.actor.sendPhoto(bytes))
  }

  async sendsFile(bytes: Uint8Array, name: string): Promise<Message> {
    return this.#answerTo(() => this.actor.sendDocument(bytes, name))
  }

  /** The names of the files that the bot has sent here. */
  get files(): string[] {
    return this.actor.messages().flatMap((m) => (m.from?.is_bot && m.document ? [m.document.file_name ?? ''] : []))
  }

  async opens(link: string): Promise<Message> {
    return this.#answerTo(() => this.actor.open(link))
  }

  /** The link of an invitation: of a unit, or `editor`; behind it for how many and as what. */
  async invites(whom: string): Promise<string> {
    const { text = '' } = await this.says(`/invite ${whom}`)
    return /https:\S+/.exec(text)?.[0] ?? expect.fail(`no link in:\n${text}`)
  }

  /** Answers one question after the other, with a tap where there is such a button. */
  async answers(...answers: readonly string[]): Promise<void> {
    for (const answer of answers) await (this.buttons.includes(answer) ? this.taps(answer) : this.says(answer))
  }

  async edits(message: Message, text: string): Promise<Message> {
    return this.#answerTo(() => this.actor.edit(message, text))
  }

  async taps(label: string, message = this.#withButton(label)): Promise<Message> {
    return this.#answerTo(() => this.actor.tap(message, label))
  }

  /** Taps twice before the bot can answer; waits until both taps were answered. */
  async tapsTwice(label: string): Promise<void> {
    const message = this.#withButton(label)
    const since = this.#log.length
    const taps = [this.actor.tap(message, label), this.actor.tap(message, label)]
    await until(() => (taps.every((t) => t.answer) ? true : undefined), 'both taps to be answered')
    await until(() => this.#freshSince(since), 'an answer')
  }

  /** The newest message that has this button. */
  #withButton(label: string): Message {
    const found = this.#said().findLast((m) =>
      (m.reply_markup?.inline_keyboard ?? []).flat().some((b) => b.text === label),
    )
    if (!found) throw new Error(`no button “${label}” in:\n${this.text}\n[${this.buttons.join('] [')}]`)
    return found
  }

  #said(): Message[] {
    return this.actor.messages().filter(isSaid)
  }

  get #log() {
    return this.actor.talk().log
  }

  /** Of what the bot has said or changed since then, the message that stands lowest. */
  #freshSince(since: number): Message | undefined {
    const fresh = this.#log.slice(since).flatMap(({ message }) => (isSaid(message) ? [message.message_id] : []))
    return this.actor.talk().messages.get(Math.max(...fresh))
  }

  /** A notice that is still on its way must not be taken for the answer; one that cannot go out is not waited for. */
  async #answerTo(deed: () => unknown): Promise<Message> {
    for (let tries = 0; tries < QUIET_TRIES && !(await this.#owesNothing()); tries++) await sleep(5)
    const since = this.#log.length
    deed()
    return until(
      () => this.#freshSince(since),
      () => `an answer after:\n${this.#said().at(-1)?.text ?? '(nothing)'}`,
    )
  }
}

/** A group that the bot is in, as an editor sees it. */
export class GroupChat {
  readonly group: Group
  readonly #editor: Chat

  private constructor(group: Group, editor: Chat) {
    this.group = group
    this.#editor = editor
  }

  /** Made and bound by `editor`: digests go to it. */
  static async bound(editor: Chat, title = '青禾群团工作群'): Promise<GroupChat> {
    const { actor } = editor
    const group = new GroupChat(actor.groups.create(title), editor)
    actor.groups.add(group.group, actor.bot)
    await group.says('/bind')
    return group
  }

  /** What the bot has said in it. */
  get texts(): string[] {
    const messages = this.#editor.actor.messages(this.group)
    return messages.flatMap((m) => (m.from.is_bot && m.text ? [m.text] : []))
  }

  /** The bot's answer to what this person writes in the group; the editor, where nobody is named. */
  async says(text: string, who = this.#editor): Promise<string> {
    const before = this.texts.length
    who.actor.send(text, { in: this.group })
    return until(() => this.texts[before], `an answer to ${text} in the group`)
  }

  /** The bot's message in it that has these words, as soon as it has come. */
  hears(words: string): Promise<string> {
    return until(() => this.texts.find((text) => text.includes(words)), `“${words}” in the group`)
  }
}

/** Files that follow a digest are no answer to anything. */
function isSaid(message: Message): boolean {
  return message.from?.is_bot === true && !message.document && !message.photo
}

/** Waits until `look` finds something. */
export async function until<T>(
  look: () => T | undefined | Promise<T | undefined>,
  what: string | (() => string),
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + patienceMs
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error(`waited in vain for ${typeof what === 'string' ? what : what()}`)
    await sleep(5)
  }
}
