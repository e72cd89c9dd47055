import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { claim } from '../../src/database/outbox.ts'
import { outbox } from '../../src/database/schema.ts'
import type { Fault } from '../../src/sandbox/index.ts'
import { Post } from './post.ts'

let post: Post
let groups: number[]

beforeAll(async () => {
  post = await Post.open()
  groups = [(await post.group('甲群')).group.chat.id, (await post.group('乙群')).group.chat.id]
  for (const id of [101, 102]) post.person(id)
})

afterAll(() => post.close())

const fault: fc.Arbitrary<Omit<Fault, 'chat'>> = fc.constantFrom(
  { status: 502 },
  { status: 500 },
  { drop: 'before' as const },
  { drop: 'after' as const },
  { retry_after: 7 },
  { status: 401, description: 'Unauthorized' },
)
const chat = fc.nat(3)
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('owe' as const), chat, count: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('fault' as const), chat, fault }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deliver' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('die' as const) }) },
)

const said = (chat: number) =>
  chat > 0 ? post.said(chat) : post.said(post.api.world.groups.get(chat) ?? expect.fail(`no group ${chat}`))
const withoutRepeats = (texts: readonly string[]) => texts.filter((text, i) => text !== texts[i - 1])

/** Chats 0 and 1 are groups that are owed digests, 2 and 3 are people who are asked questions. */
it('whatever goes wrong: questions all arrive, in order; a digest arrives at most once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const chats = [...groups, 101, 102]
      await post.db.delete(outbox)
      post.api.world.faults.clear()
      const from = chats.map((id) => said(id).length)
      const owed: string[][] = [[], [], [], []]
      let number = 0
      for (const step of steps) {
        if (step.do === 'owe') {
          const texts = Array.from({ length: step.count }, () => `第${++number}条`)
          owed[step.chat]?.push(...texts)
          await post.owe(chats[step.chat] ?? 0, texts, step.chat < 2 ? { whenUnknown: 'hold' } : {})
        } else if (step.do === 'fault') {
          post.api.world.fault('sendMessage', { ...step.fault, chat: chats[step.chat] ?? 0 })
        } else if (step.do === 'die') {
          // Gone after it claimed and before it sent.
          await claim(post.db, post.now, 20)
          post.later(1)
          const next = post.newDelivery()
          await next.start(true)
          await next.stop()
        } else await post.deliver()
      }
      await post.deliverAll()
      chats.forEach((id, i) => {
        const arrived = said(id).slice(from[i])
        if (i >= 2) expect(withoutRepeats(arrived)).toEqual(owed[i])
        else expect(arrived).toEqual(owed[i]?.filter((text) => arrived.includes(text)))
      })
      const rows = await post.rows()
      expect(rows.filter((row) => row.whenUnknown === 'resend').every((row) => row.state === 'sent')).toBe(true)
      expect(rows.filter((row) => row.whenUnknown === 'hold' && !['sent', 'unknown'].includes(row.state))).toEqual([])
      // What did not arrive is not forgotten: somebody was asked.
      const missing = [0, 1].flatMap((i) =>
        (owed[i] ?? []).filter(
          (t) =>
            !said(chats[i] ?? 0)
              .slice(from[i])
              .includes(t),
        ),
      )
      expect(rows.filter((row) => row.state === 'unknown').length).toBeGreaterThanOrEqual(missing.length)
    }),
    { numRuns: 25 },
  )
})
