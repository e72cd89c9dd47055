import { writable } from '../access.ts'
import { badRequest, standIn } from '../errors.ts'
import type { FileKind, Kept } from '../files.ts'
import { schema } from '../schema.ts'
import type { DocumentRef, Message, PhotoSize } from '../types.ts'
import { type Caller, type Method, method, uploaded } from './method.ts'
import { Sending, type SendParams } from './post.ts'
import { type CaptionFields, captionOf } from './texts.ts'

type MediaFields = Pick<Message, 'photo' | 'document'>

export function mediaFields(file: Kept): MediaFields {
  return file.kind === 'photo'
    ? { photo: [...(file.smaller ?? []), file.ref as PhotoSize] }
    : { document: file.ref as DocumentRef }
}

/** The file of a parameter: uploaded with it, attached elsewhere in the request, or one sent before. */
function media(caller: Caller, kind: FileKind, value: unknown, params: object): MediaFields {
  const file = uploaded(value, { ...params })
  const { files } = caller.world
  if (!file) return mediaFields(files.again(kind, String(value)))
  return mediaFields(
    kind === 'photo' ? files.keepPhoto(file.bytes) : files.keepDocument(file.bytes, file.name, file.type),
  )
}

const sendPhoto = method<SendParams & CaptionFields & { photo: unknown }>((caller, params) => {
  const caption = captionOf(caller, params)
  const photo = media(caller, 'photo', params.photo, params)
  return new Sending(caller, params).post({ ...photo, ...caption })
})

const sendDocument = method<SendParams & CaptionFields & { document: unknown }>((caller, params) => {
  const caption = captionOf(caller, params)
  const document = media(caller, 'document', params.document, params)
  return new Sending(caller, params).post({ ...document, ...caption })
})

interface AlbumItem extends CaptionFields {
  readonly type: string
  readonly media: string
}

const sendMediaGroup = method<SendParams & { media: AlbumItem[] }>((caller, params) => {
  const items = params.media
  if (items.length === 0) throw badRequest('there are no messages to send')
  if (items.length > 10) throw badRequest('too many messages to send as an album')
  if (items.length === 1) throw standIn('an album has 2 to 10 items')
  const kinds = items.map((item): FileKind => {
    if (item.type === 'photo' || item.type === 'document') return item.type
    throw standIn(`an album of type "${item.type}" is not played here`)
  })
  if (new Set(kinds).size > 1) throw badRequest("document can't be mixed with other media types")
  for (const { media: name } of items) {
    if (name.startsWith('attach://') && !uploaded(name, { ...params })) {
      throw badRequest("can't parse InputMedia: media not found")
    }
  }
  const contents = items.map((item, i) => ({
    ...media(caller, kinds[i] ?? 'photo', item.media, params),
    ...captionOf(caller, item),
  }))
  const sending = new Sending(caller, params, items.length)
  const media_group_id = String(caller.world.nextId())
  return contents.map((content) => sending.post({ ...content, media_group_id }))
})

const getFile = method<{ file_id: string }>(({ world }, { file_id }) => {
  const file = world.files.link(file_id, world.now().getTime())
  const { file_unique_id, file_size } = file.ref
  return { file_id, file_unique_id, file_size, file_path: file.path }
})

interface ActionParams {
  readonly chat_id: number | string
  readonly action: string
}

const sendChatAction = method<ActionParams>(({ world, bot }, { chat_id, action }) => {
  if (!schema.actions.includes(action)) throw badRequest('wrong parameter action in request')
  const { talk } = writable(world, bot, chat_id)
  world.emit({ kind: 'action', talk, action })
  return true
})

export const mediaMethods: Readonly<Record<string, Method>> = {
  sendPhoto,
  sendDocument,
  sendMediaGroup,
  getFile,
  sendChatAction,
}
