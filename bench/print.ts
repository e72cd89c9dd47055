import type { Spread } from './statistics.ts'

export type Goal = { readonly below: number } | { readonly atMost: number }

export function heading(text: string): void {
  process.stdout.write(`\n${text}\n`)
}

export function line(name: string, text: string): void {
  process.stdout.write(`  ${name.padEnd(44)} ${text}\n`)
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
  const met = 'below' in goal ? value < goal.below : value <= goal.atMost
  const wanted = 'below' in goal ? `< ${goal.below}` : `≤ ${goal.atMost}`
  return `   goal ${`${wanted} ${unit}`.trim()}: ${met ? 'met' : 'MISSED'}`
}
