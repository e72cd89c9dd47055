/** A medal called by its metal alone, right before its number: 摘金2枚, 金1银2; 资金 and 奖金 are none. */
const METAL_BEFORE = /(?:^|[\d获夺得拿摘揽了到，、])(?<metal>[金银铜])$/u
const METAL = /^[金银铜]$/u

type Words = { readonly left: string; readonly right: string; readonly measure: string }

/** 1金2铜, 金1银2, 摘银1枚: medals that are called by their metal alone, with what they are called in full. */
export function medalNamed({ left, right, measure }: Words): { readonly left: string; readonly right: string } {
  if (METAL.test(measure)) return { left, right: `${measure}牌` }
  const isMedal = METAL_BEFORE.test(left) && /^(?:|[枚块个面])$/u.test(measure)
  return { left: isMedal ? `${left}牌` : left, right }
}
