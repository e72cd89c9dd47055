import type { Catalogue } from '../../catalogue/catalogue.ts'
import { problemsOfBlock } from '../../catalogue/check-clauses.ts'
import { clauseCodes } from '../../catalogue/clause.ts'
import { canBeEmpty, hasParagraphs } from '../../catalogue/text-blocks.ts'
import type { Database } from '../../database/open.ts'
import { lockWords, recordInstant } from '../../database/record-lock.ts'
import { namesIn } from '../../desk/examples.ts'
import { type WordedBlock, type WordsOfYear, wordedBlocks, wordsOfYear } from '../../desk/wording.ts'
import { holesOfBlock } from '../../digest/clause-holes.ts'
import { refusalOf } from '../../interview/privacy.ts'
import { called, key } from '../../messages/buttons.ts'
import { typedHole } from '../../messages/clause-hole.ts'
import { tooLong } from '../../messages/common.ts'
import type { Said } from '../../messages/said.ts'
import * as messages from '../../messages/wording.ts'
import { type Door, type Effects, feature } from '../feature.ts'
import { yearReportedOn, yearTyped } from '../year-asked.ts'

type Names =
  | 'wording'
  | 'wordingPage'
  | 'wordingOf'
  | 'wordingBlock'
  | 'wordingWords'
  | 'wordingMine'
  | 'wordingBlank'
  | 'wordingKeep'
  | 'wordingDrop'

/** What an editor does with a text block. `was`: what was shown of it. */
type Deed =
  | { readonly is: 'look' | 'ask' }
  | { readonly is: 'blank' | 'keep' | 'drop'; readonly was: string }
  | { readonly is: 'type'; readonly text: string; readonly was: string | undefined }

type Facts =
  | 'no year'
  | { readonly words: WordsOfYear; readonly list: messages.BlockList }
  | { readonly words: WordsOfYear; readonly block: string; readonly deed: Deed; readonly at: Date }

/** /wording: an editor sets the county's own words for a year's report, and for those of the following years. */
export const wording = feature<Facts, Names>({
  command: 'wording',
  role: 'editor',
  place: 'private',
  menu: '汇报的文字',
  topic: 'contents',
  help: ['/wording 改汇报里的固定文字和各组织的句子，以后各年接着用'],
  opens: key('汇报的文字', 'wording'),
  named: called(
    '文字、句子、措辞、改 文字、套话、开头、结尾、表述、改 句子、写法、标题、改 标题、小标题、改 开头、改 结尾、改 措辞、统一 改|删|写|用|说法|口径|格式、每条 后面|前面|开头|结尾|写|都、用词、口气、格式、样式、版式、落款、署名、抬头、前言、结语、导语、固定 话|文字|句、话 改|换|固定、模板 改|汇报|句、词 换|改|统一、说法 改|换|统一、删 字|词|套话|后面、以后 不写|不用|统一|都写',
    key('', 'wording'),
  ),
  buttons: [
    ...(['wording', 'wordingPage', 'wordingOf', 'wordingBlock', 'wordingWords'] as const),
    ...(['wordingMine', 'wordingBlank', 'wordingKeep', 'wordingDrop'] as const),
  ],
  awaits: ['wording'],
  load: async (db, asked, door) => {
    const { who, today } = door
    const awaited = who.awaited?.for === 'wording' ? who.awaited : undefined
    if (asked.by === 'words' && awaited) {
      const { year, code: block, was } = awaited
      return blockOf(db, door, { year, block }, { is: 'type', text: asked.text, was })
    }
    if (asked.by !== 'tap') {
      const year = yearTyped(asked.by === 'command' ? asked.words : '', today)
      return year === undefined ? 'no year' : list(db, door, { year, page: 0 })
    }
    const { button } = asked
    switch (button.name) {
      case 'wording':
        return list(db, door, { year: yearReportedOn(today), page: 0 })
      case 'wordingPage':
      case 'wordingOf':
        return list(db, door, button.parts)
      case 'wordingBlock':
        return blockOf(db, door, button.parts, { is: 'look' })
      case 'wordingWords':
        return blockOf(db, door, button.parts, { is: 'ask' })
      case 'wordingMine': {
        const mine = awaited?.code === button.parts.block ? awaited : undefined
        const deed: Deed = mine?.typed === undefined ? { is: 'look' } : { is: 'type', text: mine.typed, was: mine.was }
        return blockOf(db, door, button.parts, deed)
      }
      case 'wordingBlank':
        return blockOf(db, door, button.parts, { is: 'blank', was: button.parts.hash })
      case 'wordingKeep':
        return blockOf(db, door, button.parts, { is: 'keep', was: button.parts.hash })
      case 'wordingDrop':
        return blockOf(db, door, button.parts, { is: 'drop', was: button.parts.hash })
    }
  },
  decide: (facts, door) => {
    if (facts === 'no year') return { say: [messages.NO_YEAR] }
    return 'list' in facts ? { say: [listPage(facts, door)] } : done(facts, door)
  },
})

