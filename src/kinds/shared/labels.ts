import { namesBody } from '../../chinese/body-name.ts'
import { ONE_TO_NINE } from '../../chinese/digits.ts'
import { smallNumber } from '../../chinese/small-number.ts'
import { keyOf } from '../../chinese/typed.ts'
import type { Suggestion } from '../kind.ts'

/** Full names and habits of speech for the words that catalogues use as labels. */
const ALSO: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    总工会: ['工会'],
    团委: ['共青团', '团县委', '团州委', '团市委', '团省委', '团镇委', '共青团委员会'],
    妇联: ['妇女联合会'],
    工商联: ['工商业联合会'],
    残联: ['残疾人联合会'],
    科协: ['科学技术协会'],
    文联: ['文学艺术界联合会'],
    红十字会: ['红会', '红十字'],
    国家级: ['全国'],
    省级: ['全省'],
    州级: ['全州'],
    市级: ['全市'],
    县级: ['全县'],
    镇级: ['乡', '乡级', '乡镇', '乡镇级', '镇街', '镇街级'],
    其他: ['其它', '别的'],
    其他部门: ['其它部门', '其他', '其它'],
    没有联合: ['不联合', '没联合', '未联合', '无联合', '单独'],
    教体局: ['教育和体育局', '教育体育局', '教育局'],
    卫健局: ['卫生健康局', '卫健委', '卫生局', '卫计局'],
    人社局: ['人力资源和社会保障局', '人力资源社会保障局'],
    农业农村局: ['农业局', '农业农村和乡村振兴局'],
    政法委: ['政法委员会', '委政法委'],
    预防电信网络诈骗: ['反诈', '反诈骗', '防诈', '防诈骗', '防电诈', '电信诈骗', '电信网络诈骗', '防范电信诈骗'],
  }),
)

/** Who chooses writes no more characters than this: each line and word of it is compared with every label. */
export const LONGEST_CHOICE = 500

const LEAD = /^(?:我们?|这次|就)?(?:选择?|属于|报|联合|还有|是|和|与|同|跟|由)/u
const TAIL = /(?:这个|那个|一起|联合|开展|牵头|主办|方面|级别|的|吧|呢|啊|哦|了)$/u
/** 省里, 省展, 省二等奖: whose it is says the level. */
const OF_LEVEL = /(?<=^全?(?:国家?|[省州市县镇乡]))(?:[里上]|展|赛|[特一二三]等奖)$/u
const AMID_OF_LEVEL = /(?:全国|国家|(?<![我本咱各外全])[省州市县])(?:展|赛(?!诗|歌)|[特一二三]等奖)/gu
/** A place before an organization: 县妇联, 甲镇妇联. */
const PLACE = /^.{0,8}?(?:省|州|市|县|区|镇|乡|村|街道|社区)(?=.)/u
const OURSELVES = /^(?:我们单位|我们|我单位|咱们|自己)/u

const withoutLevel = (key: string): string => key.replace(/级$/u, '')

type Spellings = { readonly key: string; readonly all: ReadonlySet<string> }

/** Of the labels of catalogues, which are few and asked for with each answer that is read. */
const known = new Map<string, Spellings>()

function spellings(label: string): Spellings {
  const found = known.get(label)
  if (found) return found
  const key = keyOf(label)
  const made = { key, all: spelled(key) }
  known.set(label, made)
  return made
}

/** Every spelling that stands for the label of this key: `州（市）级` is also 州级, 市级, 州, 市. */
function spelled(key: string): ReadonlySet<string> {
  const bracket = /^(.*)\(([^()]+)\)(.*)$/u.exec(key)
  const [, before = '', inside = '', after = ''] = bracket ?? []
  const plain = bracket ? [before + after, inside + after, before + inside + after] : [key]
  const parts = key.split(/[,，]/u).filter((part) => part.length > 1)
  const also = [...plain, key].flatMap((word) => ALSO.get(word) ?? []).map(keyOf)
  const all = [key, ...plain, ...also, ...(parts.length > 1 ? parts : [])]
  return new Set([...all, ...all.map(withoutLevel), ...all.map((word) => word.replace(TAIL, ''))].filter(Boolean))
}

