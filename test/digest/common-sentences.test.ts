import { describe, expect, it } from 'vitest'
import { compileYear } from '../../src/digest/year.ts'
import { catalogue } from '../support/catalogue.ts'
import { figure, named, sectionOf, UNITS, yearInput } from './year-world.ts'

const YOUTH = { unit: 'jia/youth' }
const units = [...UNITS, { id: 'jia/youth', name: '甲镇团委', area: '甲镇', organization: 'youth' }]
const other = (name: string, theme: string, organization: string) =>
  named('generic_activity_name', name, { form: 'generic', organization, levels: { theme } })

/** What stands under a theme of the shipped catalogue, without its lead. */
function under(theme: string, of: Partial<Parameters<typeof yearInput>[1]>): string {
  const lead = catalogue.themes.find((t) => t.code === theme)?.lead?.county ?? ''
  return (sectionOf(compileYear(yearInput(catalogue, { units, ...of })), theme) ?? '').replace(lead, '')
}

describe('what every organization has under a theme', () => {
  it('is said of each organization by itself, though several are asked the same', () => {
    const flow = [
      figure('households_visited', 40),
      figure('money_paid', 8000),
      figure('households_visited', 12, YOUTH),
      figure('beneficiaries', 320, YOUTH),
    ]
    expect(under('service', { figures: { flow, stock: [] } })).toBe(
      '团青禾县委走访慰问12户，各项服务惠及群众320人次。青禾县妇联走访慰问40户，发放慰问救助金8000元。',
    )
  })

  it('has other activities under the theme that each was put under, with its own numbers', () => {
    const flow = [
      figure('generic_participants', 150, { label: '思想引领' }),
      figure('generic_participants', 60, { label: '改革创新' }),
    ]
    const names = [other('家风故事会', '思想引领', 'women'), other('网上妇女之家', '改革创新', 'women')]
    const of = { figures: { flow, stock: [] }, names }
    expect(under('guidance', of)).toMatch(/家风故事会.*150人次/)
    expect(under('guidance', of)).not.toMatch(/网上妇女之家|210|60人次/)
    expect(under('reform', of)).toMatch(/网上妇女之家.*60人次/)
    expect(under('service', of)).toBe('')
  })

  it('names an organization once, behind its own sentences', () => {
    const flow = [figure('women_family_dispute_clues', 5), figure('households_visited', 40)]
    expect(under('service', { figures: { flow, stock: [] } })).toMatch(/^青禾县妇联畅通.+5起.+。走访慰问40户。$/)
  })

  it('tells levels apart', () => {
    const flow = [figure('persons_awarded', 3, { label: '省级' }), figure('persons_awarded', 5, { label: '县级' })]
    const said = under('reform', { figures: { flow, stock: [] } })
    expect(said).toMatch(/省级.*县级/)
    expect(said).not.toContain('8人')
  })
})
