import { type Line, lineOf, onlyDay } from './line.ts'
import type { Piece } from './pieces.ts'
import { formCalled, type Rank } from './ranked.ts'
import type { Asked } from './read-form.ts'

/** Lines that tell of one work. */
type Block = {
  readonly begins: Piece['begins']
  text: string
  /** What heads it, where that names a form and counts nothing: 办证, 盲人按摩班. */
  readonly head: string | undefined
  readonly form: string | undefined
  readonly titles: Set<string>
  /** Its last line, where that counts one thing and says nothing else. */
  row: string | undefined
  hasDay: boolean
  counts: boolean
  /** Whether days stand before what was done on each of them, which all is one work. */
  isOne: boolean
  /** Whether the same heading has rows of other days. */
  readonly isAgain: boolean
}

const SUMS_UP = /^(?:合计|总计|共计|以上)/u
/** More words of one work are no report that a cadre types. */
const LONGEST_WORK = 300
const LONGEST_HEAD = 16
const LONGEST_NAME = 6

/**
 * The pieces of a message, those lines joined that tell of one work: below what names a form and counts nothing all is of that
 * form, until a line opens another work: by naming another form, by a day of its own with what was counted then, or by a title that was
 * there before. Where nothing heads them, what goes on is a line with a title behind one with another, and a thing in a row behind
 * another that the same question counts.
 */
export function linesJoined(pieces: readonly Piece[], rank: Rank, asked: Asked): Piece[] {
  if (pieces.filter(({ begins }) => begins !== 'sentence').length < 2) return [...pieces]
  const joined: (Piece | Block)[] = []
  let block: Block | undefined
  /** Days stand above what was done on them. */
  const daysHead = pieces[0] !== undefined && onlyDay(pieces[0].text, asked.today)
  pieces.forEach((piece, i) => {
    const isWhole = piece.begins !== 'sentence' && pieces[i + 1]?.begins !== 'sentence'
    if (!isWhole) {
      block = undefined
      joined.push(piece)
      return
    }
    const line = lineOf(piece, asked)
    // 下周再办5本 is of no work, and ends none.
    if (block && line.isToCome && !line.onlyDay) {
      joined.push(piece)
      return
    }
    const goesOn: boolean = block !== undefined && isOfBlock(block, line, rank, asked, daysHead)
    if (block && goesOn) {
      add(block, line, rank)
      return
    }
    const again: Block | undefined = block && opensAgain(block, line, rank) ? block : undefined
    block = begun(piece, line, rank, asked, again)
    joined.push(block)
  })
  return joined.map((one) =>
    'head' in one ? { text: one.text, begins: one.begins, ...(one.isOne ? { isOne: true } : {}) } : one,
  )
}

function begun(piece: Piece, line: Line, rank: Rank, asked: Asked, above: Block | undefined): Block {
  const text = above?.head === undefined ? line.text : `${above.head}，${line.text}`
  const form = above?.form ?? headedForm(line, rank, asked)
  return {
    begins: piece.begins,
    text,
    head: above?.head ?? (form === undefined ? undefined : line.text),
    form,
    titles: new Set(line.title === undefined ? [] : [line.title]),
    row: line.isRow ? line.text : undefined,
    hasDay: line.hasDay,
    counts: line.counts,
    isOne: false,
    isAgain: above !== undefined,
  }
}

/** The form that a line names which counts nothing. */
function headedForm({ text, counts, title }: Line, rank: Rank, asked: Asked): string | undefined {
  if (counts || text.length > LONGEST_HEAD) return undefined
  const called = formCalled(text, asked)
  if (called) return called.code
  const { sure, forms } = rank(text, undefined)
  return sure && title === undefined ? forms[0]?.form.code : undefined
}

function add(block: Block, line: Line, rank: Rank): void {
  const { isRow } = line
  if (block.begins === 'item' && block.text === block.head && tellsAll(block, line, rank)) block.text = ''
  const isInRow = isRow && block.row !== undefined && !countApart(block.row, line.text, rank)
  block.text += `${block.text === '' ? '' : isInRow ? '、' : '，'}${line.text}`
  if (line.title !== undefined) block.titles.add(line.title)
  block.row = isRow ? line.text : undefined
  block.hasDay ||= line.hasDay
  block.counts ||= line.counts
  block.isOne ||= line.isSession
}

