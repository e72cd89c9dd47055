import { type Awaited, awaitedSchema } from './schema.ts'

/** What was awaited by another version of the program, and this one does not know, is awaited no longer. */
export function readAwaited(stored: unknown): Awaited | undefined {
  return awaitedSchema.safeParse(stored).data
}
