import { expect, it } from 'vitest'
import { ChatSets } from '../../src/bot/chat-sets.ts'

const chats = (from: number, many: number) => Array.from({ length: many }, (_, i) => from + i)

it('begins a second set beside one only where as many wait as go into it', () => {
  const sets = new ChatSets()
  sets.wait(chats(1, 30))
  const first = sets.begin()
  expect(first?.chats).toEqual(chats(1, 30))
  sets.wait(chats(101, 99))
  expect(sets.begin()).toBeUndefined()
  sets.wait([200])
  expect(sets.begin()?.chats).toEqual(chats(101, 100))
  sets.wait(chats(301, 100))
  expect(sets.begin()).toBeUndefined()
  if (first) sets.done(first)
  expect(sets.begin()?.chats).toEqual(chats(301, 100))
})

it('takes up what arrives at once only where nothing else is under way or waits', () => {
  const sets = new ChatSets()
  const alone = sets.beginWith([1])
  expect(alone?.chats).toEqual([1])
  expect(sets.beginWith([2])).toBeUndefined()
  if (alone) sets.done(alone)
  sets.goesAlone(3)
  expect(sets.beginWith([3])).toBeUndefined()
  expect(sets.beginWith([2, 4])?.chats).toEqual([2, 4])
})