/** 二、文艺创作 over 11月3日，散文《渡船》发表: a chapter, and no name of what is told below it. */
function tellsAll({ form }: Block, line: Line, rank: Rank): boolean {
  const { sure, works, forms } = rank(line.text, undefined)
  return line.hasDay && !line.onlyDay && sure && works && forms[0]?.form.code === form
}

function isOfBlock(block: Block, line: Line, rank: Rank, asked: Asked, daysHead: boolean): boolean {
  if (block.text.length > LONGEST_WORK) return false
  if (line.onlyDay) return !block.hasDay && !daysHead && (block.form !== undefined || block.titles.size > 0)
  if (line.title !== undefined && block.titles.has(line.title)) return false
  if (block.form !== undefined) return isBelow(block, line, rank, asked)
  // 活动名称：…；时间：…；人数：…
  if (line.title !== undefined && block.titles.size > 0) return true
  // 活动名称：…；时间：…；参会企业家35人
  if (line.isRow && block.titles.size > 1) return goesBelow(block, line, rank)
  if (block.row === undefined) return false
  // 上周三都适配完了
  if (line.hasDay) return !line.counts && !block.hasDay && line.title === undefined
  return line.isRow && countAlike(block.row, line.text, rank)
}

/** Whether what counts one thing below lines with titles is of the work that they tell of, and of no other. */
function goesBelow({ text }: Block, line: Line, rank: Rank): boolean {
  const [form] = rank(text, undefined).forms
  const [own] = rank(`${text}，${line.text}`, undefined).forms
  return form !== undefined && (own?.form.code === form.form.code || !rank(line.text, undefined).sure)
}

/** What each of two rows is heard as: the form, and its questions. */
const heardAs = (rows: readonly string[], rank: Rank): string[] =>
  rows.map((text) => {
    const [first] = rank(text, undefined).forms
    return first && first.heard.length > 0 ? [first.form.code, ...first.heard.map(({ code }) => code)].join() : ''
  })

/** 轮椅11台, 助听器6个: things that one question counts together. */
function countAlike(one: string, other: string, rank: Rank): boolean {
  const [first, second] = heardAs([one, other], rank)
  return first !== '' && first === second
}

/** 线索2起, 接待5件次: each is of a question of its own. */
function countApart(one: string, other: string, rank: Rank): boolean {
  const [first, second] = heardAs([one, other], rank)
  return first !== '' && second !== '' && first !== second
}

/** Whether a line below a heading is of what that names. */
function isBelow(block: Block, line: Line, rank: Rank, asked: Asked): boolean {
  // 康复训练, where 辅具 were told of above it: the next of them.
  if (block.counts && line.text.length <= LONGEST_NAME && headedForm(line, rank, asked)) return false
  const isOtherDay = block.hasDay && line.hasDay && !line.isSession
  if (isOtherDay && ((block.counts && line.counts) || rank(line.text, undefined).works)) return false
  // 合计4场168人 below rows of several days
  if (block.isAgain && SUMS_UP.test(line.text)) return false
  return !isOfAnother(block, line, rank)
}

/** A row of another day: 甲村11月3日1场40人 over 乙村11月4日1场50人. */
function opensAgain(block: Block, line: Line, rank: Rank): boolean {
  const isOtherDay = block.hasDay && block.counts && line.hasDay && (line.counts || line.onlyDay)
  return block.head !== undefined && isOtherDay && !isOfAnother(block, line, rank)
}

/** Whether a line names another form than what it stands below. */
function isOfAnother({ form, text }: Block, line: Line, rank: Rank): boolean {
  const own = rank(line.text, undefined)
  const [first] = own.forms
  if (!first || first.form.code === form || form === undefined) return false
  const here = own.scores.get(form) ?? 0
  const score = own.scores.get(first.form.code) ?? 0
  if (!line.counts) return line.title === undefined && !line.hasDay && own.sure && score >= 1.5 * here
  const isHeardHere =
    (own.counted.get(form) ?? 0) > 0 || moreThan(rank(`${text}，${line.text}`, undefined), rank(text, undefined), form)
  return own.works && !isHeardHere && (own.counted.get(first.form.code) ?? 0) > 0
}

const moreThan = (one: ReturnType<Rank>, other: ReturnType<Rank>, form: string): boolean =>
  (one.counted.get(form) ?? 0) > (other.counted.get(form) ?? 0)
