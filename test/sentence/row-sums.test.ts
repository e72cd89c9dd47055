import { describe, expect, it } from 'vitest'
import { formAsked } from '../../src/catalogue/find.ts'
import { kindOf } from '../../src/kinds/index.ts'
import { understand } from '../../src/sentence/understand.ts'
import { catalogue } from '../support/catalogue.ts'
import { formsAsked, TODAY } from './key.ts'

function saidOf(organization: string, text: string, code: string) {
  const [work] = understand(text, { catalogue, forms: formsAsked(organization), today: TODAY })
  const [first] = work?.forms ?? []
  const words = first?.heard.find((heard) => heard.code === code)?.words
  const form = formAsked(catalogue, organization, first?.form.code ?? '')
  const question = form?.questions.find((asked) => asked.code === code)
  if (!question || words === undefined) return undefined
  return kindOf(question).read(question, words, { today: TODAY, names: [] })
}

describe('several numbers in a row', () => {
  it.each([
    ['women', '昨天走访留守儿童8户，送书包8个、牛奶9箱', 'goods_items', 17],
    ['union', '昨天慰问环卫工，送手套45双、保温杯40个', 'goods_items', 85],
    ['dpf', '昨天给肢体残疾人送轮椅3辆、拐杖5副', 'dpf_devices_fitted', 8],
    ['women', '昨天宣讲2场，上午听众62人，下午听众47人', 'women_gratitude_audience', 109],
    ['women', '昨天宣讲1场，受众60人，下午学生20人', 'women_gratitude_audience', 80],
    ['rc', '昨天救护培训，学员30人，保安学员20人', 'red_cross_first_aid_trainees', 50],
    ['ast', '昨天科技志愿服务2场，第一场讲柑橘听众48人，第二场讲养蜂听众39人', 'ast_audience', 87],
    // Each of another session, and just as many as were held.
    ['women', '昨天宣讲2场，第一场在甲村，听众40人，第二场在乙村，听众30人', 'women_gratitude_audience', 70],
    ['women', '昨天宣讲2场，第一场听众40人，第二场30人', 'women_gratitude_audience', 70],
    ['women', '昨天宣讲3场，甲村听众40人，乙村听众35人，丙村50人', 'women_gratitude_audience', 125],
    ['women', '昨天宣讲2场，上午42人，下午55人', 'women_gratitude_audience', 97],
    ['women', '昨天宣讲2场次，甲村50人次，乙村60人次', 'women_gratitude_audience', 110],
    ['rc', '昨天救护培训2场，甲厂学员40人，乙校学员60人，取证50人', 'red_cross_first_aid_trainees', 100],
    ['ast', '昨天科普讲座2场，一场45人一场70人', 'ast_audience', 115],
    // So often at each of several places.
    ['ast', '昨天科普大篷车去3所学校各1场，学生一共760人', 'ast_volunteer_sessions', 3],
    ['women', '昨天在3个村各宣讲2场，听众共90人', 'women_gratitude_talks', 6],
    ['women', '昨天在甲村、乙村、丙村各宣讲1场', 'women_gratitude_talks', 3],
    ['women', '昨天甲村、乙村各1场宣讲，听众共90人', 'women_gratitude_talks', 2],
  ])('are asked for as what they come to, of %s: %s', (organization, text, code, sum) => {
    expect(saidOf(organization, text, code)).toMatchObject({ kind: 'guess', value: sum })
  })

  it.each([
    ['dpf', '昨天给残疾人送轮椅3辆、棉被5床', 'dpf_devices_fitted'],
    ['union', '昨天慰问职工，每人送手套2双、毛巾1条', 'goods_items'],
    ['women', '昨天宣讲2场，上午听众62人，下午听众47人，另有40人没登记', 'women_gratitude_audience'],
    // Not all that were held are told of, or one number more.
    ['women', '昨天宣讲3场，甲村听众40人，乙村听众35人', 'women_gratitude_audience'],
    ['women', '昨天宣讲2场，上午听众40人，学生20人', 'women_gratitude_audience'],
    ['women', '昨天宣讲2场，甲村听众40人，乙村听众35人，村干部10人', 'women_gratitude_audience'],
    // Each of which places it was is not told.
    ['women', '昨天宣讲队3支各讲1场', 'women_gratitude_talks'],
    ['women', '昨天各村各宣讲1场，听众90人', 'women_gratitude_talks'],
    // The new ones may be among the others.
    ['union', '昨天招聘会，企业20家，岗位200个，新增岗位50个', 'union_jobs_offered'],
  ])('that need not be of the same are asked without a number, of %s: %s', (organization, text, code) => {
    expect(saidOf(organization, text, code)).toBeUndefined()
  })
})
