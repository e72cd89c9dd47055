/** Where an approximate number lies: `over` (余、多、超过、至少) is a lower bound, `about` (约、左右、近) either side. */
export type Approximation = 'over' | 'about'

/** What a total of such parts is: `about` as soon as one part is, else `over` as soon as one is. */
export function combine(parts: Iterable<Approximation | undefined>): Approximation | undefined {
  const marks = new Set(parts)
  return marks.has('about') ? 'about' : marks.has('over') ? 'over' : undefined
}
