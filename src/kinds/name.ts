import { answersIn, isNoName, plainlyIs } from '../chinese/answers-in.ts'
import { joinsEvents } from '../chinese/behind-event.ts'
import { withoutCourtesy } from '../chinese/courtesy.ts'
import { joinedNames } from '../chinese/joined-names.ts'
import { nameCore, namesEvent, saidOfName, withoutCry } from '../chinese/name-core.ts'
import { showsName } from '../chinese/name-evidence.ts'
import { bareName, isDressed, printedName } from '../chinese/name-marks.ts'
import { putRight } from '../chinese/put-right.ts'
import { clip, lengthOf, quoted } from '../chinese/quoted.ts'
import { cleanName, halfQuoted, withOtherHalf } from '../chinese/quotes.ts'
import { smallTalk } from '../chinese/small-talk.ts'
import { isTalk } from '../chinese/talk-words.ts'
import { isWhereOrWho, namesThing } from '../chinese/thing.ts'
import { thingsCounted } from '../chinese/things-counted.ts'
import {
  saysForgotten,
  saysHowToChange,
  saysNone,
  saysNothing,
  takenBack,
  tidy,
  withoutLead,
} from '../chinese/typed.ts'
import { type Asked, type Kind, type Known, type Reading, refused } from './kind.ts'
import { noData, plainData, typedData } from './shared/data.ts'
import { namesApart, unmarked } from './shared/names-apart.ts'

const MOST_BUTTONS = 6
const BUTTON_LENGTH = 20

/** Why `name`, cleaned, cannot stand for itself; undefined where it can. Shared with each line of a `list`. */
export function faultOfName(name: string, asked: Asked, { past }: Pick<Known, 'past'> = {}): string | undefined {
  if (name === '') return '还没有写名称，请直接打名称。'
  const isTold = isDressed(name) || past
  if (saysForgotten(name)) return `${quoted(name)}不是名称。记不清的，用几个字写做了什么就行。`
  if (saysNothing(name) || isSmallTalk(name) || (!isTold && isTalk(name))) return `${quoted(name)}不是名称，请写全名。`
  if (/https?:|www\./iu.test(name)) return `${quoted(name)}是网址，请写名称。`
  if (!/\p{L}/u.test(name)) return `${quoted(name)}不像名称，请用文字写。`
  if (thingsCounted(name)?.maybeName === false) return `${quoted(name)}是个数，请写名称。`
  if (halfQuoted(name)) return `${quoted(name)}的${/[《》]/u.test(name) ? '书名号' : '引号'}只有一半，请补上或去掉。`
  const length = lengthOf(bareName(name))
  if (length > asked.max_length) return `${quoted(name)}有${length}个字，请缩短到${asked.max_length}个字以内。`
  return undefined
}

/** 好的，收到: of nothing else. */
function isSmallTalk(text: string): boolean {
  return text.split(/[，,、\s]/u).every((part) => smallTalk(part) !== undefined)
}

const OWN_COMMA = '名称里本来有逗号的，请加上《》。'

function read(asked: Asked, text: string, known: Known): Reading {
  const { today, names: given } = known
  const said = withoutLead(withoutCourtesy(tidy(text)))
  const typed = unmarked(said)
  if (takenBack(typed) || saysHowToChange(typed)) return refused('那请把对的名称再打一遍。')
  const right = putRight(typed)
  if (right !== undefined) {
    const meant = read(asked, right, known)
    return meant.kind === 'value' ? { ...meant, kind: 'guess', ask: isIt(String(meant.value)) } : meant
  }
  const shape = shapeOfExample(asked.hint)
  if (shape !== undefined && new RegExp(`^(?:${shape.source})$`, 'u').test(typed)) return readOne(asked, typed, known)
  const whole = restOfExample(asked.hint)?.test(typed) ? readOne(asked, typed, known) : undefined
  if (whole?.kind === 'value') return { ...whole, kind: 'guess', ask: `${quoted(typed)}没有写全，就记这个吗？` }
  // As it would be kept: what is kept reads as the same name again.
  const parts = answersIn(typed.includes('\n') ? typed : cleanName(typed), today)
  const names = parts.filter(
    (part, i) =>
      !(parts.length === 1
        ? isNoName(part, today)
        : plainlyIs(part, today) || isWhereOrWho(part) || (i > 0 && saidOfName(part))),
  )
  if (names.length < parts.length && !saysNone(typed)) {
    if (names.length === 0) return refused(`${quoted(typed)}像是日期或数量，这一题请写名称。`)
    if (names.filter(namesEvent).length > 1) return refused(`这里不止一项内容，请先只写名称。${OWN_COMMA}`)
    const first = readOne(asked, names.join('，'), known)
    if (first.kind === 'refused') return first
    const { core } = nameCore(String(first.value))
    return { kind: 'guess', value: core || first.value, ask: `${isIt(core || String(first.value))}\n${OWN_COMMA}` }
  }
  // 1.姐妹课堂2.反诈课堂
  if (said !== typed && namesApart(said).names.length > 1) return refused(`这里不止一项，请先写一个名称。${OWN_COMMA}`)
  const one = readOne(asked, typed, known)
  return one.kind === 'value' && !given.some((name) => bareName(name) === bareName(String(one.value)))
    ? (doubtedName(asked, String(one.value), known) ?? one)
    : one
}

