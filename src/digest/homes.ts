/** Under which unit each unit's work stands: itself, or the one that it went into, as far as that is one of `units`. */
export function homes(heirs: ReadonlyMap<string, string>, units: ReadonlySet<string>): (unit: string) => string {
  return (unit) => {
    let home = unit
    for (let next = heirs.get(home); next !== undefined && units.has(next); next = heirs.get(home)) home = next
    return home
  }
}
