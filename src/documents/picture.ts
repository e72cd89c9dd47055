import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Chart, Drawn, Picture } from '../digest/picture.ts'
import { titleLines } from './title-lines.ts'

/** A phone's width; everything is drawn for it. */
const WIDTH = 1080
const EDGE = 56
const ROOM = WIDTH - 2 * EDGE
const FONT = 'Noto Sans SC'
const INK = '#1f2933'
const GREY = '#66727f'
const LINE = '#d9e0e6'
const BLUE = '#2f6f9f'
/** Reported, zero, missing: told apart without red and green. */
const PARTS = ['#2f6f9f', '#8fb8d4', '#d5d9dd']

const from = createRequire(import.meta.url)
/** The fonts come with the program: servers have no Chinese one. Resvg reads .ttf, and draws nothing of .woff2 without a word. */
const FONTS = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']

/** The renderer and its fonts, read once: they take longer to load than a picture to draw. */
let loading: Promise<Uint8Array[]> | undefined

async function load(): Promise<Uint8Array[]> {
  await initWasm(await readFile(from.resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return Promise.all(FONTS.map((name) => readFile(from.resolve(`@expo-google-fonts/noto-sans-sc/${name}`))))
}

/** A picture as a .png. The same picture gives the same bytes. */
export function pngOf(picture: Picture): Promise<Buffer> {
  return pngOfSvg(svgOf(picture))
}

/** What is drawn as SVG as a .png, on white. */
export async function pngOfSvg(drawing: string): Promise<Buffer> {
  loading ??= load()
  const font = { fontBuffers: await loading, loadSystemFonts: false, defaultFontFamily: FONT }
  const svg = new Resvg(drawing, { font, background: '#ffffff' })
  const drawn = svg.render()
  try {
    return Buffer.from(drawn.asPng())
  } finally {
    // What WebAssembly holds is not collected with the object.
    drawn.free()
    svg.free()
  }
}

type Part = { readonly svg: string; readonly height: number }

function svgOf({ title, names, subtitle, charts }: Picture): string {
  const parts = [heading(titleLines(title, TITLE_CHARACTERS, names), subtitle), ...charts.map(chart)]
  let y = EDGE
  const body = parts.map(({ svg, height }) => {
    const placed = `<g transform="translate(0 ${y})">${svg}</g>`
    y += height
    return placed
  })
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y + EDGE / 2}" font-family="${FONT}">` +
    `<rect width="100%" height="100%" fill="#ffffff"/>${body.join('')}</svg>`
  )
}

/** Of 46 px; digits are a little wider than half a character in this font. */
const TITLE_CHARACTERS = 19

function heading(lines: readonly string[], subtitle: string): Part {
  const title = lines.map((line, i) => fitted(line, EDGE, 46 + 62 * i, ROOM, { size: 46, bold: true })).join('')
  const below = 62 * (lines.length - 1)
  return { svg: title + text(subtitle, EDGE, 100 + below, { size: 30, fill: GREY }), height: 140 + below }
}

const CHARTS = { bars, columns, parts }

function chart({ kind, heading, of }: Chart): Part {
  const { svg, height } = CHARTS[kind](of)
  const head = text(heading, EDGE, 32, { size: 34, bold: true })
  return { svg: `${head}<g transform="translate(0 60)">${svg}</g>`, height: height + 60 + 44 }
}

const ROW = 58
/** Room for names of eight characters; longer ones are made smaller. */
const MOST_NAMES = 250

function bars(rows: readonly Drawn[]): Part {
  const most = Math.max(...rows.map((r) => r.value), 1)
  const longest = Math.max(...rows.map((r) => widthOf(r.name, 30)))
  const names = Math.max(120, Math.min(MOST_NAMES, longest))
  const left = EDGE + names + 24
  const numbers = Math.max(...rows.map((r) => widthOf(r.printed, 28))) + 20
  const room = WIDTH - EDGE - left - numbers
  const svg = rows
    .map(({ name, value, printed }, i) => {
      const y = i * ROW
      const width = Math.max(3, (room * value) / most)
      return (
        fitted(name, EDGE, y + 34, names, { size: 30 }) +
        `<rect x="${left}" y="${y + 6}" width="${width.toFixed(1)}" height="38" rx="4" fill="${BLUE}"/>` +
        text(printed, left + width + 14, y + 35, { size: 28 })
      )
    })
    .join('')
  return { svg, height: rows.length * ROW }
}

