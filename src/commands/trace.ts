import { TRACE_PAGE, type Trace, type TraceLine, traceFigure } from '../desk/trace.ts'
import type { Digest } from '../digest/digest.ts'
import { type FigurePlace, figurePlaces, whatOf } from '../digest/figure-places.ts'
import { type OpenCounty, withCountyAsItIs } from '../open-county.ts'
import { readSettings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import { askedDigest, DIGEST_OPTIONS, digestAsked } from './asked-digest.ts'
import type { Command } from './command.ts'

const options = {
  ...DIGEST_OPTIONS,
  edition: { type: 'string', default: 'office' },
  number: { type: 'string' },
  indicator: { type: 'string' },
  format: { type: 'string', default: 'text' },
} as const

/**
 * Every number of the digest with what it was made of; with `--number N` or `--indicator CODE` those only, then with
 * all of their reports. The digest is named as for `compile`.
 */
export const trace: Command = {
  name: 'trace',
  usage: 'week|year --on DATE [--number N] [--indicator CODE] [--format text|json]',
  does: 'what each printed number was made of; the digest as for compile',
  async run(args, env) {
    const read = readArguments({ args: [...args], allowPositionals: true, options })
    if (typeof read === 'string') return misused(`trace: ${read}`)
    const { values, positionals } = read
    const asked = askedDigest(positionals.length > 0 ? positionals : ['week'], values)
    const wrong = [
      ...('wrong' in asked ? asked.wrong : []),
      ...(values.number === undefined || /^[1-9]\d{0,6}$/.test(values.number)
        ? []
        : [`--number ${values.number}: must count from 1`]),
      ...(['text', 'json'].includes(values.format) ? [] : [`--format ${values.format}: must be one of text, json`]),
    ]
    if ('wrong' in asked || wrong.length > 0) return misused(wrong.join('; '))
    const now = new Date()
    return withCountyAsItIs(readSettings(env), now, (found) =>
      found.reads(async (db) => {
        const opened = { ...found, db }
        const digest = await digestAsked(opened, asked, now)
        if (typeof digest === 'string') return misused(digest)
        const places = figurePlaces(digest).filter((place) => isAsked(place, values))
        if (places.length === 0) return misused(`no such number in the digest: it has ${figurePlaces(digest).length}`)
        const whole = values.number !== undefined || values.indicator !== undefined
        // All of it at the end: what is read again elsewhere is printed once.
        const printed: string[] = []
        for (const place of places) {
          const pages = await pagesOf(opened, digest, place, whole)
          printed.push(values.format === 'json' ? `${JSON.stringify(asData(pages))}\n` : asText(pages, whole))
        }
        for (const text of printed) process.stdout.write(text)
        return 0
      }),
    )
  },
}

/** Figures of a number that are read in one go where all of them are wanted. */
const AT_ONCE = 5_000

/** The first page of what a number was made of, or all of them. */
async function pagesOf({ db, desk }: OpenCounty, digest: Digest, place: FigurePlace, whole: boolean): Promise<Trace[]> {
  const size = whole ? AT_ONCE : TRACE_PAGE
  const pages = [await traceFigure(db, desk, digest, place, { size })]
  for (let page = 1; whole && pages.at(-1)?.more; page++)
    pages.push(await traceFigure(db, desk, digest, place, { page, size }))
  return pages
}

function isAsked(place: FigurePlace, asked: { number?: string | undefined; indicator?: string | undefined }): boolean {
  if (asked.number !== undefined && place.number !== Number(asked.number)) return false
  return asked.indicator === undefined || place.span.lineage.indicators.includes(asked.indicator)
}

function asData(pages: readonly Trace[]) {
  const [first] = pages
  if (!first) return {}
  const { place, included: _, more: __, ...rest } = first
  return {
    ...{ number: place.number, section: place.section, what: whatOf(place).trim() },
    ...{ printed: place.span.printed, value: place.span.value, indicators: place.span.lineage.indicators },
    ...(place.span.range ? { range: place.span.range } : {}),
    ...rest,
    included: pages.flatMap((page) => page.included),
  }
}

function asText(pages: readonly Trace[], whole: boolean): string {
  const [first] = pages
  if (!first) return ''
  const { place, what, rule, period, units, figures, excluded } = first
  const included = pages.flatMap((page) => page.included)
  const left = pages.at(-1)?.more && !whole ? [`  … 共${figures}条，用 --number ${place.number} 看全部`] : []
  return `${[
    `${place.number}. ${place.heading || '（开头）'} ${whatOf(place, place.span.printed)}`,
    `  ${what}；${rule}；${period}；${units.length}个单位，${figures}条数据`,
    ...included.slice(0, whole ? included.length : TRACE_PAGE).map(asLine),
    ...left,
    ...(excluded.length > 0 ? ['  没有计入：', ...excluded.map(asLine)] : []),
  ].join('\n')}\n`
}

function asLine({ report, unit, on, value, label, typed, why }: TraceLine): string {
  const named = label === '' ? '' : `（${label}）`
  const raw = typed !== undefined && typed !== String(value) ? `，原话：${typed.replaceAll('\n', '、')}` : ''
  return `  编号${report} ${unit} ${on}${named} ${value}${raw}${why ? `（${why}）` : ''}`
}
