import type { Repeat } from '../../digest/superior/asked.ts'
import type { Mark } from '../../digest/superior/mark.ts'
import type { Filled, Row } from '../../digest/superior/values.ts'

/** A mark where it stands. */
export type PlacedMark = {
  /** `妇联统计表!B5`, or in a document the words around it. */
  readonly place: string
  readonly mark: Mark
  /** In rows that repeat over what. */
  readonly inRows: Repeat | undefined
}

/** What is wrong at a place, and what would do. */
export type Fault = { readonly place: string; readonly why: string }

/** What was put in the place of a mark. */
export type Put = {
  readonly place: string
  readonly mark: Mark
  readonly row: Row | undefined
  readonly filled: Filled
}

/** How a table is filled. */
export type FillWith = {
  readonly rows: (repeat: Repeat) => readonly Row[]
  readonly value: (mark: Mark, row: Row | undefined, inRows: Repeat | undefined) => Filled
}

/** A superior's table as it was read. */
export type Template = {
  readonly marks: readonly PlacedMark[]
  readonly faults: readonly Fault[]
  /** Filled anew from the file each time. */
  readonly fill: (how: FillWith) => Promise<{ readonly bytes: Uint8Array; readonly put: readonly Put[] }>
}

/** What rows repeat over, by the word that an editor wrote. */
export function repeatNamed(name: string): Repeat | undefined {
  const found = {
    镇: '镇',
    乡镇: '镇',
    镇街: '镇',
    镇和县本级: '镇和县本级',
    村: '村',
    村社区: '村',
    月: '月',
  } as const
  return Object.entries(found).find(([word]) => word === name)?.[1]
}

export function noRepeat(name: string): string {
  return `没有{#${name}}这种重复，可以写{#镇}、{#镇和县本级}、{#村}、{#月}`
}

export function wideBraces(written: string): string {
  return `${written}的花括号要用半角的{ }`
}

export function unpaired(words: string): string {
  return `“${words}”这里的花括号没有配成对`
}

/** Whether nobody has reported what is asked for: alone its place stays empty, in a sentence it is 0. */
export function isNobodys({ text, source }: Filled): boolean {
  return text === '' && source !== undefined && !source.compares
}

/** What stands beside words where a number cannot be said: 0 of what nobody has reported, — of what cannot be compared. */
export function besideWords(filled: Filled): string {
  if (isNobodys(filled)) return '0'
  return filled.text === '' && filled.source ? '—' : filled.text
}
