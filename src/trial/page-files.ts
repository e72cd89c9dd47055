import { readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import type { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Env } from '../sandbox/index.ts'

const FOLDER = new URL('../../page/', import.meta.url)
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}
/** The page's own files, and those of the libraries that it draws with. */
const PAGE_FILES = [
  ...['index.html', 'style.css', 'chat.css', 'icons.css', 'icon.svg'],
  ...['app.js', 'chat-list.js', 'chat.js', 'chooser.js', 'clock.js', 'deeds.js', 'dialog.js', 'face.js', 'format.js'],
  ...['icon.js', 'input.js', 'keys.js', 'message.js', 'place.js', 'search.js', 'server.js', 'state.js', 'tour.js'],
  ...['viewer.js', 'words.js'],
]
/** Of the package of icons those that page/icons.css names. */
const ICONS = [
  ...['arrow-down-tray', 'arrow-top-right-on-square', 'arrow-uturn-left', 'bars-3', 'check', 'chevron-down'],
  ...['chevron-left', 'chevron-up', 'clipboard', 'clock', 'ellipsis-horizontal', 'magnifying-glass', 'paper-airplane'],
  ...['paper-clip', 'pencil', 'view-columns', 'x-mark'],
]
const LIBRARY_FILES = ['lit-html.js', 'directive.js', 'directive-helpers.js', 'directives/repeat.js']

/** Another one whenever a file of the page has changed: a page that was loaded before loads itself anew. */
export function pageVersion(): number {
  return Math.max(...PAGE_FILES.map((name) => statSync(new URL(name, FOLDER)).mtimeMs))
}

/** Serves the page and nothing else: each file by its name. */
export function servePage(app: Hono<Env>): void {
  const header = secureHeaders({
    contentSecurityPolicy: { defaultSrc: ["'self'"], imgSrc: ["'self'", 'blob:'], frameAncestors: ["'none'"] },
    strictTransportSecurity: false,
  })
  const serve = (path: string, file: URL) =>
    app.get(path, header, (c) =>
      c.body(readFileSync(file), 200, {
        'content-type': TYPES[extname(file.pathname)] ?? '',
        'cache-control': 'no-cache',
      }),
    )
  serve('/', new URL('index.html', FOLDER))
  for (const name of PAGE_FILES) serve(`/page/${name}`, new URL(name, FOLDER))
  // Node is given a build of its own, in a folder below the browser's.
  const library = new URL('../', import.meta.resolve('lit-html'))
  for (const name of LIBRARY_FILES) serve(`/page/lit-html/${name}`, new URL(name, library))
  for (const name of ICONS)
    serve(`/page/icons/${name}.svg`, new URL(import.meta.resolve(`heroicons/24/outline/${name}.svg`)))
}
