import { describe, expect, it } from 'vitest'
import { dayQuestion } from '../../src/catalogue/activity-day.ts'
import { understand } from '../../src/sentence/understand.ts'
import { catalogue } from '../support/catalogue.ts'
import { formsAsked, heardIn, TODAY } from './key.ts'

describe('a number beside others', () => {
  it.each([
    ['rc', '昨天应急救护培训1期60人，考核合格55人', 'red_cross_first_aid_trainees', '60人'],
    ['rc', '昨天应急救护培训1期60人，通过55人，也发了证', 'red_cross_first_aid_trainees', '60人'],
    ['dpf', '昨天发放轮椅6辆', 'dpf_devices_fitted', '6辆'],
    ['union', '昨天走访企业12家，其中外贸企业3家', 'companies_visited', '12家'],
    // Who should have learned is asked as well, with a question of its own.
    ['youth', '青年大学习第十三季第5期应学200人，参学率95.5%', 'youth_study_due', '200人'],
    // All who came are called so; those behind them are some of them, or did it for them.
    ['rc', '昨天救护培训1场，学员55人，教官4人', 'red_cross_first_aid_trainees', '55人'],
    ['women', '昨天宣讲1场，受众120人，再就业妇女20人', 'women_gratitude_audience', '120人'],
    ['women', '昨天宣讲听众共60人，退休干部15人', 'women_gratitude_audience', '60人'],
    ['fic', '昨天党史学习教育，企业家19人，机关干部6人', 'fic_education_participants', '19人'],
    // What comes before it, and what came of some of them.
    ['union', '11月5日招聘会，岗位760个，当场签了64个', 'union_jobs_offered', '760个'],
    ['rc', '昨天救护培训1场，报名60人，实到54人，考核通过49人', 'red_cross_first_aid_trainees', '54人'],
    ['rc', '昨天无偿献血63人，另有12人体检没过', 'rc_blood_donors', '63人'],
    ['ast', '昨天新吸纳三长兼职2名，一名医院院长一名校长', 'ast_three_heads_appointed', '2名'],
    ['rc', '昨天献血车来了，填表92人，献血75人次', 'rc_blood_donors', '75人次'],
    ['women', '昨天上报纠纷线索2起，调解矛盾4起', 'women_family_dispute_clues', '2起'],
    ['dpf', '昨天给5名残疾儿童做康复训练，共服务8人次', 'dpf_rehab_served', '8人次'],
    ['ast', '昨天农技人员5名下田指导，农户36人受益', 'ast_audience', '36人'],
    ['flac', '昨天县作协吸收会员6名，落选2名', 'flac_members_admitted', '6名'],
    ['dpf', '昨天上门评残6人次，集中评残15人次', 'dpf_home_assessments', '6人次'],
    ['rc', '昨天救护培训1场，参训50人，取证32人，补考8人', 'red_cross_first_aid_trainees', '50人'],
    ['dpf', '昨天种植培训开班，残疾人20人，家属6人', 'dpf_skills_trainees', '20人'],
    ['union', '昨天职工读书会，参加职工30人，家属5人', 'union_culture_participants', '30人'],
    ['women', '昨天宣讲，受众60人，村民35人，学生25人', 'women_gratitude_audience', '60人'],
    ['ast', '昨天科普讲座1场，受众60人，学生30人', 'ast_audience', '60人'],
    ['rc', '昨天献血车来了，合格75人，献血75人次', 'rc_blood_donors', '75人次'],
    // Deceit and violence that people are warned of take no number back.
    ['women', '昨天宣讲1场60人，发反诈传单100份', 'women_gratitude_audience', '60人'],
    ['women', '昨天宣讲1场，听众60人看反邪教宣传片', 'women_gratitude_audience', '60人'],
    ['women', '昨天走访8户，错开农忙时间', 'households_visited', '8户'],
    ['women', '昨天宣讲1场，听众60人，改为线上举行', 'women_gratitude_audience', '60人'],
    // Another question's.
    ['rc', '昨天无偿献血63人，另有造血干细胞采样5人', 'rc_blood_donors', '63人'],
    ['rc', '昨天无偿献血63人，另有造血干细胞采样5人', 'rc_stem_cell_samples', '5人'],
    // Who wanted to, wherever that stands, who waits, and what goes out again.
    ['rc', '昨天献血报名70人，合格献血58人次', 'rc_blood_donors', '58人次'],
    ['union', '昨天技能大赛，40人报名，36人参赛', 'union_culture_participants', '36人'],
    ['flac', '昨天发表诗歌3首，投稿8首', 'flac_works_published', '3首'],
    ['youth', '昨天资助学生8人，每人2000元，另有待审3人', 'youth_project_beneficiaries', '8人'],
    ['dpf', '昨天适配轮椅3辆，待适配5辆', 'dpf_devices_fitted', '3辆'],
    ['dpf', '昨天适配轮椅5辆，另有3辆待到货', 'dpf_devices_fitted', '5辆'],
    ['rc', '昨天募捐18600元，转给医院12000元', 'red_cross_funds_yuan', '18600元'],
    ['rc', '昨天募捐18600元，拨付12000元救助4户', 'red_cross_funds_yuan', '18600元'],
    // Found among them, or some of them for the first time.
    ['union', '昨天工会走访企业8家，发现2家没建会', 'companies_visited', '8家'],
    ['women', '昨天走访独居老人14户，发现漏雨3户', 'households_visited', '14户'],
    ['rc', '昨天献血61人次，首次献血20人次', 'rc_blood_donors', '61人次'],
    // Behind some of the people: what was done besides.
    ['dpf', '昨天服务50人次，其中残疾儿童30人，发放轮椅5辆', 'dpf_devices_fitted', '5辆'],
    ['women', '昨天走访困难妇女12户，其中单亲3户，发放慰问金6000元', 'money_paid', '6000元'],
    ['union', '昨天招聘会企业20家，其中外地5家，岗位300个', 'union_jobs_offered', '300个'],
    ['rc', '昨天救护培训60人（其中学生20人），取证40人', 'red_cross_first_aiders_certified', '40人'],
    ['women', '昨天宣讲2场，受众共60人，学生20人', 'women_gratitude_audience', '60人'],
    ['union', '昨天慰问困难职工5户（每户500元），共2500元', 'money_per_household', '500元'],
    ['union', '昨天慰问困难职工5户（每户500元），共2500元', 'money_paid', '2500元'],
    // What was collected goes out again.
    ['rc', '昨天收到捐款12000元，转交捐款5000元', 'red_cross_funds_yuan', '12000元'],
    // Looked at before.
    ['rc', '昨天献血报名88人，体检合格73人，成功献血70人次', 'rc_blood_donors', '70人次'],
    ['fic', '年初定走访企业100家，昨天走访企业7家，累计84家', 'companies_visited', '7家'],
    ['dpf', '昨天给没有工作的残疾人20人做技能培训', 'dpf_skills_trainees', '20人'],
    // Put right at once.
    ['women', '昨天宣讲1场，听众36人，哦不对，63人', 'women_gratitude_audience', '63人'],
    ['dpf', '昨天办证12本，打错了，是15本', 'dpf_cards_issued', '15本'],
    ['women', '昨天宣讲1场听众50人（应为55人）', 'women_gratitude_audience', '55人'],
    // Where somebody can be reached.
    ['dpf', '昨天办证12本，窗口电话5521210', 'dpf_cards_issued', '12本'],
    // Whoever has a trade may have come himself.
    ['union', '昨天面点师30人参加职工技能竞赛，评委3人', 'union_culture_participants', '30人'],
    ['women', '昨天插花培训，学员30人，花艺师1名', 'women_education_participants', '30人'],
    // Prizes and medals, by what won them and by their metal alone.
    ['flac', '州摄影赛昨天揭晓，一等奖1件，二等奖3件', 'flac_first_prizes', '1件'],
    ['flac', '昨天省书法展，得一等奖1个二等奖2个三等奖4个', 'flac_second_prizes', '2个'],
    ['flac', '昨天全国美展送了7幅，入展2幅', 'flac_national_exhibition_awards', '2幅'],
    ['ast', '昨天机器人大赛夺得1金2铜', 'ast_robot_gold_medals', '1金'],
    ['ast', '昨天机器人大赛拿了金2银1', 'ast_silver_medals', '1'],
    // A row of metals is read in the direction in which it begins.
    ['ast', '昨天全省机器人比赛金1银2铜5枚', 'ast_robot_gold_medals', '1'],
    ['ast', '昨天全省机器人比赛金1银2铜5枚', 'ast_bronze_medals', '5枚'],
    ['ast', '昨天州里机器人大赛金2银1铜3', 'ast_bronze_medals', '3'],
    ['ast', '昨天机器人大赛夺得1金2银3铜', 'ast_silver_medals', '2银'],
    ['ast', '昨天机器人大赛金3枚银1枚铜2枚', 'ast_silver_medals', '1枚'],
    ['ast', '昨天机器人大赛获银2铜4', 'ast_bronze_medals', '4'],
    // What it is called begins as words of handing out do.
    ['union', '昨天慰问困难职工12户，发慰问袋12个', 'goods_given', '慰问袋12个'],
    ['women', '昨天走访困难妇女5户，送发热鞋5双', 'goods_given', '发热鞋5双'],
    ['women', '昨天走访困难妇女5户，赠发电机2台', 'goods_given', '发电机2台'],
    ['women', '昨天走访困难妇女5户，捐送餐车2辆', 'goods_given', '送餐车2辆'],
    ['women', '昨天走访困难妇女5户，送带鱼5箱', 'goods_given', '带鱼5箱'],
    ['women', '昨天走访困难妇女5户，发电热毯5床', 'goods_given', '电热毯5床'],
    ['women', '昨天走访困难妇女5户，为她们送上带盖水杯10个', 'goods_given', '带盖水杯10个'],
    ['women', '昨天走访困难妇女5户，慰问并送去书包5个', 'goods_given', '书包5个'],
    ['union', '昨天招聘会企业12家，推出直播3场，岗位200个', 'union_jobs_offered', '200个'],
    ['ast', '昨天聘任挂职副主席2名', 'ast_three_heads_appointed', '2名'],
    ['women', '昨天帮扶孤儿3人', 'women_care_helped', '3人'],
    ['ast', '昨天航模比赛，摘金2枚、银1枚', 'ast_robot_gold_medals', '2枚'],
    ['flac', '昨天入展全国书法展3件', 'flac_national_exhibition_awards', '3件'],
    ['flac', '昨天剪纸作品5件获州级奖，其中一等奖1件、三等奖4件', 'flac_third_prizes', '4件'],
    ['flac', '采风写出作品30件，目前发表9件，昨天发的', 'flac_works_published', '9件'],
    // Who gave it, whose contest it was, which association took them in: the level.
    ['dpf', '昨天省残联命名晨光安置区为示范安置区', 'dpf_demo_area_level', '省级'],
    ['dpf', '昨天县残联推荐的丽景安置区被州里命名为示范安置区', 'dpf_demo_area_level', '州级'],
    ['ast', '昨天梧桐社区被省科协命名科普示范社区', 'ast_demo_community_level', '省级'],
    ['ast', '昨天州科协下文，命名桃园社区、滨河社区为科普示范社区', 'ast_demo_community_name', '桃园社区、滨河社区'],
    ['ast', '市里机器人比赛昨天结束，金牌1枚', 'ast_robot_contest_level', '市级'],
    ['flac', '全省职工书法展昨天揭晓，我县一等奖1件', 'flac_first_prize_contest', '省级'],
    ['flac', '昨天州摄影家协会新吸收我县会员7名', 'flac_members_admitted_level', '州级'],
    ['flac', '昨天州摄影家协会新吸收我县会员7名', 'flac_member_body', '州摄影家协会'],
    ['flac', '昨天县楹联学会、县诗词学会同日揭牌', 'flac_association_name', '县楹联学会、县诗词学会'],
    ['flac', '县音乐家协会于昨天宣告成立', 'flac_association_name', '县音乐家协会'],
    ['ast', '昨天机器人大赛，县一中追光队参赛，金牌1枚', 'ast_robot_team_name', '县一中追光队'],
    ['dpf', '昨天大湾养殖试点落地，入股企业是丰源牧业有限公司', 'dpf_share_company_name', '丰源牧业有限公司'],
  ])('of which only some can be, is filled in, of %s: %s', (organization, text, code, words) => {
    expect(heardIn(organization, text)).toMatchObject({ [code]: words })
  })

  it.each([
    ['rc', '昨天应急救护培训1期60人，考核合格65人', 'red_cross_first_aid_trainees'],
    ['rc', '昨天应急救护培训1期60人，另一个班55人', 'red_cross_first_aid_trainees'],
    ['dpf', '昨天发放轮椅6辆，还有洗浴凳4个', 'dpf_devices_fitted'],
    ['dpf', '种植培训昨天开班，学员38名，其中残疾人30名', 'dpf_skills_trainees'],
    ['dpf', '昨天种植培训，残疾人和家属51名', 'dpf_skills_trainees'],
    ['dpf', '昨天种植培训，51名残疾人家属参加', 'dpf_skills_trainees'],
    ['flac', '昨天省美术展揭晓，入展5件', 'flac_national_exhibition_awards'],
    ['flac', '昨天公布，3件作品获省级一等奖', 'flac_first_prizes'],
    ['dpf', '种植培训昨天开班，学员38名，其中残疾人30名、家属8名', 'dpf_skills_trainees'],
    ['women', '昨天帮扶困境儿童15名，走访老人8名', 'women_care_helped'],
    ['flac', '昨天县作协吸收会员10名，审核通过8名', 'flac_members_admitted'],
    ['rc', '昨天救助困难户6户，审核通过3户', 'red_cross_households_helped'],
    ['rc', '昨天救护培训，第一批学员30人，教师20人', 'red_cross_first_aid_trainees'],
    ['women', '宣讲2场，一场是昨天30人，一场是前天26人', 'women_gratitude_talks'],
    ['fic', '昨天党史学习教育，企业家19人，公司负责人8人', 'fic_education_participants'],
    ['fic', '昨天商会捐款2.6万元，捐水泥10吨', 'fic_donation_10k_yuan'],
    ['dpf', '种植培训昨天开班，学员38名，健全人6名', 'dpf_skills_trainees'],
    ['ast', '昨天科普讲座1场，学生400人，老师20人', 'ast_audience'],
    ['women', '昨天帮扶留守儿童24名，另外5名随迁儿童没书包', 'women_care_helped'],
    ['youth', '希望工程昨天发助学金，高中生15人，到账13人，2人退回', 'youth_project_beneficiaries'],
    ['union', '昨天新建工会2家，其中外贸企业3家', 'union_orgs_built'],
    ['rc', '昨天救助大病户5户共2.5万元，募到的善款还剩1.3万元', 'red_cross_funds_yuan'],
    ['youth', '昨天组建突击队2支，队员30人，11月2日授旗', 'youth_commando_members'],
    ['fic', '昨天拨付捐款2万元', 'fic_donation_10k_yuan'],
    ['youth', '昨天突击队30人，分两班，每班15人', 'youth_commando_teams'],
    ['youth', '昨天突击队30人，分两班，每班15人', 'youth_commando_task'],
    ['fic', '昨天走访企业5家，新发现企业2家', 'companies_visited'],
    // Behind a stop another group may be told.
    ['women', '昨天宣讲2场，听众60人；初中生40人', 'women_gratitude_audience'],
    // Handed on to them, it may be what was given.
    ['women', '昨天慰问困难妇女5户，慰问金3000元，转交爱心人士捐款2000元', 'money_paid'],
    // So many places tell of no place how often.
    ['ast', '昨天2个点科普，受众120人', 'ast_volunteer_sessions'],
    ['rc', '昨天救护培训2个点，学员80人', 'red_cross_first_aid_sessions'],
    // Of some of those before 其中, or of all.
    ['women', '昨天走访困难妇女12户，其中单亲3户，每户500元', 'money_per_household'],
    ['women', '昨天宣讲2场，其中甲村1场，听众60人', 'women_gratitude_audience'],
    ['flac', '昨天两场演出，观众甲村200人，乙村一场因雨取消', 'generic_sessions'],
    // Said to be wrong.
    ['women', '昨天走访8户，错了，是慰问金800元', 'households_visited'],
    // Those who will speak are none who listened.
    ['women', '昨天培训了宣讲员5名', 'women_gratitude_audience'],
    // At one place of several where something was held.
    ['women', '昨天宣讲2场，甲村听众40人，乙村听众比甲村多10人', 'women_gratitude_audience'],
    ['ast', '昨天科普2场，甲小学学生200人参加', 'ast_audience'],
    // The new ones may be among the others.
    ['fic', '昨天走访企业8家，新走访企业2家', 'companies_visited'],
    // One of two names, and what the form is called.
    ['dpf', '昨天搞了“阳光大棚”和“向阳果园”资金变股金试点', 'dpf_fund_to_share_pilots'],
    ['dpf', '昨天“向阳果园”揭牌，资金变股金试点入股12人', 'dpf_share_company_name'],
    ['flac', '昨天成立摄影协会，定名“青山影社”', 'flac_association_name'],
    // More passed than came.
    ['rc', '昨天救护培训，考核合格60人，培训55人', 'red_cross_first_aid_trainees'],
    // How it is called says nothing of what was in it.
    ['union', '昨天慰问困难职工12户，送慰问品12份', 'goods_given'],
    ['women', '昨天走访困难妇女5户，发赠品5份', 'goods_given'],
    // How long it lasts is no day.
    ['rc', '一日捐活动，捐款3600元', 'activity_date'],
    ['women', '一日游活动，妇女60人参加', 'activity_date'],
    ['youth', '一日营活动，青年40人参加', 'activity_date'],
    // Who held it, and where, are none that came; whom there is at a place are none for whom something was done.
    ['union', '昨天3个单位联合组织招聘会，岗位100个', 'union_job_companies'],
    ['union', '昨天5家单位共同举办招聘会，岗位100个', 'union_job_companies'],
    ['union', '昨天在5个单位开展招聘会，岗位100个', 'union_job_companies'],
    ['women', '昨天儿童之家有孤儿3人，留守儿童20人参加活动', 'women_care_helped'],
    ['women', '昨天村里有留守儿童12名，发书包12个', 'women_care_helped'],
    ['women', '昨天帮扶活动，敬老院有孤儿6名', 'women_care_helped'],
    ['ast', '昨天科协副主席3人下村慰问', 'ast_three_heads_appointed'],
    ['ast', '昨天聘请专家5人讲课', 'ast_three_heads_appointed'],
    ['union', '昨天创建巾帼文明岗3个', 'union_jobs_offered'],
    // Who only applied.
    ['women', '两癌救助申报12人，昨天', 'women_cancer_aided'],
    ['women', '昨天宣讲1场，听众40人，不是50人', 'women_gratitude_audience'],
    // Of one of several that were held.
    ['women', '宣讲昨天2场，第2场人多，听众70人', 'women_gratitude_audience'],
    ['women', '宣讲昨天3场，人最多的一场听众70人', 'women_gratitude_audience'],
    ['women', '昨天宣讲2场，甲村那场听众70人', 'women_gratitude_audience'],
    ['ast', '昨天科普2场，其中1场学生200人', 'ast_audience'],
    ['rc', '昨天救护培训3场，首场参训40人，取证20人', 'red_cross_first_aiders_certified'],
    ['dpf', '昨天培训班2个，其中一个班残疾人20人', 'dpf_skills_trainees'],
    ['youth', '昨天团课2讲，第2讲听众60人', 'youth_talk_audience'],
    ['youth', '昨天宣讲3次，头一次听众40人', 'youth_talk_audience'],
    ['youth', '宣讲昨天2次，县委宣讲团的老师讲了1次，听众76人', 'youth_talk_audience'],
    // Where it was opened, and whose it is, say nothing of what it is called.
    ['rc', '昨天救护站在甲村揭牌', 'red_cross_platform_site'],
    ['rc', '昨天红十字救护站在庚景区揭牌', 'red_cross_platform_site'],
    // A journal is no work, and the name of a place none of a class.
    ['flac', '昨天《南岭文学》发表我县作品4篇', 'flac_work_title'],
    ['flac', '昨天省刊《山花》刊发小说2篇', 'flac_work_title'],
    ['flac', '昨天《州报》发了我县报道，诗歌发表3首', 'flac_journal_name'],
    ['flac', '昨天《清溪》第4期印好了', 'flac_work_title'],
    ['flac', '昨天在丙村演出1场，观众300人，《清溪》第4期也印好了', 'generic_activity_name'],
    ['dpf', '昨天轮椅发出去5辆', 'goods_items'],
    ['women', '昨天不是宣讲是培训，40人参加', 'women_education_activities'],
    ['flac', '昨天《山花》杂志来我县采风，创作诗歌《渡》', 'flac_creation_activity'],
    // Those who were served are none who did it.
    ['youth', '昨天志愿者服务老人37名', 'youth_env_volunteers'],
    ['youth', '我团委获省级五四红旗团委，11月1日的文', 'youth_award_team_community'],
    ['dpf', '昨天轮椅也送了3辆', 'goods_items'],
    ['dpf', '“果香人家”示范基地昨天开班教果树嫁接，残疾人23名', 'dpf_training_name'],
  ])('that may be meant as well is asked, of %s: %s', (organization, text, code) => {
    expect(heardIn(organization, text)).not.toHaveProperty(code)
  })

  it.each([
    ['women', '甲村第3场宣讲昨天开讲1场，听众70人', 'women_gratitude_audience', '70人'],
    ['women', '前三季度宣讲了42场，昨天又在甲村讲了1场，听众70人', 'women_gratitude_audience', '70人'],
    ['rc', '“博爱家园”服务点昨天在己村揭牌', 'red_cross_platform_site', '“博爱家园”服务点'],
    ['flac', '散文《老屋》昨天获《青禾文艺》年度奖', 'flac_work_title', '《老屋》'],
    ['flac', '昨天《青禾文艺》第4期刊登了散文《故乡的井》', 'flac_work_title', '《故乡的井》'],
    ['dpf', '昨天轮椅也送了3辆', 'dpf_devices_fitted', '3辆'],
    // 义诊 is one of the 活动 that are asked for; who listened came; they are counted in what there is by now.
    ['ast', '昨天义诊1场，服务62人次', 'ast_volunteer_sessions', '1场'],
    ['rc', '昨天急救讲座1场，听讲110人', 'red_cross_first_aid_trainees', '110人'],
    ['women', '昨天宣讲1场，听众63人，散会后有12人咨询', 'women_gratitude_audience', '63人'],
    ['dpf', '原有股东20名，昨天又有3名残疾人入股，甲村茶园试点现有23名', 'dpf_disabled_shareholders', '23名'],
    ['fic', '建材商会、餐饮商会昨天同获县级四好商会', 'fic_four_good_chamber_name', '建材商会、餐饮商会'],
    // Put right at once: a day, a sum of money.
    ['women', '昨天，不对，前天宣讲1场60人', 'activity_date', '前天'],
    ['women', '宣讲1场60人，昨天，哦不对，是前天', 'activity_date', '前天'],
    ['rc', '昨天募捐8600元，不对，是8600块5', 'red_cross_funds_yuan', '8600块5'],
    ['fic', '昨天商会捐款1.2万元，不对，1.3万元', 'fic_donation_10k_yuan', '1.3万元'],
    ['flac', '县舞蹈家协会昨天在县文化馆成立', 'flac_association_name', '县舞蹈家协会'],
    ['flac', '昨天《州报》发了我县报道，诗歌《麦浪》在《诗林》发表', 'flac_work_title', '《麦浪》'],
    ['union', '昨天新发展会员25名，原有会员385名', 'union_members_added', '25名'],
    ['women', '昨天宣讲1场，到会妇女58人，村干部4人陪同', 'women_gratitude_audience', '58人'],
    ['women', '昨天宣讲2场，听众70人，第二场反响好', 'women_gratitude_audience', '70人'],
    ['women', '昨天宣讲2场，第二场最热闹，两场听众共70人', 'women_gratitude_audience', '70人'],
    ['dpf', '盲人按摩培训第2期昨天开班，残疾学员18名', 'dpf_skills_trainees', '18名'],
    ['rc', '昨天救护培训2场，每场一个专题，学员60人', 'red_cross_first_aid_trainees', '60人'],
  ])('of all that was held is filled in, of %s: %s', (organization, text, code, words) => {
    expect(heardIn(organization, text)).toMatchObject({ [code]: words })
  })
})

