import { describe, expect, it } from 'vitest'
import { photo } from '../../src/kinds/photo.ts'
import { question, taken, whyNot } from './fixtures.ts'

const file = (n: number): string => `AgACAgUAAxkBAAIBZ2NrV0_b9mQ-3fJ8${n}`

describe('photo', () => {
  it('takes the pictures that the interview collected, each once', () => {
    expect(taken(question('photo'), [file(1), file(2), file(1)].join('\n'))).toEqual([file(1), file(2)])
  })

  it.each(['', '好的', '图片发群里了', 'IMG_2022', `${file(1)} ${file(2)}`, `${file(1)}\n看`])('refuses %j', (text) => {
    expect(whyNot(question('photo'), text)).toContain('发照片')
  })

  it('points to 跳过 only where there is one', () => {
    expect(whyNot(question('photo', { optional: true }), '没有')).toContain('跳过')
    expect(whyNot(question('photo'), '没有')).not.toContain('跳过')
  })

  it('takes no more than the question asks for, and shows how many', () => {
    expect(whyNot(question('photo', { max_items: 1 }), `${file(1)}\n${file(2)}`)).toContain('最多1张')
    expect(photo.show({ value: [file(1), file(2)] }, question('photo'))).toBe('2张')
  })
})
