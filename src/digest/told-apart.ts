type Named = { readonly name: string; readonly areaName: string; readonly town: string | null; readonly mine: boolean }

/** What a unit and its area are called at home, where a digest tells them apart from others. */
export type ToldApart = { readonly atHome?: readonly string[] }

/** Villages of the same name in several towns have their town before it, where a digest is of more than one: 甲镇新屯村工会. */
export function toldApart<Unit extends Named>(units: readonly Unit[]): (Unit & ToldApart)[] {
  const towns = new Map<string, Set<string | null>>()
  for (const { areaName, town, mine } of units) {
    if (mine) towns.set(areaName, (towns.get(areaName) ?? new Set()).add(town))
  }
  return units.map((unit) => {
    const { name, areaName, town } = unit
    if (town === null || town === areaName || (towns.get(areaName)?.size ?? 0) < 2) return unit
    const whole = `${town}${areaName}`
    const called = name.includes(whole) ? name : name.replace(areaName, whole)
    return { ...unit, areaName: whole, name: called, atHome: [name, areaName] }
  })
}
