import { withoutCry } from '../../chinese/name-core.ts'
import { bareName } from '../../chinese/name-marks.ts'
import { quoted } from '../../chinese/quoted.ts'
import { cleanName } from '../../chinese/quotes.ts'
import { countsBehind, hidesOthers } from '../../chinese/things-counted.ts'
import { keyOf, saysNone } from '../../chinese/typed.ts'
import type { Asked, Known } from '../kind.ts'
import { faultOfName } from '../name.ts'

/** The names, each once in its first spelling; a string is the sentence that says what is wrong with one. */
export function cleaned(lines: readonly string[], asked: Asked, known: Known): string[] | string {
  const names = new Map<string, string>()
  for (const line of lines) {
    const name = withoutCry(cleanName(line))
    if (hidesOthers(name)) return `${quoted(name)}后面还有没写出来的，请写全名称，一行写一个。`
    if (!asked.amounts && countsBehind(name)) return `${quoted(name)}里有个数。请只写名称，一行写一个。`
    const fault = saysNone(name) ? `${quoted(name)}不是名称，请去掉这一行。` : faultOfName(name, asked, known)
    if (fault !== undefined) return fault
    const key = keyOf(bareName(name))
    if (!names.has(key)) names.set(key, name)
  }
  if (names.size > asked.max_items) {
    return asked.max_items === 1
      ? `这里有${names.size}个名称，一次报一个。请先写一个，其余的再报。`
      : `一共${names.size}个名称，一次最多${asked.max_items}个，请分几次报。`
  }
  return [...names.values()]
}
