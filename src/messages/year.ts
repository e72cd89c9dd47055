import { notDueWords } from '../digest/coverage.ts'
import type { Digest } from '../digest/digest.ts'
import { isPrinted, type PlacedSection, stateOf } from '../digest/locked-sentence.ts'
import { type NumberSince, numbersBetween, type SinceShown } from '../digest/shown-section.ts'
import { type Key, key } from './buttons.ts'
import { sentTo, willGoTo } from './groups.ts'
import { anew, inRows, TO_MENU } from './keys.ts'
import type { Said } from './said.ts'
import { isReworded, sectionMark } from './year-section.ts'

export const NOT_READ: Said = { text: '没看懂是哪段时间。\n例如 /year 2022 或 /year 2022上半年 妇联' }
export const NOT_BEGUN: Said = { text: '这段时间还没有开始。\n例如 /year 2022' }
export const NO_REPORT: Said = { text: '这份汇报已经不在了。发 /year 重新看。' }

export function noScope(asked: string): Said {
  return { text: `没有叫“${asked}”的镇或组织。\n例如 /year 2022 甲镇 或 /year 2022 妇联` }
}

/** A unit and a period were named: the reports that its work is in. */
export function aroundUnit(unit: string, reports: readonly { readonly id: number; readonly name: string }[]): Said {
  const text =
    reports.length > 0
      ? `一个单位没有单独的汇报，${unit}的在这里：`
      : `一个单位没有单独的汇报。看${unit}，发 /people ${unit}`
  return { text, keys: [...reports.map(({ id, name }) => [key(name, 'yearShow', { digest: id })]), [TO_MENU]] }
}

/**
 * The first page of a report: who reported, its sections, what can be done. `digest`: as the office has it; `sections`: of
 * one that is not out.
 */
export function reportPage(id: number, digest: Digest, sections?: readonly PlacedSection[]): Said {
  const { due, reported, zero, missing, unappointed = 0 } = digest.coverage
  const nobody = unappointed > 0 ? `，还没有填报人${unappointed}个` : ''
  const out = sections === undefined
  const empty = !out && !sections.some(isPrinted)
  const lines = [
    `《${digest.title}》${out ? '（已发布）' : '（草稿）'}`,
    `应报${due}个单位：报过活动${reported}个，只报零报告${zero}个，没有报过${missing - unappointed}个${nobody}${notDueWords(
      digest.coverage,
    )
      .map((w) => `，${w}`)
      .join('')}。`,
    ...(empty ? ['这段时间还没有可写的内容。'] : []),
    ...(out ? [] : ['点一段可以看、改、锁定；都看过了再发布。']),
  ]
  const of = { digest: id }
  return {
    text: lines.join('\n'),
    keys: [
      ...(sections ?? []).flatMap((section) =>
        section.sentences.length === 0
          ? []
          : [
              [
                key(`${sectionMark(section)}${sectionName(section, digest)}`, 'yearSection', {
                  ...of,
                  section: section.code,
                }),
              ],
            ],
      ),
      [
        key('看全文', 'yearAll', of),
        key('看公开版', 'yearGroup', of),
        key('待核对', 'eventPairs', { ...of, index: 0 }),
      ],
      ...(out || empty ? [] : [[key('看名称和文字', 'readList', { ...of, pile: 'fresh', from: 0 })]]),
      [key('溯源', 'traceDigest', of), key('换时间', 'yearPeriods', of), key('换范围', 'yearScopes', of)],
      ...(out ? [[key('更正版', 'corrections', of), key('撤回', 'takeBack', of)]] : []),
      ...(out || empty ? [] : [[key('发布', 'yearPublish', of)]]),
    ],
  }
}

/** As a button has it: 总述, （一）坚持强基固本. */
function sectionName({ code, heading }: PlacedSection, { sections }: Digest): string {
  if (heading === '') return code === 'closing' ? '结束语' : '总述'
  const numbered = sections.find((s) => s.code === code && !s.annex)?.heading ?? heading
  return numbered.replace(/[，。].*$/su, '')
}

/** Below the whole text of a report. */
export function belowWhole(digest: number, out: boolean): Said {
  const text = out ? '以上是全文，附表在文件里。' : '以上是全文，附表在发布后的文件里。'
  return { text, keys: [[toReport(digest)]] }
}

/** Which period? `kind`: the code of the kind of period. */
export function periodList(
  digest: number,
  periods: readonly { readonly kind: string; readonly label: string; readonly to: string }[],
): Said {
  const keys = periods.map(({ kind, label, to }) => key(label, 'yearPeriod', { digest, kind, day: to }))
  return { text: '要看哪段时间的？', keys: [...inRows(keys, 2), [toReport(digest)]] }
}

type Named = { readonly code: string; readonly name: string }

