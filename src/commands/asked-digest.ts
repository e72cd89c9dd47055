import { dayIn, isDay } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import { currentEdition } from '../desk/current-edition.ts'
import { countyDigest, reportOn, scopeNamed } from '../desk/subject.ts'
import { type Digest, EDITIONS, type EditionKind } from '../digest/digest.ts'
import type { DigestKind } from '../digest/kinds/digest-kind.ts'
import { PERIOD_KINDS } from '../digest/kinds/index.ts'
import { week } from '../digest/kinds/week.ts'
import type { OpenCounty } from '../open-county.ts'

/** The options by which `compile` and `trace` name a digest. */
export const DIGEST_OPTIONS = {
  on: { type: 'string' },
  period: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  scope: { type: 'string', default: 'county' },
  'as-of': { type: 'string' },
} as const

type Values = { readonly [name in keyof typeof DIGEST_OPTIONS]?: string | undefined } & { readonly edition: string }

/** Which digest was asked for; `scope` is a name that the database knows, or not. */
export type AskedDigest = {
  readonly kind: 'week' | 'year'
  readonly edition: EditionKind
  readonly on: string | undefined
  readonly period: Period | DigestKind
  readonly scope: string
  readonly asOf: Date | undefined
}

/** Reads `week|year --on DATE …`: the digest, or everything that is wrong with it. */
export function askedDigest(positionals: readonly string[], values: Values): AskedDigest | { wrong: string[] } {
  const [what, ...more] = positionals
  const { on, from, to, scope = 'county', edition: named, 'as-of': at } = values
  const edition = EDITIONS.find((e) => e === named)
  const kind = PERIOD_KINDS.find(({ code }) => code === (values.period ?? 'year'))
  const range = from !== undefined || to !== undefined
  const wrong = [
    ...(what === 'week' || what === 'year' ? [] : ['say which digest: week --on 2022-11-09, or year --on 2022-12-20']),
    ...(more.length > 0 ? [`not understood: ${more.join(' ')} (a day goes behind --on)`] : []),
    ...Object.entries({ on, from, to }).flatMap(([name, day]) =>
      day === undefined || isDay(day) ? [] : [`--${name} ${day}: must be a day such as 2022-11-09`],
    ),
    ...(range && (from === undefined || to === undefined) ? ['--from and --to go together'] : []),
    ...(from !== undefined && to !== undefined && from > to ? ['--from lies after --to'] : []),
    ...(kind ? [] : [`--period ${values.period}: must be one of ${PERIOD_KINDS.map(({ code }) => code).join(', ')}`]),
    ...(edition ? [] : [`--edition ${named}: must be one of ${EDITIONS.join(', ')}`]),
    ...(at === undefined || !Number.isNaN(Date.parse(at))
      ? []
      : [`--as-of ${at}: must be an instant such as 2022-12-31T16:00:00Z`]),
    ...(what === 'week' && (values.period || range || scope !== 'county')
      ? ['--period, --from, --to and --scope are for a year']
      : []),
  ]
  if (!edition || !kind || (what !== 'week' && what !== 'year') || wrong.length > 0) return { wrong }
  const period = range ? { from: from ?? '', to: to ?? '' } : kind
  return { ...{ kind: what, edition, on, period, scope }, asOf: at === undefined ? undefined : new Date(at) }
}

/** The digest that was asked for, or what is wrong with its scope. */
export async function digestAsked({ db, desk }: OpenCounty, asked: AskedDigest, now: Date): Promise<Digest | string> {
  const { edition, asOf, scope: name } = asked
  const day = asked.on ?? dayIn(desk.zone, now)
  if (asked.kind === 'week') return currentEdition(db, desk, countyDigest(week, week.around(day)), edition, asOf)
  const scope = await scopeNamed(db, desk, name)
  if (!scope) return `--scope ${name}: must be county, an organization such as women, or an area such as jia-zhen`
  const period = 'around' in asked.period ? asked.period.around(day) : asked.period
  return currentEdition(db, desk, reportOn(period, scope), edition, asOf)
}
