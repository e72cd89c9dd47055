import type { z } from 'zod'
import { dayIn } from '../calendar/day.ts'
import { type Asking, organizationsOf } from './asked.ts'
import { digestAsked, digestsAsked } from './digests.ts'
import { figuresAsked } from './figures.ts'
import { reportsAsked } from './reports.ts'
import * as shapes from './shapes.ts'

/** One address: what may be asked there, and what is answered. */
export type Route = {
  /** Below /api/v1, with parameters as `{id}`. */
  readonly path: string
  /** Its name in the document. */
  readonly name: string
  readonly summary: string
  readonly asks: z.ZodObject
  readonly answers: z.ZodType
  readonly answer: (asked: unknown, asking: Asking) => Promise<unknown>
}

function route<Asks extends z.ZodObject, Answers extends z.ZodType>(
  of: Omit<Route, 'asks' | 'answers' | 'answer'> & {
    readonly asks: Asks
    readonly answers: Answers
    readonly answer: (asked: z.infer<Asks>, asking: Asking) => Promise<z.infer<Answers>>
  },
): Route {
  // What is asked is always read by `asks` before.
  return { ...of, answer: (asked, asking) => of.answer(asked as z.infer<Asks>, asking) }
}

export const ROUTES: readonly Route[] = [
  route({
    path: '',
    name: 'county',
    summary: 'The county, its day, its organizations, and what the token may read',
    asks: shapes.nothingAsked,
    answers: shapes.countyAnswer,
    answer: async (_, { desk, scope, now }) => ({
      county: desk.county,
      today: dayIn(desk.zone, now),
      zone: desk.zone,
      scope,
      organizations: [...organizationsOf(desk.catalogue).values()],
    }),
  }),
  route({
    path: '/reports',
    name: 'reports',
    summary: 'Reports (填报) of some days as they stand, by receipt number; without days those of today',
    asks: shapes.recordsAsked,
    answers: shapes.reportsAnswer,
    answer: reportsAsked,
  }),
  route({
    path: '/figures',
    name: 'figures',
    summary: 'What the reports of some days come to, by organization and indicator; without days those of today',
    asks: shapes.recordsAsked,
    answers: shapes.figuresAnswer,
    answer: figuresAsked,
  }),
  route({
    path: '/digests',
    name: 'digests',
    summary: 'Published digests (汇编), the newest first',
    asks: shapes.digestsAsked,
    answers: shapes.digestsAnswer,
    answer: digestsAsked,
  }),
  route({
    path: '/digests/{id}',
    name: 'digest',
    summary: 'One published digest: its newest edition for groups, as text',
    asks: shapes.digestAsked,
    answers: shapes.digestAnswer,
    answer: digestAsked,
  }),
]
