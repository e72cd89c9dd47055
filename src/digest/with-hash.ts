import { createHash } from 'node:crypto'
import { canonicalJson } from '../catalogue/canonical.ts'
import type { Digest } from './digest.ts'

/** A digest with its fingerprint over everything else in it. */
export function withHash(content: Omit<Digest, 'sha256'>): Digest {
  return { ...content, sha256: createHash('sha256').update(canonicalJson(content)).digest('hex') }
}
