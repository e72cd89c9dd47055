import { once } from 'node:events'
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib'

/** 1 January 1980, midnight: the same rows give the same bytes. */
const NO_TIME = 0x0021_0000
const DEFLATED = 8
/** What is read behind a part, not before it: how long it is; and that its name is UTF-8. */
const FLAGS = 0x0808
const VERSION = 20
/** Beyond it another format would be needed, which not every program reads. */
const MOST_BYTES = 0xffff_ffff

type Part = { readonly name: Buffer; readonly at: number; crc: number; pressed: number; whole: number }

/**
 * A .zip that is handed on as it is pressed, part by part: none of it is held. Node's own zlib presses outside of the main
 * thread, so that rows are read meanwhile.
 */
export class ZipStream {
  readonly #put: (bytes: Uint8Array) => void
  readonly #parts: Part[] = []
  #at = 0
  #open: { readonly part: Part; readonly press: DeflateRaw; failed?: Error } | undefined

  constructor(put: (bytes: Uint8Array) => void) {
    this.#put = put
  }

  /** Begins a part; the one before has ended. */
  begin(name: string): void {
    const part = { name: Buffer.from(name), at: this.#at, crc: 0, pressed: 0, whole: 0 }
    const press = createDeflateRaw({ level: 6 })
    const open: { part: Part; press: DeflateRaw; failed?: Error } = { part, press }
    press.on('data', (bytes: Buffer) => {
      part.pressed += bytes.length
      try {
        this.#write(bytes)
      } catch (error) {
        // A listener has nobody who would hear of it.
        open.failed ??= error as Error
      }
    })
    press.on('error', (error) => {
      open.failed ??= error
    })
    this.#open = open
    this.#parts.push(part)
    this.#write(Buffer.concat([numbers([4, 0x0403_4b50]), this.#head(part, [0, 0, 0]), part.name]))
  }

  async add(text: string): Promise<void> {
    const { part, press } = this.#current()
    const bytes = Buffer.from(text)
    part.crc = crc32(bytes, part.crc)
    part.whole += bytes.length
    if (!press.write(bytes)) await once(press, 'drain')
    this.#current()
  }

  async end(): Promise<void> {
    const { part, press } = this.#current()
    press.end()
    await once(press, 'end')
    this.#current()
    this.#open = undefined
    if (part.whole > MOST_BYTES) throw new Error(`${part.name} is too long for a .zip`)
    this.#write(numbers([4, 0x0807_4b50], [4, part.crc], [4, part.pressed], [4, part.whole]))
  }

  /** The list of all parts, which a .zip ends with. */
  finish(): void {
    const from = this.#at
    for (const part of this.#parts) {
      const head = this.#head(part, [part.crc, part.pressed, part.whole])
      const place = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, part.at])
      this.#write(Buffer.concat([numbers([4, 0x0201_4b50], [2, VERSION]), head, place, part.name]))
    }
    if (this.#at > MOST_BYTES) throw new Error('a .zip cannot be so long')
    const { length } = this.#parts
    this.#write(
      numbers([4, 0x0605_4b50], [2, 0], [2, 0], [2, length], [2, length], [4, this.#at - from], [4, from], [2, 0]),
    )
  }

  #current() {
    if (!this.#open) throw new Error('no part of the .zip was begun')
    if (this.#open.failed) throw this.#open.failed
    return this.#open
  }

  #head({ name }: Part, [crc, pressed, whole]: readonly [number, number, number]): Buffer {
    const kind = numbers([2, VERSION], [2, FLAGS], [2, DEFLATED], [4, NO_TIME])
    return Buffer.concat([kind, numbers([4, crc], [4, pressed], [4, whole], [2, name.length], [2, 0])])
  }

  #write(bytes: Uint8Array): void {
    this.#at += bytes.length
    this.#put(bytes)
  }
}

/** Numbers one after the other, the low byte first, each as many bytes wide. */
function numbers(...of: readonly (readonly [width: 2 | 4, value: number])[]): Buffer {
  const bytes = Buffer.alloc(of.reduce((sum, [width]) => sum + width, 0))
  let at = 0
  for (const [width, value] of of)
    at = width === 2 ? bytes.writeUInt16LE(value, at) : bytes.writeUInt32LE(value >>> 0, at)
  return bytes
}
