import type { Paragraph } from 'docx'
import { fullDate } from '../../chinese/days.ts'
import type { Digest } from '../../digest/digest.ts'
import { oneLine, widthOf } from '../line.ts'
import { empty, indented, run } from './styles.ts'

/** Characters in a line (§5.2.3). */
const LINE = 28

/**
 * 署名 and 成文日期 without a seal (§7.3.5.2): a line left empty, the name two characters from the right, the date below
 * it beginning two to the right of the name. Where the date is longer it stands two from the right, the name before it.
 */
export function signature({ signed }: Digest): Paragraph[] {
  if (!signed) return []
  const [by, on] = [oneLine(signed.by), fullDate(signed.on)]
  const [name, date] = [widthOf(by), widthOf(on)]
  const begins = Math.max(0, date > name ? LINE - 2 - date - 2 : LINE - 2 - name)
  return [
    empty({ keepNext: true }),
    indented([run(by, 'fang')], begins, { keepNext: true }),
    indented([run(on, 'fang')], Math.min(begins + 2, LINE - date)),
  ]
}
