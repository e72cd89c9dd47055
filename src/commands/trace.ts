import { dayIn, isDay, yearOf } from '../calendar/day.ts'
import { calendarYear } from '../calendar/period.ts'
import { weekOf } from '../calendar/week.ts'
import { weekEdition } from '../desk/compile-week.ts'
import { yearEdition } from '../desk/compile-year.ts'
import { TRACE_PAGE, type Trace, type TraceLine, traceFigure } from '../desk/trace.ts'
import { EDITIONS } from '../digest/digest.ts'
import { type FigurePlace, figurePlaces, whatOf } from '../digest/figure-places.ts'
import { openOffice } from '../office.ts'
import { readSettings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import type { Command } from './index.ts'

const options = {
  on: { type: 'string' },
  edition: { type: 'string', default: 'office' },
  number: { type: 'string' },
  indicator: { type: 'string' },
  format: { type: 'string', default: 'text' },
} as const

/**
 * `trace week|year --on DATE`: every number of the digest with what it was made of; with `--number N` or
 * `--indicator CODE` those only, then with all of their reports.
 */
export const trace: Command = async (args, env) => {
  const read = readArguments({ args: [...args], allowPositionals: true, options })
  if (typeof read === 'string') return misused(`trace: ${read}`)
  const { values, positionals } = read
  const [what = 'week', ...more] = positionals
  const edition = EDITIONS.find((e) => e === values.edition)
  const wrong = [
    ...(what === 'week' || what === 'year' ? [] : [`not understood: ${what} (trace week, or trace year)`]),
    ...(more.length > 0 ? [`not understood: ${more.join(' ')} (a day goes behind --on)`] : []),
    ...(values.on === undefined || isDay(values.on) ? [] : [`--on ${values.on}: must be a day such as 2022-11-09`]),
    ...(edition ? [] : [`--edition ${values.edition}: must be one of ${EDITIONS.join(', ')}`]),
    ...(values.number === undefined || /^[1-9]\d{0,6}$/.test(values.number)
      ? []
      : [`--number ${values.number}: must count from 1`]),
    ...(['text', 'json'].includes(values.format) ? [] : [`--format ${values.format}: must be one of text, json`]),
  ]
  if (!edition || wrong.length > 0) return misused(wrong.join('; '))
  const settings = readSettings(env)
  const now = new Date()
  const day = values.on ?? dayIn(settings.timeZone, now)
  const office = await openOffice(settings, now)
  try {
    const { db, desk } = office
    const year = { period: calendarYear(yearOf(day)), scope: { kind: 'county' as const } }
    const digest =
      what === 'week' ? await weekEdition(db, desk, weekOf(day), edition) : await yearEdition(db, desk, year, edition)
    const places = figurePlaces(digest).filter((place) => isAsked(place, values))
    if (places.length === 0) return misused(`no such number in the digest: it has ${figurePlaces(digest).length}`)
    const whole = values.number !== undefined || values.indicator !== undefined
    for (const place of places) {
      const pages = [await traceFigure(db, desk, digest, place)]
      for (let page = 1; whole && pages.at(-1)?.more; page++)
        pages.push(await traceFigure(db, desk, digest, place, page))
      process.stdout.write(values.format === 'json' ? `${JSON.stringify(asData(pages))}\n` : asText(pages, whole))
    }
    return 0
  } finally {
    await office.close()
  }
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
