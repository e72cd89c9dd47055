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
    // Things by their bare names, where it is said for whom they were.
    ['union', '昨天慰问环卫工，保温杯120个、手套120双', 'goods_items', 240],
    ['women', '昨天看望孤寡老人6户，大米6袋、食用油6桶', 'goods_items', 12],
    ['union', '送清凉昨天到工地，矿泉水60箱、毛巾120条', 'goods_items', 180],
    ['women', '关爱困境儿童\n1.时间：11月8日\n2.走访12户\n3.帮扶儿童15名\n4.书包15个、棉服15件', 'goods_items', 30],
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
    ['union', '昨天慰问职工30人，收集意见12条、解决问题5个', 'goods_items'],
    ['rc', '昨天接收爱心企业捐来的棉被100床、大衣60件', 'goods_items'],
    // The new ones may be among the others.
    ['union', '昨天招聘会，企业20家，岗位200个，新增岗位50个', 'union_jobs_offered'],
  ])('that need not be of the same are asked without a number, of %s: %s', (organization, text, code) => {
    expect(saidOf(organization, text, code)).toBeUndefined()
  })
})

describe('what the things were that were given out', () => {
  it.each([
    ['women', '昨天在文化广场开展“巾帼心向党”主题活动，120名妇女参加，发宣传资料200份', ['宣传资料200份']],
    ['youth', '昨天“书香伴童行”项目去了甲小学，给46个留守娃讲绘本，送书46本', ['书46本']],
    ['ast', '昨天科普大篷车进甲小学，受益学生380人，发科普读本380册', ['科普读本380册']],
    ['ast', '昨天培训农户62人，资料发了62份', ['资料62份']],
    ['rc', '昨天给受灾群众发棉被40床、棉衣60件，受益100人次', ['棉被40床', '棉衣60件']],
    ['rc', '昨天救助困难家庭4户，发了8000元救助金，另发棉被4床', ['棉被4床']],
    ['union', '昨天慰问一线工人，送去大米30袋食用油30桶', ['大米30袋', '食用油30桶']],
    ['women', '昨天给单亲妈妈们送去洗衣液12桶，毛巾24条，一共12户', ['洗衣液12桶', '毛巾24条']],
    ['dpf', '昨天慰问残疾人家庭9户，棉被9床、牛奶9箱', ['棉被9床', '牛奶9箱']],
  ])('is heard with how many of each, of %s: %s', (organization, text, given) => {
    expect(saidOf(organization, text, 'goods_given')).toMatchObject({ kind: 'value', value: given })
  })

  it.each([
    ['women', '昨天给张奶奶送了一床被子和三百块钱'],
    ['women', '昨天慰问困难妇女8名，发放物资16件'],
    ['union', '夏天送清凉送了300份，这次送暖发手套150双，昨天发的'],
    ['union', '昨天慰问职工，每人送手套2双、毛巾1条'],
  ])('is asked where they are not called, of %s: %s', (organization, text) => {
    expect(saidOf(organization, text, 'goods_given')).toBeUndefined()
  })
})

describe('words that say which it was', () => {
  it.each<[string, string, string, unknown]>([
    [
      'union',
      '昨天开展“学习二十大 奋进新征程”职工读书分享活动，职工95人次参加',
      'union_culture_activities',
      '“学习二十大 奋进新征程”',
    ],
    ['flac', '昨天送戏下乡走进乙村，演了一场，观众三百人', 'generic_activity_name', '送戏下乡'],
    [
      'fic',
      '昨天企业家赴甲镇烈士陵园、乙村农会旧址开展理想信念教育，36名企业家参加',
      'fic_red_site_name',
      ['甲镇烈士陵园', '乙村农会旧址'],
    ],
    ['flac', '书法作品参加全省职工书法展，得一等奖1个二等奖2个，昨天公布', 'flac_first_prize_contest', '省级'],
    ['flac', '州里书法展昨天揭晓，我县一等奖1件', 'flac_first_prize_contest', '州（市）级'],
    ['flac', '昨天《晨牧》得了省摄影展一等奖1件', 'flac_first_prize_contest', '省级'],
    ['women', '昨天家庭教育讲座来了110人，教体局跟我们一路办的', 'joint_orgs', ['教体局']],
    [
      'fic',
      '一、活动名称：民营企业家座谈会\n二、时间：11月8日\n三、地点：县委党校\n四、参会企业家35人',
      'fic_education_participants',
      35,
    ],
  ])('are heard, of %s: %s', (organization, text, code, value) => {
    expect(saidOf(organization, text, code)).toMatchObject({ kind: 'value', value })
  })
})
