type Named = { readonly name: string; readonly areaName: string; readonly town: string | null; readonly mine: boolean }

/** Villages of the same name in several towns have their town before it, where a digest is of more than one: 甲镇新屯村工会. */
export function toldApart<Unit extends Named>(units: readonly Unit[]): Unit[] {
  const towns = new Map<string, Set<string | null>>()
  for (const { areaName, town, mine } of units) {
    if (mine) towns.set(areaName, (towns.get(areaName) ?? new Set()).add(town))
  }
  return units.map((unit) => {
    const { name, areaName, town } = unit
    if (town === null || town === areaName || (towns.get(areaName)?.size ?? 0) < 2) return unit
    const whole = `${town}${areaName}`
    return { ...unit, areaName: whole, name: name.includes(whole) ? name : name.replace(areaName, whole) }
  })
}
