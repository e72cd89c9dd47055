import { createHash } from 'node:crypto'
import { canonicalPieces } from '../catalogue/canonical.ts'
import type { Digest } from './digest.ts'

/** A digest with its fingerprint over everything else in it. */
export function withHash(content: Omit<Digest, 'sha256'>): Digest {
  const hash = createHash('sha256')
  for (const piece of canonicalPieces(content)) hash.update(piece)
  return { ...content, sha256: hash.digest('hex') }
}