const TALL = 260
/** A week's label, 12月27日 of 22 px, and some air. */
const LABEL = 115

function columns(all: readonly Drawn[]): Part {
  const most = Math.max(...all.map((c) => c.value), 1)
  const step = ROOM / all.length
  const width = Math.min(60, step * 0.7)
  // The first label is moved in from the edge, towards the second.
  const labelled = step >= LABEL ? 1 : Math.ceil((LABEL + 40) / step)
  const highest = all.findIndex((c) => c.value === most)
  const few = all.length <= 14
  const svg = all
    .map(({ name, value, printed }, i) => {
      const height = (TALL * value) / most
      const middle = EDGE + step * (i + 0.5)
      const column = `<rect x="${(middle - width / 2).toFixed(1)}" y="${(40 + TALL - height).toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="3" fill="${BLUE}"/>`
      const numbered = (few || i === highest) && value > 0
      const number = numbered ? above(printed, middle, 30 + TALL - height, few ? step - 8 : ROOM, { size: 24 }) : ''
      const named = i % labelled === 0 ? above(name, middle, 40 + TALL + 34, LABEL, { size: 22, fill: GREY }) : ''
      return column + number + named
    })
    .join('')
  const line = `<line x1="${EDGE}" x2="${WIDTH - EDGE}" y1="${40 + TALL}" y2="${40 + TALL}" stroke="${LINE}" stroke-width="2"/>`
  return { svg: svg + line, height: 40 + TALL + 50 }
}

function parts(all: readonly Drawn[]): Part {
  const sum = all.reduce((n, p) => n + p.value, 0) || 1
  let x = EDGE
  const bar = all
    .map(({ value }, i) => {
      const width = (ROOM * value) / sum
      const part = `<rect x="${x.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="48" fill="${PARTS[i % PARTS.length]}"/>`
      x += width
      return part
    })
    .join('')
  const step = ROOM / all.length
  const legend = all
    .map(({ name, printed }, i) => {
      const at = EDGE + step * i
      return (
        `<rect x="${at}" y="76" width="26" height="26" rx="4" fill="${PARTS[i % PARTS.length]}"/>` +
        text(`${name} ${printed}`, at + 38, 100, { size: 28 })
      )
    })
    .join('')
  return { svg: bar + legend, height: 116 }
}

type Style = { readonly size: number; readonly bold?: boolean; readonly fill?: string }

function text(said: string, x: number, y: number, { size, bold, fill = INK }: Style): string {
  const weight = bold ? ' font-weight="700"' : ''
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" fill="${fill}"${weight}>${escaped(said)}</text>`
}

/** What can still be read on a phone. */
const SMALLEST = 20

/** Smaller where it would be wider than there is room, and cut where that would be too small to read. */
function fitted(said: string, x: number, y: number, room: number, style: Style): string {
  const size = Math.floor((style.size * room) / widthOf(said, style.size))
  if (size >= SMALLEST) return text(said, x, y, { ...style, size: Math.min(style.size, size) })
  const signs = [...said]
  while (signs.length > 1 && widthOf(`${signs.join('')}…`, SMALLEST) > room) signs.pop()
  return text(`${signs.join('')}…`, x, y, { ...style, size: SMALLEST })
}

/** Centred on `middle`, as far as the picture's edges allow. */
function above(said: string, middle: number, y: number, room: number, style: Style): string {
  const width = Math.min(room, widthOf(said, style.size))
  const x = Math.min(Math.max(EDGE, middle - width / 2), WIDTH - EDGE - width)
  return fitted(said, x, y, room, style)
}

/** About how wide text is: a Chinese character as wide as it is high, others a little more than half. */
function widthOf(said: string, size: number): number {
  return [...said].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/u.test(sign) ? size : size * 0.58), 0)
}

function escaped(said: string): string {
  return said.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