describe('a name', () => {
  it.each([
    ['rc', '景区救护站昨天开通，叫“望云台救护站”', 'red_cross_platform_site', '“望云台救护站”'],
    ['rc', '景区救护站昨天开通，活动叫“救在身边”', 'red_cross_platform_site', '景区救护站'],
    ['dpf', '昨天“蘑菇大棚”资金变股金试点，入股残疾人17名', 'dpf_fund_to_share_pilots', '“蘑菇大棚”'],
    ['ast', '昨天州机器人大赛，乙小学代表队拿了金牌1枚', 'ast_robot_team_name', '乙小学代表队'],
    ['fic', '昨天企业家22人去红军纪念馆参观学习', 'fic_red_site_name', '红军纪念馆'],
    ['union', '昨天职工读书会，30人参加，联合县图书馆办的', 'joint_orgs', '县图书馆'],
  ])('is what it is called, of %s: %s', (organization, text, code, words) => {
    expect(heardIn(organization, text)).toMatchObject({ [code]: words })
  })
})

describe('a day', () => {
  it.each([
    ['women', '11月1日通知，11月5日开展宣讲1场，听众60人', '11月5日'],
    ['dpf', '10月28日报名，11月5日残疾人培训班开班，学员30人', '11月5日'],
    ['women', '11月5日宣讲1场60人，11月8日报送信息', '11月5日'],
    ['union', '昨天就业动员，职工60人参加', '昨天'],
    ['ast', '己社区评上省级科普示范社区，11月1日通知的', '11月1日'],
    ['dpf', '11月1日发通知，残疾人培训班学员30人', undefined],
    ['women', '昨天接到通知，宣讲1场，听众60人', undefined],
  ])('of what only came before a work or behind it is not its own, of %s: %s', (organization, text, day) => {
    const [work] = understand(text, { catalogue, forms: formsAsked(organization), today: TODAY })
    const [first] = work?.forms ?? []
    const code = first && dayQuestion(first.form)?.code
    expect(first?.heard.find((said) => said.code === code)?.words).toBe(day)
  })
})

