import { z } from 'zod'
import type { Answer, Answers } from '../catalogue/answers.ts'
import type { Preview } from '../digest/compile.ts'
import { type Block, type Digest, EDITIONS, type Section, type Span } from '../digest/digest.ts'
import type { LockedSection, PlacedSection } from '../digest/locked-sentence.ts'
import type { ShownSection } from '../digest/shown-section.ts'

/**
 * What is stored as JSON is looked at when it is read, since another version of the program may have written it. It is
 * given back as it is, not as a copy: a digest has megabytes, and its bytes are sealed.
 */

const digestShape = z.object({
  kind: z.enum(['week', 'year']),
  /** Weeks sealed by 0.1.0 have neither: they were the county's, and nothing had a second edition. */
  scope: z.string().optional(),
  version: z.number().int().optional(),
  withdrawn: z.literal(true).optional(),
  edition: z.enum(EDITIONS),
  county: z.string(),
  title: z.string(),
  period: z.object({ from: z.string(), to: z.string() }),
  coverage: z.object({
    due: z.number(),
    reported: z.number(),
    zero: z.number(),
    missing: z.number(),
    unappointed: z.number().optional(),
    paused: z.number().optional(),
    notYet: z.number().optional(),
  }),
  corrections: z.array(z.object({ what: z.string(), from: z.string(), to: z.string() })),
  asOf: z.iso.datetime(),
  catalogueVersion: z.string(),
  sha256: z.string(),
})

/** @throws where it is no digest. */
export function readDigest(stored: unknown): Digest {
  if (!isDigest(stored)) throw new Error('a sealed digest cannot be read')
  const { scope, version }: { scope?: string; version?: number } = stored
  return scope && version ? stored : { ...stored, scope: scope ?? 'county', version: version ?? 1 }
}

function isDigest(stored: unknown): stored is Digest {
  const { success } = digestShape.safeParse(stored)
  return success && isObject(stored) && Array.isArray(stored['sections']) && stored['sections'].every(isSection)
}

const spansShape = z.custom<readonly Span[]>((stored) => Array.isArray(stored) && stored.every(isSpan))

function isSpan(stored: unknown): boolean {
  if (!isObject(stored)) return false
  return stored['kind'] === 'figure' ? isObject(stored['lineage']) : typeof stored['text'] === 'string'
}

const lockShape = z.object({ of: z.string(), place: z.number(), was: spansShape, says: spansShape })

const sentencesShape = z.array(
  z.object({
    of: z.string(),
    place: z.number(),
    paragraph: z.number(),
    point: z.number().exactOptional(),
    spans: spansShape,
    compiled: spansShape.exactOptional(),
    lock: lockShape.exactOptional(),
    unfit: z.literal(true).exactOptional(),
  }),
)

const placedShape: z.ZodType<PlacedSection> = z.object({
  code: z.string(),
  heading: z.string(),
  level: z.literal(2).exactOptional(),
  apart: z.literal(true).exactOptional(),
  heads: z.literal(true).exactOptional(),
  counting: z.enum(['points', 'numbered']).exactOptional(),
  sentences: sentencesShape,
  tables: z.array(z.custom<Block>(isBlock)).exactOptional(),
  whole: sentencesShape.exactOptional(),
})

const wordsShape = z.array(z.object({ code: z.string(), text: z.string(), by: z.string(), reports: z.number() }))

const passingShape = z.array(z.object({ code: z.string(), words: z.string() }))

/** One that an earlier version kept has none, and is compiled again. */
const candidatesShape = z.array(z.object({ report: z.string(), text: z.string() })).default([])

/** @throws where it is no preview of a digest. */
export function readPreview(stored: unknown): Preview {
  const { office, group, unread, untraced, candidates, toRead, notRead, passing, placed } = readObject(stored)
  return {
    office: readDigest(office),
    group: readDigest(group),
    unread: readDigest(unread),
    untraced: readTexts(untraced),
    candidates: candidatesShape.parse(candidates),
    toRead: wordsShape.parse(toRead),
    notRead: z.object({ all: z.number(), doubtful: z.number() }).parse(notRead),
    passing: passingShape.parse(passing),
    placed: z.array(placedShape).parse(placed),
  }
}

const shownShape: z.ZodType<ShownSection> = z.object({
  code: z.string(),
  heading: z.string(),
  words: z.string(),
  numbers: z.array(z.object({ key: z.string(), before: z.string(), behind: z.string(), printed: z.string() })),
})

/** @throws where it is not what was shown of a section. */
export function readShownSection(stored: unknown): ShownSection {
  return shownShape.parse(stored)
}

const lockedShape = z.union([
  z.object({ sentences: z.array(lockShape) }),
  z.object({ whole: z.custom<Section>(isSection) }),
])

/** What is locked of a section. Before 0.3 it was all of it, as it stood. @throws where it is neither. */
export function readLockedSection(stored: unknown): LockedSection {
  return isSection(stored) ? { whole: stored } : lockedShape.parse(stored)
}

function isSection(stored: unknown): stored is Section {
  if (!isObject(stored)) return false
  const { code, heading, blocks } = stored
  return typeof code === 'string' && typeof heading === 'string' && Array.isArray(blocks) && blocks.every(isBlock)
}

function isBlock(stored: unknown): boolean {
  if (!isObject(stored)) return false
  const { kind, spans, columns, rows } = stored
  return kind === 'item' ? Array.isArray(spans) : kind === 'table' && Array.isArray(columns) && Array.isArray(rows)
}

/** @throws where these are no answers. */
export function readAnswers(stored: unknown): Answers {
  if (areAnswers(stored)) return stored
  throw new Error('the answers of a report cannot be read')
}

function areAnswers(stored: unknown): stored is Answers {
  return isObject(stored) && Object.values(stored).every((answer) => answer === null || isAnswer(answer))
}

function isAnswer(stored: unknown): stored is Answer {
  if (!isObject(stored) || typeof stored['raw'] !== 'string') return false
  const { value } = stored
  return ['number', 'string', 'boolean'].includes(typeof value) || isTexts(value)
}

/** @throws where it is no list of texts. */
export function readTexts(stored: unknown): readonly string[] {
  if (isTexts(stored)) return stored
  throw new Error('a list of texts cannot be read')
}

function isTexts(stored: unknown): stored is readonly string[] {
  return Array.isArray(stored) && stored.every((text) => typeof text === 'string')
}

/** @throws where it is no list of receipt numbers. */
export function readReceipts(stored: unknown): readonly number[] {
  return z.array(z.number().int()).parse(stored)
}

/** @throws where it is no object. */
export function readObject(stored: unknown): Record<string, unknown> {
  if (isObject(stored)) return stored
  throw new Error('an object was stored, and something else is read')
}

function isObject(stored: unknown): stored is Record<string, unknown> {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored)
}
