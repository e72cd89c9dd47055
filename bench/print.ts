import type { Spread } from './statistics.ts'

export type Goal = { readonly below: number } | { readonly atMost: number } | { readonly atLeast: number }

/** What was printed since it was taken last: tables, each under its heading. */
let tables: { readonly heading: string; readonly rows: (readonly [string, string])[] }[] = []

export function heading(text: string): void {
  tables.push({ heading: text, rows: [] })
  process.stdout.write(`\n${text}\n`)
}

export function line(name: string, text: string): void {
  tables.at(-1)?.rows.push([name.trim(), text])
  process.stdout.write(`  ${name.padEnd(44)} ${text}\n`)
}

/** What was printed since the last time, as tables of Markdown. */
export function takePrinted(): string {
  const printed = tables.filter(({ rows }) => rows.length > 0)
  tables = []
  const cell = (text: string) => text.trim().replaceAll('|', '\\|')
  const tableOf = (rows: readonly (readonly [string, string])[]) =>
    ['| | |', '|---|---|', ...rows.map(([name, text]) => `| ${cell(name)} | ${cell(text)} |`)].join('\n')
  return printed.map((table) => `${table.heading}:\n\n${tableOf(table.rows)}`).join('\n\n')
}

/** A measurement with its goal, where it has one: goals are printed, they never fail anything. */
export function spreadLine(name: string, spread: Spread, unit: string, goal?: Goal): void {
  const shown = (value: number) => value.toFixed(value < 100 ? 1 : 0)
  const { count, min, median, p95, max } = spread
  const numbers = `median ${shown(median)} ${unit} (min ${shown(min)}, p95 ${shown(p95)}, max ${shown(max)}; n=${count})`
  line(name, `${numbers}${verdict(median, unit, goal)}`)
}

export function numberLine(name: string, value: number, unit: string, goal?: Goal): void {
  line(name, `${value} ${unit}${verdict(value, unit, goal)}`)
}

function verdict(value: number, unit: string, goal: Goal | undefined): string {
  if (!goal) return ''
  const [met, wanted] =
    'below' in goal
      ? [value < goal.below, `< ${goal.below}`]
      : 'atMost' in goal
        ? [value <= goal.atMost, `≤ ${goal.atMost}`]
        : [value >= goal.atLeast, `≥ ${goal.atLeast}`]
  return `   goal ${`${wanted} ${unit}`.trim()}: ${met ? 'met' : 'MISSED'}`
}
