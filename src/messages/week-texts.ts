import { key } from './buttons.ts'
import type { Said } from './said.ts'

/** The most characters of a sentence or a line that an editor types. */
export const LONGEST_TEXT = 60
/** The most lines of 下周安排. */
export const MOST_LINES = 10

export const DECIDED = { passed: '可以发', dropped: '不发', reworded: '已改写' }

/** 修改: what an editor can change of a digest that is not out yet. `texts`: how many free texts there are to read. */
export function editMenu(digest: number, texts: number, lead = ''): Said {
  return {
    text: `${lead}要改什么？数字有错，请填报单位更正；这里改文字。`,
    keys: [
      [key('写下周安排', 'weekNext', { digest })],
      ...(texts > 0 ? [[key(`逐条看文字（${texts}条）`, 'weekText', { digest, index: 0 })]] : []),
      [key('看预览', 'weekPreview', { digest })],
      [key('发布', 'weekPublish', { digest })],
    ],
  }
}

/** A free text, one of those that a digest has, with what an editor is told of it. */
export type ShownText = {
  readonly digest: number
  /** Its place among the digest's texts, from 0, and how many they are. */
  readonly index: number
  readonly of: number
  readonly unit: string
  /** Of which report, question and revision it is. */
  readonly report: number
  readonly code: string
  readonly revision: number
  /** As it would be printed. */
  readonly text: string
  readonly decided: keyof typeof DECIDED | undefined
  /** It looks as if somebody were named. */
  readonly namesPerson: boolean
  /** There is room for it in the group's item. */
  readonly fits: boolean
}

/** One free text at a time: may it go to the groups? */
export function textPage(shown: ShownText, lead = ''): Said {
  const { digest, index, of, unit, report, code, revision, text, decided, namesPerson, fits } = shown
  const ref = { digest, report, code, revision }
  const state = decided ? `（${DECIDED[decided]}）` : ''
  const lines = [
    `${lead}${index + 1}/${of} ${unit}${state}`,
    text,
    ...(namesPerson ? ['⚠ 像有人名，群里不要出现。'] : []),
    ...(fits ? [] : ['这条太长，群里不登这句；要登，请点“改写”改短些。']),
  ]
  return {
    text: lines.join('\n'),
    keys: [
      [key('可以发', 'weekPass', ref), key('不发这句', 'weekDrop', ref), key('改写', 'weekReword', ref)],
      [key('下一条', 'weekText', { digest, index: index + 1 }), key('返回', 'weekEdit', { digest })],
    ],
  }
}

/** Before a text that is not the one that was decided on. */
export const CHANGED_SINCE = '这一条刚被改过，请看过再定。\n'

export function askForWords(digest: number): Said {
  return {
    text: `请打改好的一句话，不超过${LONGEST_TEXT}字。`,
    keys: [[key('返回', 'weekText', { digest, index: 0 })]],
  }
}

export function wordsTooLong(characters: number): Said {
  return { text: `请不超过${LONGEST_TEXT}字（现在${characters}字）。` }
}

/** Numbers in other words for a report that the report does not have. */
export function numbersAdded(numbers: readonly string[]): Said {
  return { text: `没有保存：${numbers.join('、')}不在这份填报里。\n请改好再发一次。` }
}

export function askForNextWeek(digest: number, lines: readonly string[]): Said {
  const now = lines.length > 0 ? ['现在的是：', ...lines, ''] : []
  return {
    text: [...now, '请打下周安排，一行一条；打“无”就不登。'].join('\n'),
    keys: [[key('返回', 'weekEdit', { digest })]],
  }
}

export function lineTooLong(line: string): Said {
  return { text: `每条请不超过${LONGEST_TEXT}字，这一条长了：${[...line].slice(0, 12).join('')}…` }
}

export function tooManyLines(): Said {
  return { text: `请不超过${MOST_LINES}条。` }
}

export function nextWeekKept(lines: number): string {
  return `已记下${lines}条下周安排。\n`
}