async function list(db: Database, { desk, now }: Door, of: messages.BlockList): Promise<Facts> {
  return { words: await wordsOfYear(db, desk.catalogue, of.year, now), list: of }
}

async function blockOf(
  db: Database,
  door: Door,
  { year, block }: { readonly year: number; readonly block: string },
  deed: Deed,
): Promise<Facts> {
  const { desk, now, clock } = door
  const looks = deed.is === 'look' || deed.is === 'ask'
  if (!looks) await lockWords(db)
  const at = looks ? now : await recordInstant(db, clock)
  const words = await wordsOfYear(db, desk.catalogue, year, at)
  return words.blocks.some(({ code }) => code === block)
    ? { words, block, deed, at }
    : { words, list: { year, page: 0 } }
}

function listPage({ words, list: of }: Extract<Facts, { readonly list: unknown }>, { desk }: Door): Said {
  return messages.blockList(wordedBlocks(words), of, desk.catalogue.organizations)
}

function done(facts: Extract<Facts, { readonly deed: Deed }>, { who, desk }: Door): Effects {
  const { words, block: code, deed, at } = facts
  const { year } = words
  const blocks = wordedBlocks(words)
  const block = blocks.find((b) => b.code === code)
  if (!block) return {}
  const show = (shown = block, lead?: string) => [
    messages.blockPage(shown, messages.listOf(blocks, block, year), codesIn(desk.catalogue, shown), lead),
  ]
  const set = (own: string | null, lead?: string): Effects => {
    const changed = wordedBlocks({ ...words, own: new Map(words.own).set(code, { code, year, words: own }) })
    return {
      say: show(changed.find((b) => b.code === code) ?? block, lead),
      write: [
        { do: 'setWording', of: { year, code, words: own, setAt: at, setBy: who.id } },
        { do: 'note', of: { at, personId: who.id, action: 'wording', subject: `${year} ${code}` } },
      ],
    }
  }
  const now = messages.blockHash(block)
  switch (deed.is) {
    case 'look':
      return { say: show() }
    case 'ask':
      return { say: [messages.askWords(block, year)], awaits: { for: 'wording', year, code, was: now } }
    case 'type': {
      const typed = deed.text.trim().replace(/\s*\n\s*/gu, hasParagraphs(code) ? '\n' : '')
      const problem = faultOf(desk.catalogue, code, typed)
      const personal = refusalOf(typed) ?? tooLong(typed, messages.LONGEST)
      const fault = personal ?? (problem === undefined ? undefined : messages.notSaved(problem))
      if (fault !== undefined) return { say: [messages.wordsRefused(year, code, fault)] }
      if (deed.was !== undefined && deed.was !== now) {
        return {
          say: [messages.wordsOvertaken(block, year, typed)],
          awaits: { for: 'wording', year, code, was: now, typed },
        }
      }
      return { ...set(typed, '已保存。\n'), awaits: null }
    }
  }
  if (deed.was !== now) return { say: show(block, messages.CHANGED_MEANWHILE) }
  switch (deed.is) {
    case 'blank':
      return { toast: '好，这一处不印', ...(canBeEmpty(code) ? set('') : { say: show() }) }
    case 'keep':
      return { toast: '好，今年就用它', ...set(block.words ?? null) }
    case 'drop':
      return { toast: '已恢复', ...set(null) }
  }
}

/** Why words cannot be printed as a text block; undefined where they can, whatever is missing. */
function faultOf(catalogue: Catalogue, code: string, words: string): string | undefined {
  const [problem] = problemsOfBlock(catalogue, code, words)
  if (problem !== undefined) return problem
  const [hole] = holesOfBlock(catalogue, code, words)
  return hole && typedHole(hole)
}

/** What the codes of a block stand for. */
function codesIn(catalogue: Catalogue, { words, organization }: WordedBlock): messages.Codes {
  const asked = (code: string) => {
    const found = catalogue.question(code) ?? catalogue.indicator(code)
    return found ? [{ code, label: found.question.label ?? found.question.indicator?.label ?? found.question.ask }] : []
  }
  const codes = words && organization !== undefined ? clauseCodes(catalogue.clause(words)) : []
  return {
    labels: codes.flatMap(asked),
    names: namesIn(catalogue, words).flatMap(({ question }) => asked(question.code)),
  }
}
