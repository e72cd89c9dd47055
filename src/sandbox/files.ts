import { badRequest } from './errors.ts'
import type { DocumentRef, FileRef, PhotoSize } from './types.ts'

export type FileKind = 'photo' | 'document'

export interface Kept {
  readonly kind: FileKind
  readonly ref: PhotoSize | DocumentRef
  readonly bytes: Uint8Array
  readonly path: string
  /** A photo's smaller sizes, the smallest first: each has an id of its own, and stands for the whole photo. */
  readonly smaller?: readonly PhotoSize[]
}

const MB = 1024 * 1024
export const UPLOAD_LIMIT = 50 * MB
const PHOTO_LIMIT = 10 * MB
const DOWNLOAD_LIMIT = 20 * MB
/** Telegram promises a download link for at least an hour. */
const LINK_LIFE = 60 * 60 * 1000

/** The longest sides of the sizes that Telegram makes of a photo, without its smallest (MTProto, PhotoSize m and x). */
const SMALLER = [320, 800]

const KIND_NAMES = { photo: 'Photo', document: 'Document' } as const

/** Width and height of a PNG, JPEG or GIF; undefined for anything else. */
function imageSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const starts = (...head: number[]) => head.every((byte, i) => bytes[i] === byte)
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) && bytes.length >= 24) {
    return { width: view.getUint32(16), height: view.getUint32(20) }
  }
  if (starts(0x47, 0x49, 0x46, 0x38) && bytes.length >= 10) {
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  }
  if (!starts(0xff, 0xd8)) return undefined
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
  return undefined
}

/** Why Telegram would not take these bytes as a photo, in its words; undefined when it would. */
export function photoProblem(bytes: Uint8Array): string | undefined {
  if (bytes.length > PHOTO_LIMIT) return `file of size ${bytes.length} bytes is too big for a photo`
  const size = imageSize(bytes)
  if (!size) return 'IMAGE_PROCESS_FAILED'
  const { width, height } = size
  const ratio = Math.max(width, height) / Math.max(Math.min(width, height), 1)
  return width + height > 10_000 || ratio > 20 ? 'PHOTO_INVALID_DIMENSIONS' : undefined
}

/** Files by id; ids are good for every bot of the world (Telegram's are good for one bot only). */
export class Files {
  readonly kept = new Map<string, Kept>()
  /** An id is never given again, as Telegram's are not. */
  #made = 0
  readonly #links = new Map<string, { readonly file: Kept; readonly until: number }>()

  #ref(kind: FileKind, bytes: Uint8Array): FileRef {
    if (bytes.length === 0) throw badRequest('file must be non-empty')
    this.#made = Math.max(this.#made, this.kept.size) + 1
    const prefix = kind === 'photo' ? 'AgACAgUAAxkBAAI' : 'BQACAgUAAxkBAAI'
    const id = Buffer.from(`${kind}-${this.#made}`).toString('base64url')
    return { file_id: prefix + id, file_unique_id: `AQAD${id}`, file_size: bytes.length }
  }

  keepDocument(bytes: Uint8Array, name: string, type: string): Kept {
    const ref = { ...this.#ref('document', bytes), file_name: name, mime_type: type || 'application/octet-stream' }
    const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
    return this.#keep({ kind: 'document', ref, bytes, path: `documents/file_${this.kept.size}${ending}` })
  }

  /** Photos are kept as sent. Their smaller sizes have ids, and no bytes of their own. */
  keepPhoto(bytes: Uint8Array): Kept {
    const problem = bytes.length > 0 ? photoProblem(bytes) : undefined
    if (problem) throw badRequest(problem)
    const { width, height } = imageSize(bytes) ?? { width: 0, height: 0 }
    const ref = { ...this.#ref('photo', bytes), width, height }
    const longest = Math.max(width, height)
    const smaller = SMALLER.filter((side) => side < longest).map((side) => ({
      file_id: `${ref.file_id}-${side}`,
      file_unique_id: `${ref.file_unique_id}-${side}`,
      width: Math.round((width * side) / longest),
      height: Math.round((height * side) / longest),
      file_size: Math.ceil(bytes.length * (side / longest) ** 2),
    }))
    return this.#keep({ kind: 'photo', ref, smaller, bytes, path: `photos/file_${this.kept.size}.jpg` })
  }

  #keep(file: Kept): Kept {
    this.kept.set(file.ref.file_id, file)
    return file
  }

  #find(id: string): Kept | undefined {
    return this.kept.get(id) ?? [...this.kept.values()].find((file) => file.smaller?.some((s) => s.file_id === id))
  }

  /** The file that a bot sends again by its id. */
  again(kind: FileKind, id: string): Kept {
    if (/^https?:\/\//i.test(id)) throw badRequest('failed to get HTTP URL content')
    const file = this.#find(id)
    if (!file) throw badRequest('wrong file identifier/HTTP URL specified')
    if (file.kind !== kind) {
      throw badRequest(`can't use file of type ${KIND_NAMES[file.kind]} as ${KIND_NAMES[kind]}`)
    }
    return file
  }

  /** Opens a download link, as getFile does. */
  link(id: string, at: number): Kept {
    const file = this.#find(id)
    if (!file) throw badRequest('invalid file_id')
    if (file.bytes.length > DOWNLOAD_LIMIT) throw badRequest('file is too big')
    this.#links.set(file.path, { file, until: at + LINK_LIFE })
    return file
  }

  download(path: string, at: number): Kept | undefined {
    const link = this.#links.get(path)
    return link && at <= link.until ? link.file : undefined
  }

  /** The bytes behind an id, for a test that looks at what the bot sent. */
  bytes(id: string): Uint8Array | undefined {
    return this.kept.get(id)?.bytes
  }
}
