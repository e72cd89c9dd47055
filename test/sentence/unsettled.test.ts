import { expect, it } from 'vitest'
import { heardIn } from './key.ts'

it.each([
  ['women', '昨天宣讲没讲完，60人听了一半就散了', 'women_gratitude_audience'],
  ['women', '昨天宣讲，一半人中途走了，签到的是80人', 'women_gratitude_audience'],
  ['women', '昨天宣讲1场，来了70人，村支书家办酒走了一半', 'women_gratitude_audience'],
  ['youth', '11月5日发放宣传单500份，有一半是林业局的', 'youth_leaflets_distributed'],
  ['youth', '昨天河小青巡河，去了30人，除去带队老师3个', 'youth_env_volunteers'],
  ['dpf', '昨天康复训练20人次，训练到一半停电', 'dpf_rehab_served'],
  ['rc', '昨天救护培训60人，考证的45人，过了多少还没出', 'red_cross_first_aiders_certified'],
  ['rc', '募捐到昨天6.2万，其中2万是承诺的', 'red_cross_funds_yuan'],
  ['fic', '11月3日会员企业捐款4万元，其中1万退回去了', 'fic_donation_10k_yuan'],
  ['ast', '机器人大赛11月6日，金牌2枚，有一枚是跟邻县联队拿的', 'ast_robot_gold_medals'],
  ['women', '昨天走访困难妇女2户，一户给300元，一户给500元', 'money_per_household'],
  ['union', '昨天建材市场入会62人，里面重了4个，名单还在对', 'union_members_added'],
  ['union', '货车司机昨天入会，网上139，线下27，重复的6个要剔掉', 'union_members_added'],
  ['fic', '11月7日会员企业捐款12万元，以到账数9万为准', 'fic_donation_10k_yuan'],
  ['women', '11月5日走访困难妇女18户，其中3户民政已经走过，不能重复算', 'households_visited'],
  ['youth', '11月6日发放宣传册600份，其中200份算林草局的，不算我们', 'youth_leaflets_distributed'],
  ['rc', '昨天募捐到账23000元，含上个月的5000，要剔除', 'red_cross_funds_yuan'],
  ['dpf', '昨天补办残疾证12本，其中3本作废', 'dpf_cards_issued'],
  ['union', '昨天会员入会62人，转走4人', 'union_members_added'],
  ['union', '昨天招聘会，岗位300个，先按280个报', 'union_jobs_offered'],
  ['union', '昨天会员入会62人，减掉重复4个', 'union_members_added'],
])('a number is asked where words beside it say that it is not all: %s: %s', (organization, text, code) => {
  expect(heardIn(organization, text)[code]).toBeUndefined()
})

it.each([
  ['women', '昨天宣讲1场60人，其中一半是老人', 'women_gratitude_audience', '60人'],
  ['women', '昨天宣讲1场60人，女性占七成', 'women_gratitude_audience', '60人'],
  ['rc', '救护培训昨天1场，学员45人，考核合格率九成', 'red_cross_first_aid_trainees', '45人'],
  ['women', '昨天看望困难妇女5户，一户给300元', 'money_per_household', '300元'],
  ['union', '职工篮球赛11月5号打完咯，上场的小伙子64个，看的人不算', 'union_culture_participants', '64个'],
  ['women', '昨天宣讲1场，80人参加，一半以上是妇女', 'women_gratitude_audience', '80人'],
  ['women', '昨天宣讲1场80人，大半为女职工', 'women_gratitude_audience', '80人'],
  ['rc', '昨天救护培训1场60人，三成是村民', 'red_cross_first_aid_trainees', '60人'],
  // What became of something else than what was counted.
  ['dpf', '昨天补办残疾证12本，旧证作废', 'dpf_cards_issued', '12本'],
  ['dpf', '昨天办证12本，遗失的证作废', 'dpf_cards_issued', '12本'],
  ['youth', '昨天河小青巡河30人，转走垃圾2车', 'youth_env_volunteers', '30人'],
  ['youth', '昨天河小青巡河30人，把垃圾转出河道', 'youth_env_volunteers', '30人'],
  ['women', '昨天宣讲1场60人，帮妇女减掉负担', 'women_gratitude_audience', '60人'],
  ['women', '昨天宣讲1场60人，讲怎样减掉体重', 'women_gratitude_audience', '60人'],
  ['rc', '昨天救护培训1场60人，学习半路急救知识', 'red_cross_first_aid_trainees', '60人'],
  ['union', '昨天招聘会，岗位300个，先按岗位分区', 'union_jobs_offered', '300个'],
  ['union', '昨天招聘会，岗位300个，请按顺序排队', 'union_jobs_offered', '300个'],
  ['women', '昨天家庭教育讲座，家长63人，孩子没统计', 'women_education_participants', '63人'],
])('of what kind some of them are changes nothing: %s: %s', (organization, text, code, words) => {
  expect(heardIn(organization, text)[code]).toBe(words)
})
