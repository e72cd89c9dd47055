import { describe, expect, it } from 'vitest'
import type { Picture } from '../../src/digest/picture.ts'
import { pngOf } from '../../src/documents/picture.ts'

const picture = (of: Partial<Picture> = {}): Picture => ({
  title: '青禾县群团一周工作动态',
  subtitle: '第1期（11月7日—11月13日）',
  names: ['青禾县'],
  charts: [{ kind: 'bars', heading: '活动场次', of: [{ name: '妇联', value: 72, printed: '72' }] }],
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
    const of = Array.from({ length: count }, (_, i) => ({ name: `${i}月7日`, value: i * 1000, printed: `${i}000` }))
    const [width, height] = sizeOf(await pngOf(picture({ charts: [{ kind: 'columns', heading: '每周', of }] })))
    expect([width, (height ?? 0) < 2000]).toEqual([1080, true])
  })

  it('holds a county where nobody reported', async () => {
    const of = ['报过活动', '未报'].map((name) => ({ name, value: 0, printed: '0' }))
    const png = await pngOf(picture({ charts: [{ kind: 'parts', heading: '报送情况', of }] }))
    expect(sizeOf(png)[0]).toBe(1080)
  })

  it('has a long title on two lines, and is no wider for long names', async () => {
    const [, one = 0] = sizeOf(await pngOf(picture({ charts: [] })))
    const title = '2021年10月1日至2022年9月30日青禾县总工会工作情况汇报'
    const [, two = 0] = sizeOf(await pngOf(picture({ charts: [], title })))
    expect(two - one).toBe(62)
  })

  it('leaves what is longer than its room no wider than that', async () => {
    // Two names that are cut at the same place are the same picture: nothing of them runs on over the bar.
    const named = (name: string) =>
      picture({ charts: [{ kind: 'bars', heading: '', of: [{ name, value: 1, printed: '1' }] }] })
    const long = '青禾县甲镇新时代文明实践中心'
    expect((await pngOf(named(`${long}站`))).equals(await pngOf(named(`${long}所`)))).toBe(true)
  })
})
