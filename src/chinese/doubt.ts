import { personalNumber } from './masking.ts'
import { namesPerson } from './person-name.ts'
import type { PersonalNumber } from './personal-number.ts'
import { secret } from './secret.ts'

export const CALLED: Readonly<Record<PersonalNumber, string>> = {
  phone: '手机号或电话',
  id: '证件号',
  card: '银行卡号',
}

/** What in a text somebody has to look at before others read it, `像有人名`; undefined where nothing is seen. It may err. */
export function doubtIn(text: string): string | undefined {
  if (namesPerson(text)) return '像有人名'
  const number = personalNumber(text)
  if (number) return `像有${CALLED[number]}`
  const word = secret(text)
  return word ? `有“${word}”这样的内容` : undefined
}
