/** What the page asks of the trial behind it. A refusal rejects with the sentence that says why. */

async function answered(response) {
  const body = await response.json().catch(() => ({ error: '没有回应，请稍后再试。' }))
  if (!response.ok) throw Object.assign(new Error(body.error ?? '没有做成，请再试一次。'), { status: response.status })
  return body
}

const post = async (path, body) =>
  answered(
    await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  )

/** undefined: the county is still being set up. */
export async function county() {
  const response = await fetch('/trial/county')
  return response.status === 202 ? undefined : answered(response)
}
export const addPerson = (name) => post('/trial/people', { name })
export const deed = (what) => post('/trial/deeds', what)
export const turnClock = (to) => post('/trial/clock', { to })
export const fileAddress = (id) => `/trial/files/${encodeURIComponent(id)}`

export async function sendFile(as, chat, file) {
  const form = new FormData()
  form.set('as', String(as))
  form.set('chat', String(chat))
  form.set('file', file)
  return answered(await fetch('/trial/files', { method: 'POST', body: form }))
}

/** Calls `hear` with everything that a person is told; the browser itself comes back after a break. */
export function listen(as, hear, lost) {
  const source = new EventSource(`/trial/events?as=${as}`)
  source.onmessage = (event) => hear(JSON.parse(event.data))
  source.onerror = () => lost()
  return () => source.close()
}
