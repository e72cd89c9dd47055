import { doubtIn } from '../chinese/doubt.ts'
import type { DigestRow } from '../database/digest.ts'
import type { ReadWords } from '../desk/reading.ts'
import { REASON, wordsKey } from '../digest/public-words.ts'
import { labelOf } from '../interview/echo.ts'
import { hashOf } from '../messages/buttons.ts'
import * as messages from '../messages/reading.ts'
import type { Said } from '../messages/said.ts'
import type { Door } from './feature.ts'

/** Words of a digest as an editor goes through them. */
export type Words = messages.ShownWords & { readonly of: ReadWords }

/** A digest that is not out yet, with its words in the order in which they are shown. */
export type Open = { readonly row: DigestRow; readonly words: readonly Words[]; readonly door: Door }

/** A digest has thousands of words: of six characters two would be the same every other year. */
const WORD_HASH = 12

/** What an editor has to look at more closely comes first. */
export function inOrder(read: readonly ReadWords[]): Words[] {
  const words = read.map((of): Words => {
    const text = of.verdict?.words ?? of.text
    const verdict = of.verdict?.is
    return {
      ...{ of, text, given: of.text, by: of.by, reports: of.reports, verdict, doubt: doubtIn(text) },
      id: hashOf(wordsKey(of), WORD_HASH),
      shown: hashOf(`${verdict} ${text}`),
    }
  })
  return [...words.filter((each) => each.doubt), ...words.filter((each) => !each.doubt)]
}

/** How many words were read one by one, and how many were not. */
export function pilesOf(words: readonly ReadWords[]): messages.Piles {
  const read = words.filter(({ verdict }) => verdict !== undefined).length
  return { fresh: words.length - read, read }
}

/** The pile that words lie in, their place in it, and those behind them. */
export function placeOf({ words }: Open, of: Words) {
  const pile = pileOf(of)
  const all = words.filter((each) => pileOf(each) === pile)
  const at = all.indexOf(of)
  return { pile, at, all: all.length, next: all[at + 1]?.id }
}

const pileOf = ({ verdict }: Words): messages.Pile => (verdict === undefined ? 'fresh' : 'read')

/** A page of a pile, and those of it that may go out with one tap: what is doubtful is looked at by itself. */
export function pageOf(open: Open, pile: messages.Pile, from: number) {
  const all = open.words.filter((each) => pileOf(each) === pile)
  const words = all.slice(from, from + messages.A_PAGE)
  const passable = pile === 'fresh' ? words.filter(({ doubt }) => doubt === undefined) : []
  const passes = passable.length > 0 ? { passes: hashOf(passable.map(({ id, shown }) => id + shown).join()) } : {}
  const page: messages.ShownPage = {
    ...{ digest: open.row.id, layout: open.row.kind, pile, from, all: all.length, words },
    ...passes,
  }
  return { page, passable }
}

export function menu(open: Open, lead = ''): Said {
  return messages.editMenu(open.row.id, pilesOf(open.words.map(({ of }) => of)), lead)
}

/** A page of a pile; where there is none any more its first, then what else can be done. */
export function list(open: Open, pile: messages.Pile, from: number, lead = ''): Said {
  const { page } = pageOf(open, pile, from)
  if (page.words.length > 0) return messages.listPage(page, lead)
  if (from > 0) return list(open, pile, 0, lead)
  if (open.row.kind === 'year') {
    return pile === 'fresh' ? list(open, 'read', 0, messages.ALL_READ) : messages.nothingToRead(open.row.id, 'year')
  }
  return menu(open, pile === 'fresh' ? messages.ALL_READ : lead)
}

/** Words by themselves, where they stood, or where they stand now; the list where the digest has none with this `id` any more. */
export function one(open: Open, id: string | undefined, lead = '', standing?: ReturnType<typeof placeOf>): Said {
  const words = open.words.find((each) => each.id === id)
  if (!words) return list(open, 'fresh', 0, messages.CHANGED_SINCE)
  const { code } = words.of
  const question = open.door.desk.catalogue.question(code)?.question
  const label = code === REASON ? '更正原因' : question ? labelOf(question) : ''
  return messages.wordsPage(words, { digest: open.row.id, label, ...(standing ?? placeOf(open, words)) }, lead)
}
