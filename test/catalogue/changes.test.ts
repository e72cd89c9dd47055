import { expect, it } from 'vitest'
import { brokenCodes, catalogueChanges, costChanges, costOf } from '../../src/catalogue/changes.ts'
import { deskOf } from '../support/shipped.ts'

const { content } = (await deskOf()).desk.catalogue

it('tells what changed in a catalogue, what it costs, and what would change the meaning of a code', () => {
  const after = structuredClone(content)
  const women = after.organizations.find(({ code }) => code === 'women')
  const form = women?.forms.find(({ code }) => code === 'women_talk') ?? expect.fail('no form')
  const before = costOf(form)
  form.title = '大宣讲'
  const [day, talks, ...others] = form.questions
  if (!day || !talks?.indicator) return expect.fail('no question')
  const place = { ...talks, code: 'women_talk_place', kind: 'text' as const, ask: '在哪里？', indicator: undefined }
  form.questions = [talks, day, ...others.slice(1), place]
  talks.indicator.unit = '次'
  expect(catalogueChanges(content, after)).toMatchObject([
    {
      is: 'form changed',
      owner: '妇联',
      form: '大宣讲',
      fields: [{ name: 'title', before: '巾帼宣讲', after: '大宣讲' }],
    },
    { is: 'question changed', ask: '宣讲了多少场次？', fields: [{ name: 'indicator' }] },
    { is: 'question added', ask: '在哪里？' },
    { is: 'question removed', ask: '有多少人听讲？' },
    { is: 'questions in another order' },
  ])
  // A number less (5 s), words more (12 s).
  const now = { taps: before.taps, seconds: before.seconds + 7 }
  expect(costChanges(content, after)).toEqual([{ owner: '妇联', form: '大宣讲', before, after: now }])
  expect(brokenCodes(content, after)).toEqual([{ code: 'women_gratitude_talks', field: 'unit' }])
  expect(catalogueChanges(content, structuredClone(content))).toEqual([])
})
