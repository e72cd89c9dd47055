import { expect, it } from 'vitest'
import { linesByArea } from '../../src/digest/label.ts'

it('names units by what is theirs, behind the area that they are listed under', () => {
  const unit = (area: string, name: string) => ({ id: name, area, name })
  expect(
    linesByArea([
      unit('青禾县', '青禾县总工会'),
      unit('青禾县', '团青禾县委'),
      unit('甲镇', '甲镇妇联'),
      unit('青禾县', '县文联'),
      unit('甲镇', '甲镇'),
    ]),
  ).toEqual(['青禾县：总工会、团委、县文联', '甲镇：妇联、甲镇'])
})
