import { keyOf } from '../chinese/typed.ts'
import type { UnitInArea } from '../database/unit.ts'
import type { Asked } from './asked.ts'
import type { Door } from './feature.ts'

const TO_REPORT = '(?:填报|报送|上报|报|填|交)(?:一下|一份|一个|一项|个)?(?:吧|了)?'
/** 镇妇联的报一下, 给甲镇妇联报: which unit, without what is said around it. */
const FOR_A_UNIT = new RegExp(
  `^(?:请|我|先|再|要|想|来)*(?:(?:给|帮|替|为)(?<for>[^，,。]{2,16}?)(?:的)?${TO_REPORT}|(?<of>[^，,。]{2,16}?)的?(?:活动|工作)?(?:要|先|再|也)?${TO_REPORT})$`,
  'u',
)

/** The page of forms of the one of several own units that is named with the wish to report for it. */
export function ownUnitNamed({ who }: Pick<Door, 'who'>, text: string): Asked | undefined {
  const { for: named, of = named } = FOR_A_UNIT.exec(keyOf(text))?.groups ?? {}
  const [only, ...others] = of === undefined ? [] : who.reportsFor.filter((unit) => isCalled(unit, of))
  if (who.reportsFor.length < 2 || !only || others.length > 0) return undefined
  return { by: 'tap', button: { name: 'reportFor', parts: { unit: only.id } } }
}

/** 甲镇妇联 is 镇妇联 too, and where no other unit is of that place 甲镇. */
const isCalled = ({ name, areaName }: UnitInArea, called: string): boolean =>
  name.endsWith(called) || areaName === called
