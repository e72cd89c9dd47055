/**
 * All of them, at most so many at a time: a statement takes no more than 65,535 parameters, and a call no more arguments
 * than the stack has room for.
 */
export function inPieces<Each>(all: readonly Each[], of: number): Each[][] {
  return Array.from({ length: Math.ceil(all.length / of) }, (_, i) => all.slice(i * of, (i + 1) * of))
}
