import { words } from './words.js'

/** What the page asks of the trial behind it. What cannot be done rejects with the sentence that says what to do. */

/** Two beats of the server (src/trial/push.ts) and a little: a line that is silent for longer is dead. */
const SILENCE_MS = 35_000
const RETRY_MS = 1_000

async function asked(path, init) {
  let response
  try {
    response = await fetch(path, init)
  } catch {
    throw new Error(words.unreached)
  }
  const body = await response.json().catch(() => ({}))
  if (!response.ok) throw new Error(body.error ?? words.notDone)
  return { status: response.status, body }
}

const post = async (path, body) => {
  const headers = { 'content-type': 'application/json' }
  return (await asked(path, { method: 'POST', headers, body: JSON.stringify(body) })).body
}

/** undefined: the county is still being set up. */
export async function county() {
  const { status, body } = await asked('/trial/county')
  return status === 202 ? undefined : body
}
export const addPerson = (name) => post('/trial/people', { name })
export const deed = (what) => post('/trial/deeds', what)
export const turnClock = (to) => post('/trial/clock', { to })
export const stopClock = () => post('/trial/clock/stop', {})
export const fileAddress = (id) => `/trial/files/${encodeURIComponent(id)}`

export async function sendFile(as, chat, { file, caption, replyTo }) {
  const form = new FormData()
  form.set('as', String(as))
  form.set('chat', String(chat))
  form.set('file', file)
  if (caption) form.set('caption', caption)
  if (replyTo) form.set('replyTo', String(replyTo))
  return (await asked('/trial/files', { method: 'POST', body: form })).body
}

/** Calls `hear` with everything that a person is told, and `lost` with whether the line is broken; it comes back by itself. */
export function listen(as, hear, lost) {
  let isOver = false
  let line
  let silence
  const connect = () => {
    line = new WebSocket(`${location.origin.replace('http', 'ws')}/trial/events?as=${as}`)
    const alive = () => {
      clearTimeout(silence)
      silence = setTimeout(() => line.close(), SILENCE_MS)
    }
    line.onopen = () => {
      alive()
      lost(false)
    }
    line.onmessage = ({ data }) => {
      alive()
      const told = JSON.parse(data)
      if (told.kind !== 'beat') hear(told)
    }
    line.onclose = () => {
      clearTimeout(silence)
      if (isOver) return
      lost(true)
      setTimeout(() => isOver || connect(), RETRY_MS)
    }
  }
  connect()
  return () => {
    isOver = true
    clearTimeout(silence)
    line.close()
  }
}
