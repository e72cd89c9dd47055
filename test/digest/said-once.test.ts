import { expect, it } from 'vitest'
import type { Span } from '../../src/digest/digest.ts'
import { saidOnce } from '../../src/digest/said-once.ts'
import { textOf } from '../../src/digest/spans.ts'

const words = (text: string): Span => ({ kind: 'words', text })
const free = (text: string): Span => ({ kind: 'free', text, code: 'text', report: '1' })

it.each<[string, Span[], string]>([
  [
    'what is left of a unit’s words keeps its stops',
    [words('充实基层力量，'), free('充实基层力量，新增专干；办了两期班。又走访'), words('。')],
    '充实基层力量，新增专干；办了两期班。又走访。',
  ],
  [
    'its words stand where nothing else would be introduced',
    [words('夯实基层基础，通过'), free('夯实基层基础'), words('等办法，取得实效。')],
    '夯实基层基础，通过夯实基层基础等办法，取得实效。',
  ],
  [
    'they go where they only say again what stands before a stop',
    [words('组织志愿服务，'), free('组织志愿服务'), words('，服务群众。')],
    '组织志愿服务，服务群众。',
  ],
])('%s', (_, spans, said) => {
  expect(textOf(saidOnce(spans))).toBe(said)
})
