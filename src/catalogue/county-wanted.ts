import type { County } from './county.ts'

/** The county as an editor wants it, or why it cannot be so. */
export type Wanted = { readonly county: County } | { readonly fault: string }

export const NO_SUCH_PLACE = '这个区域或单位已经没有了，请重新选。'
export const GONE: Wanted = { fault: NO_SUCH_PLACE }
