import { problemsOfBlock } from '../../catalogue/check-clauses.ts'
import { canBeEmpty, hasParagraphs } from '../../catalogue/text-blocks.ts'
import type { Database } from '../../database/open.ts'
import { recordInstant } from '../../database/record-lock.ts'
import { type WordsOfYear, wordedBlocks, wordsOfYear } from '../../desk/wording.ts'
import { refusalOf } from '../../interview/privacy.ts'
import { key } from '../../messages/buttons.ts'
import { tooLong } from '../../messages/common.ts'
import type { Said } from '../../messages/said.ts'
import * as messages from '../../messages/wording.ts'
import { type Door, type Effects, feature } from '../feature.ts'
import { yearReportedOn, yearTyped } from '../year-asked.ts'

type Names =
  | 'wording'
  | 'wordingPage'
  | 'wordingBlock'
  | 'wordingWords'
  | 'wordingBlank'
  | 'wordingKeep'
  | 'wordingDrop'

/** What an editor does with a text block. */
type Deed = Exclude<Names, 'wording' | 'wordingPage'> | { readonly typed: string }

type Facts =
  | 'no year'
  | { readonly words: WordsOfYear; readonly page: number }
  | { readonly words: WordsOfYear; readonly block: string; readonly deed: Deed; readonly at: Date }

/** /wording: an editor sets the county's own words for a year's report. */
export const wording = feature<Facts, Names>({
  command: 'wording',
  role: 'editor',
  place: 'private',
  menu: '汇报的文字',
  help: ['/wording 改汇报里的固定文字，按年保存'],
  opens: key('汇报的文字', 'wording'),
  buttons: [
    ...(['wording', 'wordingPage', 'wordingBlock'] as const),
    ...(['wordingWords', 'wordingBlank', 'wordingKeep', 'wordingDrop'] as const),
  ],
  awaits: ['wording'],
  load: async (db, asked, door) => {
    const { who, today } = door
    if (asked.by === 'words' && who.awaited?.for === 'wording') {
      const { year, code } = who.awaited
      return blockOf(db, door, { year, block: code }, { typed: asked.text })
    }
    if (asked.by !== 'tap') {
      const year = yearTyped(asked.by === 'command' ? asked.words : '', today)
      return year === undefined ? 'no year' : list(db, door, year)
    }
    const { button } = asked
    if (button.name === 'wording') return list(db, door, yearReportedOn(today))
    if (button.name === 'wordingPage') return list(db, door, button.parts.year, button.parts.page)
    return blockOf(db, door, button.parts, button.name)
  },
  decide: (facts, door) => {
    if (facts === 'no year') return { say: [messages.NO_YEAR] }
    return 'page' in facts ? { say: [listPage(facts)] } : done(facts, door)
  },
})

async function list(db: Database, { desk, now }: Door, year: number, page = 0): Promise<Facts> {
  return { words: await wordsOfYear(db, desk.catalogue, year, now), page }
}

async function blockOf(
  db: Database,
  door: Door,
  { year, block }: { readonly year: number; readonly block: string },
  deed: Deed,
): Promise<Facts> {
  const { desk, now, clock } = door
  const looks = deed === 'wordingBlock' || deed === 'wordingWords'
  const at = looks ? now : await recordInstant(db, clock)
  const words = await wordsOfYear(db, desk.catalogue, year, now)
  return words.blocks.some(({ code }) => code === block) ? { words, block, deed, at } : { words, page: 0 }
}

function listPage({ words, page }: Extract<Facts, { readonly page: number }>): Said {
  return messages.blockList(wordedBlocks(words), { year: words.year, page })
}

function done(facts: Extract<Facts, { readonly deed: Deed }>, { who, desk }: Door): Effects {
  const { words, block: code, deed, at } = facts
  const { year } = words
  const blocks = wordedBlocks(words)
  const index = blocks.findIndex((b) => b.code === code)
  const block = blocks[index]
  if (!block) return {}
  const show = (lead?: string) => [messages.blockPage(block, year, index, lead)]
  const set = (own: string | null, lead?: string): Effects => {
    const changed = wordedBlocks({ ...words, own: new Map(words.own).set(code, { code, year, words: own }) })[index]
    return {
      say: [messages.blockPage(changed ?? block, year, index, lead)],
      write: [
        { do: 'setWording', of: { year, code, words: own, setAt: at, setBy: who.id } },
        { do: 'note', of: { at, personId: who.id, action: 'wording', subject: `${year} ${code}` } },
      ],
    }
  }
  if (typeof deed === 'object') {
    const typed = deed.typed.trim().replace(/\s*\n\s*/gu, hasParagraphs(code) ? '\n' : '')
    const [problem] = problemsOfBlock(desk.catalogue, code, typed)
    const personal = refusalOf(typed) ?? tooLong(typed, messages.LONGEST)
    const fault = personal ?? (problem === undefined ? undefined : messages.notSaved(problem))
    if (fault !== undefined) return { say: [messages.wordsRefused(year, code, fault)] }
    return { ...set(typed, '已保存。\n'), awaits: null }
  }
  switch (deed) {
    case 'wordingBlock':
      return { say: show() }
    case 'wordingWords':
      return { say: [messages.askWords(block, year)], awaits: { for: 'wording', year, code } }
    case 'wordingBlank':
      return { toast: '好，这一处不印', ...(canBeEmpty(code) ? set('') : { say: show() }) }
    case 'wordingKeep':
      return { toast: '好，今年就用它', ...set(block.words ?? null) }
    case 'wordingDrop':
      return { toast: '已恢复', ...set(null) }
  }
}
