import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/catalogue.ts'
import type { Section } from '../../src/digest/digest.ts'
import { textOf } from '../../src/digest/spans.ts'
import { compileYear } from '../../src/digest/year.ts'
import { figure, sectionOf, smallCatalogue, yearInput } from './year-world.ts'

const catalogue = smallCatalogue(['{organization}宣讲，受众{people_reached}人次。'])

function compiled(large_numbers?: '万' | '数字') {
  const content = { ...catalogue.content, ...(large_numbers ? { large_numbers } : {}) }
  const flow = [figure('people_reached', 18_234), figure('gifts', 137.371424, { unit: 'jia/fic' })]
  return compileYear(yearInput(loadCatalogue(content), { figures: { flow, stock: [] } }))
}

const tableOf = ({ blocks }: Section) =>
  blocks.flatMap((b) => (b.kind === 'table' ? b.rows.map((r) => r.map(textOf)) : []))

describe('numbers from 10,000 on', () => {
  it('are written in 万 in the text, and to the last digit in the annex', () => {
    const digest = compiled()
    expect(sectionOf(digest, 'guidance')).toContain('受众1.82万余人次。')
    expect(sectionOf(digest, 'reform')).toContain('捐赠137.37万元。')
    const annex = digest.sections.find((s) => s.code === 'figures')
    expect(annex && tableOf(annex)).toEqual([
      ['妇联', '受众', '人次', '18234', ''],
      ['工商联', '捐赠', '元', '1373714.24', ''],
    ])
  })

  it('stay in digits where a county wants it so', () => {
    const digest = compiled('数字')
    expect(sectionOf(digest, 'guidance')).toContain('受众18234人次。')
    expect(sectionOf(digest, 'reform')).toContain('捐赠137.3714万元。')
    expect(sectionOf(compiled('万'), 'guidance')).toContain('1.82万余')
  })
})
