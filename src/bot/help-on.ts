import { keyOf } from '../chinese/typed.ts'
import type { Key } from '../messages/buttons.ts'
import { pairsIn } from '../sentence/plain.ts'
import type { Door, Feature } from './feature.ts'
import { shownTo } from './menus.ts'
import { isStranger } from './who.ts'

/** A line of /help, and the buttons of the first page that lead to what it speaks of. */
export type HelpLine = { readonly line: string; readonly keys: readonly Key[] }

/** Longer words are a report, and ask nothing. */
const LONGEST = 20
const MOST_LINES = 3
/** In more lines than these a word says nothing of which is meant: 单位, 汇编. */
const COMMON = 2
/** Words of a question, or of a wish. */
const ASKS =
  /怎么|怎样|如何|咋|哪里|在哪|哪儿|能不能|可不可以|能否|我们?(?:要|想|得|需要)|(?:吗|么|呢)$|[?？]|^我.{1,6}了$|^(?:转|找|联系)|(?:人工|客服)$|^(?:再|补|要|想)(?:加|补|传|发|换)/u
/** What is left out of a question before its words are looked for: it says nothing of what is meant. */
const AROUND =
  /请问|有没有|没有|怎么办|怎么样?|怎样|如何|咋|哪里|在哪|哪儿|能不能|可不可以|能否|可以|我们?|一下|需要|[要想得吗么呢啊了的?？!！，,。]/gu

/** 怎么催: one character is left of the question. */
const LONE = /^，*(\p{Script=Han})，*$/u

/** Whether somebody asks, or says what they want to do. */
export function asksHow(text: string): boolean {
  return ASKS.test(text.trim())
}

/** What the button of this person's first page is for that the words say: its lines of /help, with it; none where there is none. */
export function pageNamed(features: readonly Feature[], text: string, door: Door): readonly HelpLine[] {
  const own = shownTo(features, door.who).flat()
  const named = own.find((feature) => feature.opens?.label === text.trim())
  const opens = named?.opens
  if (!named || !opens) return []
  const lines = linesOf(named, door)
  return (lines.length > 0 ? lines : [opens.label]).map((line) => ({ line, keys: [opens] }))
}

/** The lines of /help that are for this person and have the words of what was asked: 怎么邀请人, 我要请假. */
export function helpOn(features: readonly Feature[], text: string, door: Door): readonly HelpLine[] {
  const key = keyOf(text)
  if ([...key].length > LONGEST || isStranger(door.who)) return []
  // What words are known by where nothing parts them; how many there are says nothing of what is meant.
  const left = key.replace(AROUND, '，')
  const asked = [...pairsIn(left), ...(LONE.exec(left)?.slice(1) ?? [])].filter((two) => !/[一二两三几]/u.test(two))
  const all = linesFor(features, door).map((each) => {
    const said = [each.line, ...each.keys.map(({ label }) => label)].join()
    return { ...each, has: asked.filter((two) => said.includes(two)) }
  })
  const telling = (two: string) => all.filter(({ has }) => has.includes(two)).length <= COMMON
  const found = all.map(({ has, ...line }) => ({ line, count: has.filter(telling).length }))
  const most = Math.max(0, ...found.map(({ count }) => count))
  return found
    .filter(({ count }) => count > 0 && count === most)
    .map(({ line }) => line)
    .slice(0, MOST_LINES)
}

/** A feature's lines of /help. */
export function linesOf({ help = [] }: Feature, door: Door): readonly string[] {
  return typeof help === 'function' ? help(door) : help
}

function linesFor(features: readonly Feature[], door: Door): HelpLine[] {
  const own = shownTo(features, door.who).flat()
  const opening = own.flatMap(({ opens, command }) => (opens ? [{ opens, command }] : []))
  return own.flatMap((of) =>
    linesOf(of, door).map((line) => {
      // What has no button of its own says where it is: “我的任职”, /units.
      const named = opening.filter(
        ({ opens, command }) =>
          line.includes(`“${opens.label}”`) || (command !== undefined && line.includes(`/${command}`)),
      )
      return { line, keys: of.opens ? [of.opens] : named.map(({ opens }) => opens) }
    }),
  )
}
