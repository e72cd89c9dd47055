import { getRequestListener } from '@hono/node-server'
import type { Route } from '../telegram/listener.ts'
import { type ApiParts, BASE, makeApi } from './app.ts'

/** The API as one of the routes that the process listens at. */
export function apiRoute(parts: ApiParts): Route {
  const answer = getRequestListener(makeApi(parts).fetch, { overrideGlobalObjects: false })
  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?')
    if (path !== BASE && !path.startsWith(`${BASE}/`)) return false
    void answer(request, response)
    return true
  }
}
