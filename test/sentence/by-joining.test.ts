import { expect, it } from 'vitest'
import { formAsked, formsOf } from '../../src/catalogue/find.ts'
import { understand } from '../../src/sentence/understand.ts'
import { catalogue } from '../support/catalogue.ts'

const forms = formsOf(catalogue, 'women').flatMap(({ code }) => formAsked(catalogue, 'women', code) ?? [])

/** Each work by the form that it is likeliest of, with a question mark where that is asked. */
function worksIn(message: string): string[] {
  const works = understand(message, { catalogue, forms, today: '2022-11-09' })
  return works.map(({ sure, forms: [first] }) => `${first?.form.title}${sure ? '' : '?'}`)
}

it.each<[string, readonly string[]]>([
  ['昨天宣讲2场，听众60人，还有走访也搞了，8户', ['巾帼宣讲', '关爱帮扶']],
  ['昨天宣讲2场60人，同时又调解了纠纷1起', ['巾帼宣讲', '信访维权']],
  ['昨天宣讲2场，另外还走访慰问困难妇女8户', ['巾帼宣讲', '关爱帮扶']],
  ['今天宣讲1场40人，同时又慰问老人', ['巾帼宣讲', '关爱帮扶?']],
  ['昨天走访困难妇女8户，还开展了政策宣讲', ['关爱帮扶', '巾帼宣讲']],
  ['昨天开展反诈宣讲2场，同时也宣传了家教', ['巾帼宣讲', '家庭家教家风']],
  ['昨天开了妇女大会，还有宣讲也讲了两场', ['关爱帮扶?', '巾帼宣讲']],
  ['昨天我们搞了反诈宣讲，还有慰问也做了', ['巾帼宣讲?', '关爱帮扶?']],
  ['昨天宣讲1场60人，慰问也做了', ['巾帼宣讲', '关爱帮扶?']],
  ['昨天宣讲1场60人，大家也听懂了', ['巾帼宣讲']],
  ['昨天宣讲2场，此外调解婚姻纠纷1起，另外还慰问了困难妇女8户', ['巾帼宣讲', '信访维权', '关爱帮扶']],
])('%s: each is a work', (message, works) => {
  expect(worksIn(message)).toEqual(works)
})

it.each<[string, number]>([
  ['昨天在甲东村宣讲2场，受众60人，另外还弄了个别的活动', 2],
  ['昨天宣讲了2场，还有那个家访也做了', 2],
])('%s: of what is not understood it is asked', (message, count) => {
  const works = understand(message, { catalogue, forms, today: '2022-11-09' })
  expect(works).toHaveLength(count)
  expect(works[0]?.forms[0]?.form.title).toBe('巾帼宣讲')
  expect(works[1]?.sure).toBe(false)
})

it.each([
  '昨天宣讲2场，受众60人，还有志愿者10人',
  '昨天宣讲2场，同时还发放资料200份',
  '昨天宣讲2场，还有60人听了',
  '昨天宣讲1场，还去了乙村',
  '昨天宣讲2场，受众60人，还有好几个村干部也参加了',
  '昨天宣讲2场，此外没有别的',
  '昨天宣讲2场，还有一场明天讲',
  '昨天宣讲2场，另外请问怎么请假',
  '昨天宣讲2场，同时和司法局联合',
])('%s: more of the same work, or none', (message) => {
  expect(worksIn(message)).toEqual(['巾帼宣讲'])
})

it.each([
  ['昨天办了个讲座，30人', undefined],
  ['昨天开了个会，20人参加', undefined],
  ['昨天还开了会，30人', undefined],
  ['昨天组织了场读书会，30人', '读书会'],
  ['昨天搞了一下插花培训，35人', '插花培训'],
  ['昨天办了个体户培训，35人', '个体户培训'],
])('%s: what is left of the verb is no name', (message, name) => {
  const [work] = understand(message, { catalogue, forms, today: '2022-11-09' })
  const form = work?.forms.find((of) => of.form.title === '主题教育活动')
  expect(form?.heard.find(({ code }) => code === 'women_education_activities')?.words).toBe(name)
})

it('a deed with its day and no number is one', () => {
  expect(worksIn('昨天搞了反诈宣讲')).toEqual(['巾帼宣讲?'])
})