/** A name in marks, as it stands in a question: what it has itself are then the inner ones. */
const marked = (name: string): string => `“${clip(bareName(name), 16).replace(/“/gu, '‘').replace(/”/gu, '’')}”`

const isIt = (name: string): string => `名称是${marked(name)}，对吗？`

/** A name with words around it, or in it, that names seldom have. */
function doubtedName(asked: Asked, name: string, known: Known): Reading | undefined {
  const { core, odd } = nameCore(name, asked.marks === '《》')
  const short = core === name ? undefined : readOne(asked, core, known)
  const whole = marked(name)
  if (short?.kind === 'value') {
    const ask = isIt(String(short.value))
    const yes = `是${marked(String(short.value))}`
    return { ...short, kind: 'guess', ask, yes, or: { label: `是${whole}`, value: name } }
  }
  const doubtful =
    odd ||
    !showsName(name) ||
    isShort(name) ||
    joinsActivities(name) ||
    (isWhereOrWho(name) && !ASKS_BODY.test(asked.ask))
  return doubtful ? { kind: 'guess', value: name, ask: `名称就叫${whole}吗？` } : undefined
}

/** What may be called by the name of a place or a body alone. */
const ASKS_BODY = /协会|单位|组织|机构|刊|地点|学校/u

/** 演练, 河边: hardly what anything is called. */
const isShort = (name: string): boolean => !isDressed(name) && lengthOf(name) < 3 && !namesThing(name)

/** 姐妹课堂和阳光助残行动: each a name by itself, together hardly one. */
function joinsActivities(name: string): boolean {
  const [first = '', ...others] = joinedNames(name).names
  const several = others.length > 0 && (/以及|还有/u.test(name) || [first, ...others].every(namesEvent))
  return several || joinsEvents(name)
}

/** Without blanks, odd marks and a number before it: what is kept reads as itself again. */
function bare(typed: string): string {
  const name = cleanName(unmarked(typed).replace(/^(?:（([^（）]+)）|\(([^()]+)\)|\[([^[\]]+)\])$/u, '$1$2$3'))
  return name === typed ? name : bare(name)
}

function readOne(
  asked: Asked,
  typed: string,
  known: Pick<Known, 'past'> = {},
): Extract<Reading, { kind: 'value' | 'refused' }> {
  if (typed.includes('\n')) return refused('这里有好几行，这一题只写一个名称，请写成一行。')
  if (saysNone(typed)) return refused(asked.optional ? '没有就点“跳过”。' : `${quoted(typed)}不是名称，请写全名。`)
  const name = asked.marks === '《》' ? bare(typed) : withoutCry(bare(typed))
  const fault = faultOfName(name, asked, known)
  if (fault === undefined) return { kind: 'value', value: name }
  const whole = withOtherHalf(name)
  return refused(fault, whole === undefined ? [] : [{ label: clip(whole, BUTTON_LENGTH), input: whole }])
}

const EXAMPLE = /“([^”]*\d[^”]*|[^”]*第[^”]*)”/u
const NUMBER = '[\\d一二三四五六七八九十百]{1,4}'

/** Words of the shape of the example in a question's hint, with other numbers: 第十三季第5期. */
function shapeOfExample(hint = ''): RegExp | undefined {
  const [, example] = EXAMPLE.exec(hint) ?? []
  if (example === undefined) return undefined
  return new RegExp(example.replace(/第/gu, '第?').replace(/(?:\d+|[一二三四五六七八九十]+)/gu, NUMBER), 'u')
}

/** Words that lack the first part of that shape: 第5期. */
function restOfExample(hint = ''): RegExp | undefined {
  const { source = '' } = shapeOfExample(hint) ?? {}
  const parts = source.split(/(?=第\?)/u)
  return parts.length > 1 ? new RegExp(`^(?:${parts.slice(1).join('')})$`, 'u') : undefined
}

/** One name: chosen among those given before, or typed. Value: the name, with the quotation marks that it was given in. */
export const name: Kind = {
  howTo: (asked) => `直接打名称，${asked.max_length}字以内。`,
  suggest(asked, known) {
    const once = known.names.filter((given, i, all) => all.findIndex((n) => bareName(n) === bareName(given)) === i)
    const good = once.filter((given) => readOne(asked, given).kind === 'value')
    return good.slice(0, MOST_BUTTONS).map((given) => [{ label: clip(given, BUTTON_LENGTH), input: given }])
  },
  remembered: (value) => (typeof value === 'string' ? [value] : []),
  picks: 'nothing',
  takesPictures: false,
  shape: ({ hint }) => shapeOfExample(hint),
  read,
  show: ({ value }) => String(value),
  asTyped: () => true,
  tellsDay: false,
  counts: 'nothing',
  figures: () => [],
  words: 'names',
  said: (value, { marks }) => ({ as: 'names', names: [printedName(String(value), marks)] }),
  cell: String,
  cellWidth: 16,
  fromData: noData,
  typedData,
  plainData,
}
