import type { HonoRequest } from 'hono'
import { Upload } from './check.ts'
import { BotApiError, badRequest } from './errors.ts'
import { UPLOAD_LIMIT } from './files.ts'
import type { Params } from './validate.ts'

const tooLarge = () => new BotApiError(413, 'Request Entity Too Large')
/** Names and boundaries around the file. */
const ENVELOPE = 64 * 1024

async function formParams(request: HonoRequest): Promise<Params> {
  let form: FormData
  try {
    form = await request.formData()
  } catch {
    throw badRequest("can't parse the form of the request")
  }
  const params: Params = {}
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') {
      params[name] = value
      continue
    }
    if (value.size > UPLOAD_LIMIT) throw tooLarge()
    params[name] = new Upload(value.name, value.type, new Uint8Array(await value.arrayBuffer()))
  }
  return params
}

async function jsonParams(request: HonoRequest): Promise<Params> {
  const text = await request.text()
  if (text.trim() === '') return {}
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw badRequest("can't parse JSON object")
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequest("can't parse JSON object")
  return { ...body }
}

/** The parameters of a request in any of the four ways that the Bot API takes them. */
export async function readRequest(request: HonoRequest): Promise<Params> {
  const query: Params = { ...request.query() }
  if (request.method === 'GET') return query
  if (Number(request.header('content-length') ?? 0) > UPLOAD_LIMIT + ENVELOPE) throw tooLarge()
  const type = (request.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  switch (type) {
    case 'application/json':
      return { ...query, ...(await jsonParams(request)) }
    case 'application/x-www-form-urlencoded':
    case 'multipart/form-data':
      return { ...query, ...(await formParams(request)) }
    case '':
      return query
    default:
      throw badRequest(`[stand-in] a body of type ${type} is not read`)
  }
}
