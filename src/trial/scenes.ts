import { pngOfSvg } from '../documents/picture.ts'
import { Dice } from './dice.ts'

/** What people of the trial photograph: drawn, since nobody's real picture belongs into it. */
export type Scene = 'river' | 'reading'

const [WIDTH, HEIGHT] = [960, 640]
const SKIN = ['#e8b48f', '#d79f78', '#f0c3a2']
const HAIR = ['#2b2320', '#3a2f2a', '#5a5652']
const VESTS = { river: ['#d8453a', '#d8453a', '#e0612f'], reading: ['#3f7cac', '#8a5aa8', '#4d9a6a', '#c98a3d'] }

/** A scene as a .png: the same one every time. */
export function photoOf(scene: Scene): Promise<Buffer> {
  const drawn = scene === 'river' ? river() : reading()
  return pngOfSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${drawn}</svg>`,
  )
}

function river(): string {
  const trees = new Dice(1, 11)
  const woods = Array.from({ length: 26 }, (_, i) => tree(i * 38 + trees.number(-10, 10), 318, trees.number(26, 52)))
  return [
    gradient('sky', '#9cc9ea', '#eef6f4'),
    gradient('water', '#7fb4bd', '#4b8796'),
    `<rect width="${WIDTH}" height="360" fill="url(#sky)"/><circle cx="770" cy="110" r="46" fill="#fff4d2"/>`,
    '<path d="M0 300 Q160 170 330 260 T640 220 T960 270 V360 H0Z" fill="#8fb29a"/>',
    '<path d="M0 330 Q220 250 430 310 T960 300 V380 H0Z" fill="#6f9a74"/>',
    ...woods,
    `<rect y="352" width="${WIDTH}" height="170" fill="url(#water)"/>`,
    ...[380, 410, 446, 486].map((y, i) => `<path d="M${60 + i * 90} ${y} h${180 + i * 40}" ${WAVE}/>`),
    `<path d="M0 500 Q300 468 560 506 T960 490 V${HEIGHT} H0Z" fill="#a9a06a"/>`,
    `<path d="M0 540 Q340 510 620 548 T960 536 V${HEIGHT} H0Z" fill="#8c8a52"/>`,
    ...people('river', [130, 240, 372, 506, 640, 768, 862], 560, 92),
    // What they carried away.
    ...[310, 574, 700].map((x) => `<path d="M${x} 606 q18 -44 36 0z" fill="#2f6a4d"/>`),
  ].join('')
}
const WAVE = 'stroke="#cfe5e6" stroke-width="4" stroke-linecap="round" opacity="0.7"'

function reading(): string {
  const books = new Dice(1, 7)
  const shelf = (y: number) =>
    Array.from({ length: 34 }, (_, i) => {
      const height = books.number(44, 70)
      const colour = books.pick(['#b5483a', '#3b6f8f', '#d3a24a', '#5f7f57', '#7b5a86', '#d9d2c2'])
      return `<rect x="${70 + i * 24}" y="${y - height}" width="18" height="${height}" rx="2" fill="${colour}"/>`
    }).join('')
  return [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#f2e7d5"/><rect y="450" width="${WIDTH}" height="190" fill="#c49a6c"/>`,
    ...[150, 250, 350].map((y) => `${shelf(y)}<rect x="50" y="${y}" width="860" height="12" fill="#8a6340"/>`),
    ...people('reading', [150, 280, 420, 560, 700, 830], 470, 100),
    '<rect x="60" y="520" width="840" height="34" rx="8" fill="#9b7048"/><rect x="90" y="552" width="780" height="60" fill="#84603d"/>',
    ...[150, 290, 430, 570, 710].map(
      (x) =>
        `<path d="M${x} 522 l34 -16 34 16 34 -16 34 16 v6 h-136z" fill="#fffdf6" stroke="#c9bfae" stroke-width="2"/>`,
    ),
  ].join('')
}

function people(scene: Scene, places: readonly number[], ground: number, size: number): string[] {
  const dice = new Dice(1, 5)
  return places.map((x) => {
    const [foot, r] = [ground + dice.number(-8, 16), size / 4.6]
    const head = foot - size - r
    const vest = dice.pick(VESTS[scene])
    return (
      `<path d="M${x - size * 0.3} ${foot} v-${size * 0.62} q0 -${size * 0.36} ${size * 0.3} -${size * 0.36} t${size * 0.3} ${size * 0.36} v${size * 0.62}z" fill="${vest}"/>` +
      `<circle cx="${x}" cy="${head + r}" r="${r}" fill="${dice.pick(SKIN)}"/>` +
      `<path d="M${x - r} ${head + r} a${r} ${r} 0 0 1 ${2 * r} 0 q-${r} -${r * 0.5} -${2 * r} 0z" fill="${dice.pick(HAIR)}"/>`
    )
  })
}

const tree = (x: number, y: number, r: number) =>
  `<circle cx="${x}" cy="${y - r * 0.6}" r="${r}" fill="#4f7d58"/><circle cx="${x + r * 0.5}" cy="${y - r}" r="${r * 0.7}" fill="#5d8c62"/>`

const gradient = (id: string, from: string, to: string) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`
