/** Fixed words of a clause, printed to the letter. */
export type ClauseWords = { readonly kind: 'words'; readonly text: string }

/**
 * `{code}`; `{code:余}` is rounded; `{code|list:4}` names at most four and then 等, `{code|list:4和}` with 和 before the
 * last; `{code|list:4项活动}` says how many there are where it does not name them all: A、B、C、D等12项活动; `{code|first}` is the most frequent name alone; `{code|count}` is how many names there are.
 */
export type ClauseSlot = {
  readonly kind: 'value'
  readonly code: string
  readonly rounded?: boolean
  readonly list?: number
  readonly and?: true
  /** What is counted where not all are named: `项活动`. */
  readonly measure?: string
  /** No 等 for the names that are left unsaid. */
  readonly alone?: true
  readonly count?: true
  /** `{code|同比}`: 同比增长12.5%, beside the same days of the year before. */
  readonly growth?: true
  /** `{code|of:target}`: how many of a hundred of that it is. */
  readonly whole?: string
}

/** `{code}？`: a part is printed only where the code has a value; `{code>1}？`: only of such a number, or of so many names. */
export type Condition = { readonly slot: ClauseSlot; readonly is: Comparison; readonly than: number }
export type Comparison = '>' | '<' | '=' | '≥' | '≤'

/**
 * `[ … ]`: left out whole when a value inside it is missing or zero, or its condition does not hold. `[ … | … ]`: then the
 * part behind the `|` takes its place; that one may be fixed words.
 */
export type ClauseOption = {
  readonly kind: 'optional'
  readonly when?: Condition
  readonly parts: Clause
  readonly or?: ClauseOption
}

export type ClausePart = ClauseWords | ClauseSlot | ClauseOption
export type Clause = readonly ClausePart[]

/** The codes of a clause in the order in which it names them, each once. */
export function clauseCodes(clause: Clause): readonly string[] {
  return [...new Set(slotsOf(clause).flatMap(({ code, whole }) => (whole === undefined ? [code] : [code, whole])))]
}

/** Every value of a clause, those inside brackets and of conditions too. */
export function slotsOf(clause: Clause): readonly ClauseSlot[] {
  return clause.flatMap((part) =>
    part.kind === 'value' ? [part] : part.kind === 'optional' ? slotsOfOption(part) : [],
  )
}

function slotsOfOption({ when, parts, or }: ClauseOption): readonly ClauseSlot[] {
  return [...(when ? [when.slot] : []), ...slotsOf(parts), ...(or ? slotsOfOption(or) : [])]
}

/** The option with `change` made to the parts of each of its alternatives, and to its conditions. */
export function mapOption(option: ClauseOption, change: (parts: Clause) => Clause): ClauseOption {
  const { when, parts, or } = option
  const [slot] = when ? change([when.slot]) : []
  return {
    ...option,
    ...(when && slot?.kind === 'value' ? { when: { ...when, slot } } : {}),
    parts: change(parts),
    ...(or ? { or: mapOption(or, change) } : {}),
  }
}

/** The values of a clause by the phrases that punctuation parts it into, brackets or not. */
export function phrasesOf(clause: Clause): readonly (readonly ClauseSlot[])[] {
  const phrases: ClauseSlot[][] = [[]]
  const read = (part: ClausePart): void => {
    if (part.kind === 'value') phrases.at(-1)?.push(part)
    else if (part.kind === 'optional') {
      part.parts.forEach(read)
      if (part.or) read(part.or)
    } else if (/[，。；：]/u.test(part.text)) phrases.push([])
  }
  clause.forEach(read)
  return phrases
}
