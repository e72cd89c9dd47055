import { type Document, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import { cleanTexts } from '../chinese/clean-text.ts'

/** Where something is wrong in a catalogue, and what would be right. `field` is empty where a whole file is meant. */
export type Problem = {
  readonly file: string
  readonly line: number
  readonly field: string
  readonly problem: string
  /** What is written on that line; absent where nothing is. */
  readonly excerpt?: string
}

export type Path = readonly PropertyKey[]

/** Something wrong at a path, before it is known where in a file that is. */
export type Fault = { readonly path: Path; readonly problem: string }

/** Told of each fault. */
export type Found = (path: Path, problem: string) => void

/** Places that are named behind the first where one slip shows at several. */
const MOST_ALSO = 3

/**
 * `catalogue/women.yaml:12 forms[2].questions[0].ask：不超过30个字（现有34个字）` with what is written there below it. A code
 * that was changed in one place is missed in all that name it: that is told once.
 */
export function problemLines(problems: readonly Problem[]): string {
  const slips = new Map<string, Problem[]>()
  for (const [i, problem] of problems.entries()) {
    // Only what is said of one name is one slip: to be no text may be wrong with anything.
    const slip = problem.problem.includes('“') ? problem.problem : String(i)
    slips.set(slip, [...(slips.get(slip) ?? []), problem])
  }
  return [...slips.values()]
    .flatMap(([first, ...others]) => {
      if (!first) return []
      const { file, line, field, problem, excerpt } = first
      const told = `${file}:${line}${field ? ` ${field}` : ''}：${problem}${alsoAt(others)}`
      return excerpt ? [told, `    ${excerpt}`] : [told]
    })
    .join('\n')
}

function alsoAt(others: readonly Problem[]): string {
  if (others.length === 0) return ''
  const named = others.slice(0, MOST_ALSO).map(({ file, line }) => `${file}:${line}`)
  return `（另有${others.length}处也是：${named.join('、')}${others.length > MOST_ALSO ? '等' : ''}）`
}

/** A YAML file that remembers on which line each of its fields stands. */
export type Source = {
  readonly file: string
  readonly data: unknown
  /** What is no YAML, or no YAML that means anything; `data` is then not to be used. */
  readonly broken: readonly Problem[]
  at(path: Path, problem: string): Problem
}

/** What a clerk reads in place of the parser's English; anything rarer is called by its code. */
const BROKEN: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对，同一层要对齐',
  BAD_SCALAR_START: '这个符号不能开头，请给整段文字加上单引号',
  BLOCK_AS_IMPLICIT_KEY: '缩进或冒号不对，一行只写一个“名称: 内容”',
  BLOCK_IN_FLOW: '花括号或方括号里要写在一行，用逗号隔开',
  DUPLICATE_KEY: '同一处写了两遍，请只留一个；如果是另一项，前面要有“- ”',
  MISSING_CHAR: '少了引号、括号、逗号或冒号，或者缩进不对',
  MULTILINE_IMPLICIT_KEY: '冒号不对，一行只写一个“名称: 内容”',
  TAB_AS_INDENT: '缩进要用空格，不用Tab键',
  UNEXPECTED_TOKEN: '多了符号，或少了引号；文字里有特殊符号时请加单引号',
}

/** An alias may stand for itself or for millions of others, and says nothing to a clerk. */
const ALIAS = '不要用“*名称”代替内容，请把内容写出来'

/** Reads YAML; a fault in it is among `broken`, never thrown. */
export function parseSource(file: string, text: string): Source {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const written = text.split('\n')
  const at = (offset: number, field: string, problem: string): Problem => {
    const line = lines.linePos(offset).line || 1
    const excerpt = excerptOf(written[line - 1] ?? '')
    return { file, line, field, problem, ...(excerpt ? { excerpt } : {}) }
  }
  const faults = [...document.errors, ...document.warnings].map(({ code, pos }) => {
    const offset = code === 'MISSING_CHAR' ? quoteBefore(document, pos[0]) : pos[0]
    const field = fieldName(code === 'DUPLICATE_KEY' ? pathOfKey(document, pos[0]) : [])
    return { offset, problem: at(offset, field, BROKEN[code] ?? `不合YAML格式（${code}）`) }
  })
  // Whatever else the parser finds behind it follows from the first fault.
  const [first] = faults.sort((a, b) => a.offset - b.offset)
  const broken = [...(first ? [first.problem] : []), ...aliasesIn(document).map((offset) => at(offset, '', ALIAS))]
  return {
    file,
    data: broken.length > 0 ? undefined : cleanTexts(document.toJS()),
    broken,
    at: (path, problem) => at(offsetOf(document, path), fieldName(path), problem),
  }
}

/** Longest line that is shown, in characters. */
const LONGEST_EXCERPT = 60

function excerptOf(line: string): string {
  const signs = [...line.trim()]
  return signs.length > LONGEST_EXCERPT ? `${signs.slice(0, LONGEST_EXCERPT).join('')}…` : signs.join('')
}

/** `forms[2].questions[0].ask`. */
export function fieldName(path: Path): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key}]`
    return name ? `${name}.${String(key)}` : String(key)
  }, '')
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0
}

/** Where the field stands; for one that is missing, where the thing stands that lacks it. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents
  let offset = document.contents ? startOf(document.contents) : 0
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key)
      if (!pair) break
      if (isScalar(pair.key)) offset = startOf(pair.key)
      node = pair.value
    } else if (isSeq(node) && typeof key === 'number') {
      const item = node.items[key]
      if (!isMap(item) && !isSeq(item) && !isScalar(item)) break
      offset = startOf(item)
      node = item
    } else break
  }
  return offset
}

function aliasesIn(document: Document): number[] {
  const found: number[] = []
  visit(document, {
    Alias(_, alias) {
      found.push(startOf(alias))
    },
  })
  return found
}

/** A quote that is missing is noticed where the next one stands, or at the end; the clerk looks for where it began. */
function quoteBefore(document: Document, offset: number): number {
  let found = offset
  visit(document, {
    Scalar(_, scalar) {
      const [start = 0, end = 0] = scalar.range ?? []
      if (/^QUOTE/.test(scalar.type ?? '') && start < offset && offset <= end) found = start
    },
  })
  return found
}

/** The path of the key that stands at `offset`. */
function pathOfKey(document: Document, offset: number): Path {
  let found: Path = []
  visit(document, {
    Scalar(place, scalar, ancestors) {
      if (place !== 'key' || startOf(scalar) !== offset) return undefined
      found = [...ancestors, scalar].flatMap((ancestor, i, all): (string | number)[] => {
        if (isPair(ancestor)) return isScalar(ancestor.key) ? [String(ancestor.key.value)] : []
        const next = all[i + 1]
        return isSeq(ancestor) && next ? [ancestor.items.indexOf(next)] : []
      })
      return visit.BREAK
    },
  })
  return found
}
