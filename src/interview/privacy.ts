import { CALLED } from '../chinese/doubt.ts'
import { personalNumber } from '../chinese/masking.ts'
import { secret } from '../chinese/secret.ts'

/** One sentence for the cadre where `text` may not be kept: what it is, and what to do. Undefined where it may. */
export function refusalOf(text: string): string | undefined {
  const number = personalNumber(text)
  if (number) return `这里像有${CALLED[number]}，没有保存。请去掉号码，再发一次。`
  const word = secret(text)
  if (word) return `有“${word}”这样的内容，不能在这里报。请只写工作情况和数字，再发一次。`
  return undefined
}
