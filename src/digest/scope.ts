/** Whose work a report is about. */
export type Scope =
  | { readonly kind: 'county' }
  | { readonly kind: 'area'; readonly id: string; readonly name: string }
  | { readonly kind: 'organization'; readonly code: string; readonly name: string }

/** As it is stored and printed in JSON: `county`, `area:jia-zhen`, `organization:women`. */
export function scopeKey(scope: Scope): string {
  if (scope.kind === 'county') return 'county'
  return scope.kind === 'area' ? `area:${scope.id}` : `organization:${scope.code}`
}

/** As a title names it: 全县、甲镇、全县妇联; of a city 全市. `county`: its name. */
export function scopeName(scope: Scope, county: string): string {
  if (scope.kind === 'area') return scope.name
  const whole = `全${/[县市区旗州盟省]$/u.exec(county)?.[0] ?? '县'}`
  return scope.kind === 'county' ? whole : `${whole}${scope.name}`
}

/** 全镇 of a town, 全村 of a village. */
export function wholePlace(area: string): string {
  return `全${/(?:街道|社区|开发区|[乡镇村区县市])$/u.exec(area)?.[0] ?? '域'}`
}

/** What a scope's key narrows the county to: an area, an organization, or (the county's own) nothing. */
export type Within = { readonly area?: string | undefined; readonly organization?: string | undefined }

/** Reads what `scopeKey` writes. */
export function withinOf(key: string): Within {
  const [kind, code = ''] = key.split(/:(.*)/su)
  if (kind === 'area') return { area: code }
  return kind === 'organization' ? { organization: code } : {}
}