/** What was typed, from the letter to the gist. Each is looked up whole: nothing is left over, nothing is guessed. */
function readings(typed: string): string[] {
  const key = keyOf(typed)
  const tried = [key, key.replace(/它/gu, '他'), key.replace(OURSELVES, '本单位')]
  let gist = tried[2] ?? key
  for (let before = ''; before !== gist; ) {
    before = gist
    gist = gist.replace(TAIL, '').replace(OF_LEVEL, '') || gist
    tried.push(gist)
  }
  gist = gist.replace(LEAD, '') || gist
  tried.push(gist, withoutLevel(gist))
  if (PLACE.test(gist)) tried.push(`@${gist.replace(PLACE, '')}`)
  return tried
}

const HANZI = `${ONE_TO_NINE}十`
const NUMBERED = new RegExp(`^第?[\\d${HANZI}]`, 'u')
const POSITION = new RegExp(`^(?:选择?)?[(]?第?(\\d{1,2}|[${HANZI}])(?:个|项|号|条|[).])?$`, 'u')

/** `1`, `第一个`, `选2`: the position meant, from 0. */
function positionOf(typed: string, labels: readonly string[]): number | undefined {
  // A label that begins with a number would be meant by it: 一等奖.
  if (labels.some((label) => NUMBERED.test(spellings(label).key))) return undefined
  const found = POSITION.exec(keyOf(typed))
  if (!found?.[1]) return undefined
  const position = smallNumber(found[1])
  return position >= 1 && position <= labels.length ? position - 1 : undefined
}

/** The one label that the words name; undefined where there is none, or more than one. */
export function labelNamed(labels: readonly string[], typed: string): string | undefined {
  const key = keyOf(typed)
  const exact = labels.filter((label) => spellings(label).key === key)
  if (exact.length === 1) return exact[0]
  for (const reading of readings(typed)) {
    const places = reading.startsWith('@')
    const word = places ? reading.slice(1) : reading
    const found = labels.filter((label) => (!places || namesBody(label)) && spellings(label).all.has(word))
    if (found.length > 0) return found.length === 1 ? found[0] : undefined
  }
  if (!/[()]/u.test(key)) return undefined
  // 州（市）级 of a ledger of before is 州级 in a county that has come to write it so.
  const before = spelled(key)
  const same = labels.filter((label) => [...spellings(label).all].some((word) => before.has(word)))
  return same.length === 1 ? same[0] : undefined
}

/** Labels that stand amid other words, each with the words that say it: 省级赛事 has 省级. A label of one sign is in too many. */
export function labelsAmid(labels: readonly string[], words: string): { label: string; at: number; words: string }[] {
  const ofLevels = words.match(AMID_OF_LEVEL) ?? []
  return labels.flatMap((label) => {
    const level = label.endsWith('级')
    const spelled = [...spellings(label).all].filter(
      (spelling) =>
        spelling.length > 1 &&
        words.includes(spelling) &&
        (!level || /级$|^全国$/u.test(spelling)) &&
        !/^没有?$/u.test(spelling),
    )
    const said = level ? [...spelled, ...ofLevels.filter((of) => labelNamed(labels, of) === label)] : spelled
    const [longest] = said.sort((a, b) => b.length - a.length)
    return longest === undefined ? [] : [{ label, at: words.indexOf(longest), words: longest }]
  })
}

/** The one label that the words name or number. Only for labels that stand alone: a `none` before them shifts a count. */
export function labelFor(labels: readonly string[], typed: string): string | undefined {
  const named = labelNamed(labels, typed)
  const position = named === undefined ? positionOf(typed, labels) : undefined
  return position === undefined ? named : labels[position]
}

/** A phone's row holds about this many Chinese characters, shared out evenly among its buttons. */
const ROW = 14

function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += character >= '\u0020' && character <= '\u024f' ? 0.5 : 1
  return width
}

/** Labels as buttons, up to three in a row where they fit; `room` is left in each for a tick. */
export function buttonRows(labels: readonly string[], room = 0): Suggestion[][] {
  const rows: string[][] = []
  let widest = 0
  for (const label of labels) {
    const row = rows.at(-1)
    const width = widthOf(label) + room
    if (row && row.length < 3 && (row.length + 1) * Math.max(widest, width) <= ROW) {
      row.push(label)
      widest = Math.max(widest, width)
    } else {
      rows.push([label])
      widest = width
    }
  }
  return rows.map((row) => row.map((label) => ({ label, input: label })))
}
