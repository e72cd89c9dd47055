import { ordinal } from '../chinese/small-number.ts'
import type { Block, ItemBlock } from './digest.ts'
import type { IssueInput } from './gathered.ts'
import { closeItem, words } from './spans.ts'
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
    ...byOrganization(
      input,
      of.map(({ block }) => block),
    ),
  ])
}

/** Each organization's name over its activities, one close to the next: a week may have hundreds. */
function byOrganization({ catalogue }: IssueInput, items: readonly ItemBlock[]): Block[] {
  return catalogue.organizations.flatMap(({ code, name }): Block[] => {
    const own = items.filter(({ organization }) => organization === code)
    if (own.length === 0) return []
    return [{ ...closeItem([words(name)]), head: true }, ...own.map((item) => ({ ...item, close: true as const }))]
  })
}
