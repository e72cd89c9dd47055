import { digestById, recentDigests } from '../../database/digest.ts'
import type { Database } from '../../database/open.ts'
import type { Write } from '../../database/write.ts'
import { editionNow } from '../../desk/preview.ts'
import { digestName, subjectOf } from '../../desk/subject.ts'
import { type Trace, traceFigure } from '../../desk/trace.ts'
import { type FigurePlace, figurePlaces, whatOf } from '../../digest/figure-places.ts'
import { called, key } from '../../messages/buttons.ts'
import type { Said } from '../../messages/said.ts'
import * as messages from '../../messages/trace.ts'
import { type Door, feature } from '../feature.ts'

const MOST_DIGESTS = 6

type Names = 'trace' | 'traceDigest' | 'traceSection' | 'traceNumber'

type Shown =
  | { readonly digests: readonly { readonly id: number; readonly name: string }[] }
  /** What was typed behind the command, and the numbers of the newest digest that it means. */
  | { readonly digest: number; readonly asked: string; readonly found: readonly FigurePlace[] }
  | {
      readonly digest: number
      readonly places: readonly FigurePlace[]
      readonly show: 'sections' | 'number gone' | { readonly section: string; readonly page: number }
    }
  | { readonly digest: number; readonly traced: Trace; readonly page: number }

/** `writes`: what was compiled to look at, kept. */
type Facts = { readonly shown: Shown; readonly writes: readonly Write[] }

/** 440余个是谁报的, 21人哪来的: the number, as it is printed. */
const WHERE_FROM =
  /^(?:请问|这个|汇编里?的?|那个)?[“"]?(?<number>\d[\d.]*[万亿]?余?)[”"]?(?:\p{Script=Han}{0,4}?)(?:这个数(?:字)?)?(?:都|又)?(?:是)?(?:谁报的|谁的|哪些?(?:个|家)?单位报?的|哪里?来的|哪儿来的|怎么(?:来|算)的|从哪里?来的?|的?来源)(?:呢|啊|呀)*[?？]?$/u

/** /trace: an editor opens a printed number and sees the reports that it was made of. */
export const trace = feature<Facts, Names>({
  command: 'trace',
  role: 'editor',
  narrows: true,
  place: 'private',
  menu: '数字的来源',
  topic: 'digests',
  help: ['/trace 看一个数字是哪些填报来的'],
  opens: key('溯源', 'trace'),
  named: called(
    '数字、来源、出处、数字 来、数 来、谁 报、数字 对不上、核 数字、哪 单位 报、怎么 加|得|凑 发布|来|的、加 发布|起来 怎么|的、怎么 来 的、哪来 的、怎么 算 的|发布、由|包括|包含|含 哪些|谁|单位、哪些|哪几个|哪几家 单位 报|加、数 不对|不准|错|大|小|高|低|问题|虚|核实|查|名单|谁|怎么、对不上、数字 不对|不准|错|大|小|高|低|问题|虚|核实|查|名单|谁|怎么、偏大、偏小、偏高、虚高、水分、原始 填报、依据、根据 什么、追溯、明细、数字 明细、倒查、谁 没算进|没算上|漏|没加进|没计、没算进、没算上、谁|哪家|哪个|哪些|哪几家|哪 单位 没 算、漏算、少算、漏 算|加|计 谁|哪、没 加|计 进|上、多 打|写 数字|数|一个、人数 是不是、是不是 错|多|少 数|数字|人数',
    key('', 'trace'),
  ),
  meant: (words) => WHERE_FROM.exec(words)?.groups?.['number'],
  buttons: ['trace', 'traceDigest', 'traceSection', 'traceNumber'],
  load: async (db, asked, door) => {
    if (asked.by === 'command' && asked.words !== '') {
      const [newest] = await recentDigests(db, door.reach, 1)
      if (!newest) return digests(db, door)
      const { digest, writes } = await editionNow(db, door.desk, newest, 'office', door.clock)
      const found = figurePlaces(digest).filter((p) => isMeant(p, asked.words))
      return { shown: { digest: newest.id, asked: asked.words, found }, writes }
    }
    if (asked.by !== 'tap' || asked.button.name === 'trace') return digests(db, door)
    const { button } = asked
    const row = await digestById(db, button.parts.digest)
    if (!row) return digests(db, door)
    const { digest, writes } = await editionNow(db, door.desk, row, 'office', door.clock)
    const places = figurePlaces(digest)
    const show = (what: Extract<Shown, { readonly places: unknown }>['show']): Facts => {
      return { shown: { digest: row.id, places, show: what }, writes }
    }
    if (button.name === 'traceDigest') return show('sections')
    if (button.name === 'traceSection') return show(button.parts)
    const place = messages.placeShown(places, button.parts)
    if (!place) return show('number gone')
    const { page } = button.parts
    return {
      shown: { digest: row.id, traced: await traceFigure(db, door.desk, digest, place, { page }), page },
      writes,
    }
  },
  decide: ({ shown, writes }) => ({ say: [pageOf(shown)], write: writes }),
})

function pageOf(shown: Shown): Said {
  if ('digests' in shown) {
    return shown.digests.length === 0 ? messages.NOTHING_COMPILED : messages.digestList(shown.digests)
  }
  const { digest } = shown
  if ('found' in shown) return messages.numbersFound(digest, shown.asked, shown.found)
  if ('traced' in shown) return messages.numberTraced(digest, shown.traced, shown.page)
  const { places, show } = shown
  if (show === 'sections') return messages.sectionList(digest, places)
  if (show === 'number gone') return messages.sectionList(digest, places, messages.NUMBER_GONE)
  return messages.numbersOfSection(digest, places, show)
}

/** A number as it is printed or as it counts; words that stand around one. */
function isMeant(place: FigurePlace, asked: string): boolean {
  const { printed, value } = place.span
  const number = /^\d+(?:\.\d+)?余?$/u.test(asked)
  return (!number && whatOf(place, printed).includes(asked)) || printed === asked || String(value) === asked
}

async function digests(db: Database, { desk, reach }: Door): Promise<Facts> {
  const rows = await recentDigests(db, reach, MOST_DIGESTS)
  const named: { id: number; name: string }[] = []
  for (const row of rows) named.push({ id: row.id, name: digestName(await subjectOf(db, desk, row)) })
  return { shown: { digests: named }, writes: [] }
}
