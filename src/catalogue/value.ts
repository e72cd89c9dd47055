/** Where an approximate number lies: `over` (余、多、超过、至少) is a lower bound, `about` (约、左右、近) either side. */
export type Approximation = 'over' | 'about'

/** An answer as understood; the words it was understood from are kept beside it. */
export type Value = number | string | boolean | readonly string[]
