/** Under which unit each unit's work stands: itself, or the one that it went into, as far as that is one of `units`. */
export function heirAmong(heirs: ReadonlyMap<string, string>, units: ReadonlySet<string>): (unit: string) => string {
  return (unit) => {
    let at = unit
    for (let next = heirs.get(at); next !== undefined && units.has(next); next = heirs.get(at)) at = next
    return at
  }
}
