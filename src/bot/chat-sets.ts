/**
 * Of these so many are of several chats, a second one only where as many wait as go into one: what comes while a set is
 * under way makes up the next, and smaller ones side by side take more of the processor for the same answers.
 */
const SETS_SIDE_BY_SIDE = 2
/** Chats of a set: beyond this a larger one gains little, and whoever is in it waits for all of it. */
const MOST_IN_SET = 100

/** Chats whose next updates are handled in one transaction; one where it goes by itself. */
export type ChatSet = { readonly chats: readonly number[]; readonly several: boolean }

/** Which chats have something waiting, and which of them are handled together next. */
export class ChatSets {
  readonly #waiting = new Set<number>()
  /**
   * Chats that go by themselves, because the last update of theirs could not go with others, or what it was in failed: an
   * editor's next is like the last, and would be read twice. The first that could go with others ends that.
   */
  readonly #apart = new Set<number>()
  readonly #active = new Set<number>()
  readonly #ofSeveral = new Set<ChatSet>()

  wait(chats: readonly number[]): void {
    for (const chatId of chats) this.#waiting.add(chatId)
  }

  /** The set that can be begun now; within a chat nothing is begun before the last is done. */
  begin(): ChatSet | undefined {
    const free = [...this.#waiting].filter((chatId) => !this.#active.has(chatId))
    const together = free.filter((chatId) => !this.#apart.has(chatId)).slice(0, MOST_IN_SET)
    const under = this.#ofSeveral.size
    const several = together.length >= (under === 0 ? 1 : MOST_IN_SET) && under < SETS_SIDE_BY_SIDE
    const chats = several ? together : free.filter((chatId) => this.#apart.has(chatId)).slice(0, 1)
    if (chats.length === 0) return undefined
    const set = { chats, several }
    if (several) this.#ofSeveral.add(set)
    for (const chatId of chats) {
      this.#waiting.delete(chatId)
      this.#active.add(chatId)
    }
    return set
  }

  /** The set of these chats, where nothing else is under way or waits that could go with them. */
  beginWith(chats: readonly number[]): ChatSet | undefined {
    const idle = this.#ofSeveral.size === 0 && this.#waiting.size === 0
    if (!idle || chats.length === 0 || chats.some((chat) => this.#active.has(chat) || this.#apart.has(chat)))
      return undefined
    this.wait(chats)
    return this.begin()
  }

  /** The next set of several need not wait for this one, which turned out to be of one that goes alone. */
  letNextBegin(set: ChatSet): void {
    this.#ofSeveral.delete(set)
  }

  done(set: ChatSet): void {
    this.#ofSeveral.delete(set)
    for (const chatId of set.chats) this.#active.delete(chatId)
  }

  goesAlone(chatId: number): void {
    this.#apart.add(chatId)
  }

  goesWithOthers(chatId: number): void {
    this.#apart.delete(chatId)
  }
}
