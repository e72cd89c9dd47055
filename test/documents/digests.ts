import type { Block, Digest, ItemBlock, Section, Span } from '../../src/digest/digest.ts'

export const item = (text: string): ItemBlock => ({ kind: 'item', spans: [{ kind: 'words', text }] })

export const section = (heading: string, blocks: readonly Block[]): Section => ({ code: heading, heading, blocks })

/** A digest of these sections and nothing else to speak of. */
export function digestOf(sections: readonly Section[], of: Partial<Digest> = {}): Digest {
  return {
    kind: 'week',
    scope: 'county',
    edition: 'group',
    county: '青禾县',
    title: '全县群团一周工作动态',
    period: { from: '2022-11-07', to: '2022-11-13' },
    number: 45,
    version: 1,
    sections,
    coverage: { due: 1, reported: 1, zero: 0, missing: 0 },
    corrections: [],
    asOf: '2022-11-14T09:00:00.000Z',
    catalogueVersion: 'v',
    sha256: 'x',
    ...of,
  }
}

export function table(columns: readonly string[], rows: readonly string[][]): Block {
  const cell = (text: string): Span[] => (text === '' ? [] : [{ kind: 'words', text }])
  return { kind: 'table', columns, rows: rows.map((row) => row.map(cell)) }
}