/** Whose work there are reports of. */
export type Scopes = {
  readonly county: boolean
  readonly organizations: readonly Named[]
  readonly towns: readonly Named[]
}

/** Whose work? */
export function scopeList(digest: number, { county, organizations, towns }: Scopes): Said {
  const scopeKey = ({ code, name }: Named) => key(name, 'yearScope', { digest, scope: code })
  return {
    text: '要看哪里、哪家的？',
    list: { keys: towns.map(scopeKey), again: key('', 'yearScopes', { digest }), of: 3 },
    keys: [
      ...inRows(organizations.map(scopeKey), 4),
      ...(county ? [[scopeKey({ code: 'county', name: '全县' })]] : []),
      [toReport(digest)],
    ],
  }
}

/** Changed numbers that the question lists: as many as a message has room for. */
const MOST_NUMBERS = 40

/** Publish it? What an editor should know first. `again`: something has changed since the question was asked. */
export function askPublish(
  id: number,
  digest: Digest,
  of: {
    readonly county: boolean
    /** To how many groups it will go. */
    readonly groups: number
    /** What stands otherwise than this editor was shown it. */
    readonly since: SinceShown
    readonly again: boolean
    readonly sections: readonly PlacedSection[]
    /** Text blocks that should be looked at. */
    readonly warned: readonly { readonly label: string; readonly warning: string | undefined }[]
  },
): Said {
  const { county, groups, since, again, sections, warned } = of
  const [first] = warned
  const named = (headings: readonly string[]) => headings.map((heading) => heading || '总述').join('、')
  const notes = [
    ...(since.numbers.length > 0 ? [`您看过以后，有${since.numbers.length}个数变了：`, ...listed(since.numbers)] : []),
    ...(since.reworded.length > 0 ? [`您看过以后，文字有变：${named(since.reworded)}。`] : []),
    ...(since.unread.length > 0 ? [`您还没有看过：${named(since.unread)}。`] : []),
    ...behindLocks(sections, since.numbers),
    ...(sections.some((s) => s.code === 'problems') ? [] : ['还没有问题和打算。']),
    ...(county && first ? [`文字有${warned.length}处要看看（/wording）：${first.label}：${first.warning}`] : []),
    `${willGoTo(groups)}。`,
    '发布后不再改动，以后有更正另出一版。',
  ]
  const lead = again ? '没有发布：刚才又有变化，请再看一遍。\n' : ''
  return {
    text: `${lead}现在发布《${digest.title}》？\n${notes.join('\n')}`,
    keys: [[key('确认发布', 'yearPublishSure', { digest: id }), toReport(id)]],
  }
}

/** `· 受众370余→400余人`. */
function listed(numbers: readonly NumberSince[]): string[] {
  const lines = numbers
    .slice(0, MOST_NUMBERS)
    .map(({ before, from, to, behind }) => `· ${before}${from || '无'}→${to || '无'}${behind}`)
  const others = numbers.length - lines.length
  return [...lines, ...(others > 0 ? [`· 另有${others}个`] : [])]
}

/** What has become of locked words: the numbers that follow, but for those `told` already, and what is not printed as locked. */
function behindLocks(sections: readonly PlacedSection[], told: readonly NumberSince[]): string[] {
  const sentences = sections.flatMap((section) => section.sentences)
  const inState = (state: ReturnType<typeof stateOf>) => sentences.filter((sentence) => stateOf(sentence) === state)
  const isTold = ({ before, to, behind }: NumberSince) =>
    told.some((number) => number.before === before && number.to === to && number.behind === behind)
  const followed = inState('changed')
    .flatMap(({ lock, spans }) => numbersBetween(lock?.says ?? [], spans))
    .filter((number) => !isTold(number))
  const [unfit, gone] = [inState('unfit').length, inState('gone').length]
  const reworded = inState('changed').filter(isReworded).length
  return [
    ...(followed.length > 0 ? ['锁定的话里，数字已照改：', ...listed(followed)] : []),
    ...(reworded > 0 ? [`锁定的话有${reworded}句，不锁会写成别的，请看带⚠的句子。`] : []),
    ...(unfit > 0 ? [`锁定的话有${unfit}句数字对不上了，照现在的数据印。`] : []),
    ...(gone > 0 ? [`锁定的话有${gone}句数据没有了，不印。`] : []),
  ]
}

export function published(digest: number, groups: number): Said {
  const text = `已发布${sentTo(groups) || '，发给了编辑'}。`
  return { text, keys: anew([[toReport(digest)]]) }
}

export function notPublished(digest: number, why: string): Said {
  return { text: why, keys: [[toReport(digest)]] }
}

function toReport(digest: number): Key {
  return key('返回', 'yearShow', { digest })
}
