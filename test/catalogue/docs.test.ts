import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogueOf } from '../../src/catalogue/read.ts'
import { clauseHoles } from '../../src/digest/clause-holes.ts'
import { KIND_NAMES } from '../../src/kinds/index.ts'
import { REPORT } from './small-catalogue.ts'

const page = readFileSync('docs/catalogue.md', 'utf8')

describe('docs/catalogue.md', () => {
  it('begins with a form and its sentence that a catalogue takes as they stand', () => {
    const [form = '', sentences = ''] = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, yaml]) => yaml)
    const women = `code: women\nname: 妇联\nforms:\n${form}${sentences}`
    const files = new Map([
      ['report.yaml', REPORT],
      ['women.yaml', women],
    ])
    const catalogue = catalogueOf(files, 'catalogue')
    expect(catalogue.forms.map(({ code }) => code)).toContain('women_reading')
    expect(clauseHoles(catalogue)).toEqual([])
  })

  it('lists the kinds of answer', () => {
    const [, listed = ''] = /kind: count +# ([a-z ]+)$/m.exec(page) ?? []
    expect(listed.split(' ')).toEqual(KIND_NAMES)
  })
})
