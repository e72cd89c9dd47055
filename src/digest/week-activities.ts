import { ordinal } from '../chinese/small-number.ts'
import type { Block } from './digest.ts'
import type { IssueInput } from './gathered.ts'
import { words } from './spans.ts'
import { entryItems } from './week-items.ts'

/** 活动一览: every activity by theme and organization, those that came late behind them, as the office keeps them. */
export function activityBlocks(input: IssueInput): Block[] {
  const items = entryItems(input, input.entries)
  const parts = [
    ...input.catalogue.themes.map(({ code, name }) => ({ name, items: items.filter(({ theme }) => theme === code) })),
    { name: '补报', items: entryItems(input, input.late) },
  ].filter((part) => part.items.length > 0)
  return parts.flatMap(({ name, items: of }, i): Block[] => [
    { kind: 'item', head: true, spans: [words(`${ordinal(i + 1)}、${name}`)] },
    ...of.map(({ block }) => block),
  ])
}
