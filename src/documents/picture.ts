import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Chart, Picture } from '../digest/picture.ts'

/** A phone's width; everything is drawn for it. */
const WIDTH = 1080
const EDGE = 56
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
export async function pngOf(picture: Picture): Promise<Buffer> {
  loading ??= load()
  const font = { fontBuffers: await loading, loadSystemFonts: false, defaultFontFamily: FONT }
  const svg = new Resvg(svgOf(picture), { font, background: '#ffffff' })
  const drawn = svg.render()
  try {
    return Buffer.from(drawn.asPng())
  } finally {
    // What WebAssembly holds is not collected with the object.
    drawn.free()
    svg.free()
  }
}

type Drawn = { readonly svg: string; readonly height: number }

function svgOf({ title, subtitle, charts }: Picture): string {
  const parts = [heading(title, subtitle), ...charts.map(chart)]
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

function heading(title: string, subtitle: string): Drawn {
  const size = Math.min(48, Math.floor((WIDTH - 2 * EDGE) / widthOf(title, 1)))
  const svg = text(title, EDGE, 46, { size, bold: true }) + text(subtitle, EDGE, 100, { size: 30, fill: GREY })
  return { svg, height: 140 }
}

function chart(drawn: Chart): Drawn {
  const { svg, height } =
    drawn.kind === 'bars' ? bars(drawn.rows) : drawn.kind === 'columns' ? columns(drawn.columns) : parts(drawn.parts)
  const head = text(drawn.heading, EDGE, 32, { size: 34, bold: true })
  return { svg: `${head}<g transform="translate(0 60)">${svg}</g>`, height: height + 60 + 44 }
}

const ROW = 58
const NAMES = 170

function bars(rows: readonly { name: string; value: number }[]): Drawn {
  const most = Math.max(...rows.map((r) => r.value), 1)
  const numbers = Math.max(...rows.map((r) => widthOf(numberText(r.value), 28))) + 20
  const room = WIDTH - 2 * EDGE - NAMES - numbers
  const svg = rows
    .map(({ name, value }, i) => {
      const y = i * ROW
      const width = Math.max(3, (room * value) / most)
      return (
        text(name, EDGE, y + 34, { size: 30 }) +
        `<rect x="${EDGE + NAMES}" y="${y + 6}" width="${width.toFixed(1)}" height="38" rx="4" fill="${BLUE}"/>` +
        text(numberText(value), EDGE + NAMES + width + 14, y + 35, { size: 28 })
      )
    })
    .join('')
  return { svg, height: rows.length * ROW }
}

const TALL = 260

function columns(all: readonly { label: string; value: number }[]): Drawn {
  const most = Math.max(...all.map((c) => c.value), 1)
  const step = (WIDTH - 2 * EDGE) / all.length
  const width = Math.min(60, step * 0.7)
  const labelled = Math.max(1, Math.ceil(110 / step))
  const highest = all.findIndex((c) => c.value === most)
  const svg = all
    .map(({ label, value }, i) => {
      const height = (TALL * value) / most
      const middle = EDGE + step * (i + 0.5)
      const column = `<rect x="${(middle - width / 2).toFixed(1)}" y="${(40 + TALL - height).toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="3" fill="${BLUE}"/>`
      const few = all.length <= 14 || i === highest
      const number =
        few && value > 0 ? text(numberText(value), middle, 30 + TALL - height, { size: 24, middle: true }) : ''
      const named =
        i % labelled === 0 ? text(label, middle, 40 + TALL + 34, { size: 22, fill: GREY, middle: true }) : ''
      return column + number + named
    })
    .join('')
  const line = `<line x1="${EDGE}" x2="${WIDTH - EDGE}" y1="${40 + TALL}" y2="${40 + TALL}" stroke="${LINE}" stroke-width="2"/>`
  return { svg: svg + line, height: 40 + TALL + 50 }
}

function parts(all: readonly { name: string; value: number }[]): Drawn {
  const sum = all.reduce((n, p) => n + p.value, 0) || 1
  const room = WIDTH - 2 * EDGE
  let x = EDGE
  const bar = all
    .map(({ value }, i) => {
      const width = (room * value) / sum
      const part = `<rect x="${x.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="48" fill="${PARTS[i % PARTS.length]}"/>`
      x += width
      return part
    })
    .join('')
  const step = room / all.length
  const legend = all
    .map(({ name, value }, i) => {
      const at = EDGE + step * i
      return (
        `<rect x="${at}" y="76" width="26" height="26" rx="4" fill="${PARTS[i % PARTS.length]}"/>` +
        text(`${name} ${numberText(value)}`, at + 38, 100, { size: 28 })
      )
    })
    .join('')
  return { svg: bar + legend, height: 116 }
}

type Style = { readonly size: number; readonly bold?: boolean; readonly fill?: string; readonly middle?: boolean }

function text(said: string, x: number, y: number, { size, bold, fill = INK, middle }: Style): string {
  const weight = bold ? ' font-weight="700"' : ''
  const anchor = middle ? ' text-anchor="middle"' : ''
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" fill="${fill}"${weight}${anchor}>${escaped(said)}</text>`
}

/** About how wide text is: a Chinese character as wide as it is high, others a little more than half. */
function widthOf(said: string, size: number): number {
  return [...said].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/u.test(sign) ? size : size * 0.58), 0)
}

/** 12000 as 12,000: a picture is read at a glance. */
function numberText(value: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(value)
}

function escaped(said: string): string {
  return said.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
