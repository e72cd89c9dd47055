import { describe, expect, it } from 'vitest'
import { formsOf } from '../../src/catalogue/find.ts'
import { formExample, reportExample } from '../../src/messages/report-example.ts'
import { understand } from '../../src/sentence/understand.ts'
import { catalogue } from '../support/catalogue.ts'

describe('The example in the help of somebody of', () => {
  it.each(catalogue.organizations.map(({ code, name }) => [name, code]))(
    '%s is understood when it is sent',
    (_, code) => {
      const forms = formsOf(catalogue, code)
      const [work, ...others] = understand(reportExample(catalogue, code), { catalogue, forms, today: '2022-11-09' })
      expect(others).toEqual([])
      expect(work?.forms[0]?.heard.some(({ code: heard }) => heard !== 'activity_date')).toBe(true)
      expect(forms.map(({ title }) => title)).toContain(formExample(catalogue, code))
    },
  )

  it('an organization is of its own work', () => {
    expect(reportExample(catalogue, 'women')).toBe('昨天开展巾帼宣讲3场次')
    expect(reportExample(catalogue, 'rc')).toBe('昨天开展应急救护培训3场次')
    expect(reportExample(catalogue, undefined)).toBe('昨天开展活动1场次，50余人次参加')
  })
})
