import type { Clause } from '../catalogue/clause.ts'
import type { Masthead } from './digest.ts'
import type { IssueInput } from './gathered.ts'

/** What a title calls the whole county. */
const WHOLE = /全[县市州区旗盟]/u

/** A title in which the county is named: where it says 全县, else before it. */
export function titleWith(county: string, title: string): string {
  if (title.includes(county)) return title
  return WHOLE.test(title) ? title.replace(WHOLE, county) : `${county}${title}`
}

/** 青禾县群团一周工作动态; of a part of the county 甲镇群团一周工作动态, 青禾县妇联一周工作动态. */
export function titleOf({ county, catalogue, scope }: Pick<IssueInput, 'county' | 'catalogue' | 'scope'>): string {
  const { title } = catalogue.week
  if (scope.kind === 'area') return titleWith(scope.name, title.replace(county, scope.name))
  const named = scope.kind === 'organization' && !title.includes(scope.name)
  return titleWith(county, named ? title.replace(/群团|^/u, scope.name) : title)
}

/** Who compiled a week's issue, when, and to whom it goes; of a part of the county only when. */
export function mastheadOf({
  county,
  catalogue,
  dated,
  scope,
}: Pick<IssueInput, 'county' | 'catalogue' | 'dated' | 'scope'>): Masthead {
  if (scope.kind !== 'county') return { dated, copies: [] }
  const { issuer, copies } = catalogue.week
  const said = (text: string) => wordsOf(catalogue.clause(text), county)
  const { report, send, distribute } = copies ?? {}
  const lines = [
    ['报', report],
    ['送', send],
    ['发', distribute],
  ] as const
  return {
    dated,
    ...(issuer === undefined ? {} : { issuer: said(issuer) }),
    copies: lines.flatMap(([to, text]) => (text === undefined ? [] : [`${to}：${said(text)}`])),
  }
}

/** Fixed words in which only the county is named. */
function wordsOf(clause: Clause, county: string): string {
  return clause.map((part) => (part.kind === 'words' ? part.text : part.kind === 'value' ? county : '')).join('')
}