describe('a range', () => {
  it.each([
    ['women', '昨天宣讲1场，听众60至70人', 'women_gratitude_audience', '60至70人'],
    ['women', '昨天宣讲1场，听众60-70人', 'women_gratitude_audience', '60-70人'],
    ['women', '昨天走访困难妇女11户，每户300～500元不等', 'money_per_household', '300~500元'],
    ['women', '昨天走访困难妇女7户或8户', 'households_visited', '7户或8户'],
    ['women', '昨天走访困难妇女三到五户', 'households_visited', '三到五户'],
    ['fic', '昨天捐款3至5万元', 'fic_donation_10k_yuan', '3至5万元'],
    ['fic', '昨天走访企业3—5家', 'companies_visited', '3-5家'],
    ['rc', '昨天募捐善款约5000到6000元', 'red_cross_funds_yuan', '5000到6000元'],
  ])('is no number and is handed on as a whole, of %s: %s', (organization, text, code, words) => {
    expect(heardIn(organization, text)[code]).toBe(words)
  })

  it.each([
    ['ast', '昨天给18-45岁青年培训，60人参加', '60人'],
    ['ast', '昨天科普讲座，3—6年级学生200人参加', '200人'],
  ])('of ages or classes is none of what is asked, of %s: %s', (organization, text, words) => {
    const said = heardIn(organization, text)
    expect(Object.values(said)).toContain(words)
    expect(said).not.toHaveProperty('ast_volunteer_sessions')
  })

  it('needs to rise, and two things of one measure', () => {
    expect(heardIn('women', '昨天宣讲1场，志愿者30到8户家里走访')).not.toMatchObject({ households_visited: '30到8户' })
    expect(heardIn('dpf', '昨天走访残疾人家庭6户，每户200元、300元不等')).not.toHaveProperty('money_per_household')
  })
})
