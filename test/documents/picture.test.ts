import { describe, expect, it } from 'vitest'
import type { Picture } from '../../src/digest/picture.ts'
import { pngOf } from '../../src/documents/picture.ts'

const picture = (of: Partial<Picture> = {}): Picture => ({
  title: '青禾县群团一周工作动态',
  subtitle: '第1期（11月7日—11月13日）',
  charts: [{ kind: 'bars', heading: '活动场次', rows: [{ name: '妇联', value: 72 }] }],
  ...of,
})

/** Width and height as the file says (PNG, IHDR). */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

describe('a picture', () => {
  it('is a .png as wide as a phone, the same bytes for the same numbers', async () => {
    const png = await pngOf(picture())
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(sizeOf(png)[0]).toBe(1080)
    expect((await pngOf(picture())).equals(png)).toBe(true)
  })

  it('draws Chinese without a font of the system', async () => {
    const drawn = await pngOf(picture({ charts: [], title: '青禾县群团一周工作动态' }))
    const blank = await pngOf(picture({ charts: [], title: '　　　　　　　　　　　' }))
    expect(drawn.length).toBeGreaterThan(blank.length + 3000)
  })

  it.each([1, 8, 53])('holds %i weeks', async (count) => {
    const columns = Array.from({ length: count }, (_, i) => ({ label: `${i}月7日`, value: i * 1000 }))
    const [width, height] = sizeOf(await pngOf(picture({ charts: [{ kind: 'columns', heading: '每周', columns }] })))
    expect([width, (height ?? 0) < 2000]).toEqual([1080, true])
  })

  it('holds a county where nobody reported', async () => {
    const parts = [
      { name: '报过活动', value: 0 },
      { name: '未报', value: 0 },
    ]
    const png = await pngOf(picture({ charts: [{ kind: 'parts', heading: '报送情况', parts }] }))
    expect(sizeOf(png)[0]).toBe(1080)
  })
})
