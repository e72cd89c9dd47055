import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { z } from 'zod'
import type { Repeat } from '../../digest/superior/asked.ts'
import { fullWidthMark, markOf } from '../../digest/superior/mark.ts'
import type { Row } from '../../digest/superior/values.ts'
import {
  type Fault,
  type FillWith,
  isNobodys,
  noRepeat,
  type PlacedMark,
  type Put,
  repeatNamed,
  type Template,
  unpaired,
  wideBraces,
} from './template.ts'

/** Reads a document with marks in its text and tables. @throws where it is none. */
export function documentTemplate(bytes: Uint8Array): Template {
  const marks: PlacedMark[] = []
  const faults: Fault[] = []
  try {
    // Filled once with nothing: so every mark is met where it stands.
    const read = opened(bytes, (written, { repeat: inRows }, isLoop) => {
      const repeat = repeatNamed(written)
      if (isLoop && repeat && !inRows) return [{ repeat }]
      if (isLoop) faults.push({ place: '文中', why: inRows ? NESTED : noRepeat(written) })
      else marks.push({ place: `文中{${written}}`, mark: markOf(written), inRows })
      return isLoop ? [{}] : ''
    })
    const wide = fullWidthMark(read.getFullText())
    if (wide !== undefined) faults.push({ place: '文中', why: wideBraces(wide) })
    read.render({})
  } catch (error) {
    const told = faultsOf(error)
    if (!told) throw error
    faults.push(...told)
  }
  return { marks, faults, fill: async (how) => fill(bytes, how) }
}

const NESTED = '重复的行里不能再有重复的行'

/** What stands around a mark: one of the rows that repeat, as the library hands it on. */
type Scope = { readonly repeat?: Repeat; readonly row?: Row }

type Get = (tag: string, scope: Scope, isLoop: boolean) => unknown

function opened(bytes: Uint8Array, get: Get): Docxtemplater {
  return new Docxtemplater(new PizZip(bytes), {
    paragraphLoop: true,
    linebreaks: true,
    parser: (tag: string) => ({ get: (scope: Scope, { meta }) => get(tag, scope, meta.part.module === 'loop') }),
    nullGetter: () => '',
    errorLogging: false,
  })
}

const refusal = z.object({
  properties: z.object({
    errors: z.array(z.object({ properties: z.object({ xtag: z.string().optional(), id: z.string().optional() }) })),
  }),
})

/** What the library says of braces and rows that have no end; undefined of anything else. */
function faultsOf(error: unknown): Fault[] | undefined {
  const errors = refusal.safeParse(error).data?.properties.errors
  if (!errors || errors.length === 0) return undefined
  const told = errors.map(({ properties: { xtag = '', id = '' } }): Fault => {
    const loop = /loop|closing_tag/u.test(id)
    const why = loop ? `{#${xtag}}和{/${xtag}}没有配成对` : unpaired(xtag)
    return { place: '文中', why }
  })
  return told.filter((one, i) => told.findIndex((other) => other.why === one.why) === i)
}

function fill(bytes: Uint8Array, how: FillWith): { bytes: Uint8Array; put: Put[] } {
  const put: Put[] = []
  const document = opened(bytes, (written, { row, repeat }, isLoop) => {
    const rows = isLoop ? repeatNamed(written) : undefined
    if (rows) return how.rows(rows).map((each): Scope => ({ row: each, repeat: rows }))
    const mark = markOf(written)
    const filled = how.value(mark, row, repeat)
    put.push({ place: `文中第${put.length + 1}处`, mark, row, filled })
    return isNobodys(filled) ? NOBODY : filled.text === '' && filled.source ? INCOMPARABLE : filled.text
  })
  document.render({})
  settleNobody(document.getZip())
  return { bytes: document.toUint8Array({ compression: 'DEFLATE' }), put }
}

/**
 * Stand where nobody has reported, and where nothing can be compared, until all is filled in, characters that no font has:
 * alone in its paragraph or cell one goes, in a sentence a number must not be missing.
 */
const NOBODY = '\uE000'
const INCOMPARABLE = '\uE001'
const LEFT_OPEN = /[\uE000\uE001]/gu

function settleNobody(zip: PizZip): void {
  for (const { name } of zip.file(/^word\/[^/]+\.xml$/u)) {
    const xml = zip.file(name)?.asText() ?? ''
    if (xml.search(LEFT_OPEN) < 0) continue
    const settled = xml.replace(/<w:p[ >].*?<\/w:p>/gsu, (paragraph) => {
      const text = [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, words]) => words).join('')
      const isAlone = text.replaceAll(LEFT_OPEN, '').trim() === ''
      return paragraph.replaceAll(LEFT_OPEN, (open) => (isAlone ? '' : open === NOBODY ? '0' : '—'))
    })
    zip.file(name, settled)
  }
}
