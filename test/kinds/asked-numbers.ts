import type { AskedSpeech } from './asked-speech.ts'

/** Numbers as another writer types them, in the form of `ASKED_SPEECH`, and others of the kinds that went wrong. */
export const ASKED_NUMBERS: AskedSpeech = [
  [
    'youth_volunteer.youth_leaflets_distributed',
    [
      ['320份', '叁佰贰拾'],
      ['1500份', '一千五'],
      ['2000份', '2 000份'],
      ['✗', '1、500'],
      ['10000份', '1w份'],
      ['10000余份', '1w多份'],
      ['约1000份', '差不多一千份'],
    ],
  ],
  [
    'women_education.women_education_participants',
    [
      ['320人次', '三百二'],
      ['？100人次', '40加50等于100'],
      ['约200人次', '那个大约是两百人左右吧'],
      ['126人次', '一共来了一百二十六个人'],
      ['？150人次', '一五零'],
      ['50人次', '那个，五十人|那个村50人'],
      ['30人次', '这个有30人'],
      ['80人次', '那个那个80'],
      ['累计30人次', '这个月30人'],
      ['120人次', '就那个120人吧'],
      ['？80人次', '那天80人'],
    ],
  ],
  [
    'union_culture.union_culture_participants',
    [
      ['2008人次', '两千零八'],
      ['1200人次', '１２００人'],
      ['？130人次', '第一场60人次，第二场70人次'],
      ['？150人次', 'l50'],
    ],
  ],
  [
    'generic.generic_participants',
    [
      ['约1000人次', '千把人'],
      ['150人次', ' 150 人次 '],
      ['✗', '1 50'],
      ['？100人次', '45+55=100'],
      ['？55人次', '甲东村30人，甲西村25人，合计55人'],
      ['260人次', '260人次。。'],
      ['500余人次', '超过500人'],
    ],
  ],
  [
    'generic.households_visited',
    [
      ['约20户', '二十来户'],
      ['✗', '36人'],
    ],
  ],
  ['rc_relief.red_cross_households_helped', [['32户', '卅二户']]],
  [
    'youth_volunteer.youth_env_volunteers',
    [
      ['✗', '几十个|50到60人|不足40名'],
      ['？55名', '不是50，是55名'],
    ],
  ],
  [
    'rc_relief.red_cross_funds_yuan',
    [
      ['？25000元', '两万半'],
      ['35000元', '3.5万元'],
      ['32000元', '叁万贰仟元整'],
      ['4280.5元', '4280.5元'],
      ['？4000元', '捐款1500元加物资折价2500元'],
      ['！1.5元', '1.5|1．5'],
      ['10000余元', '1万多块'],
      ['！2.8元', '2.8'],
      ['！12.5元', '12.5'],
      ['！8.25元', '8.25'],
      ['1.5元', '1.5元'],
      ['15000元', '1.5万'],
      ['！36.5元', '36.5'],
      ['120.5元', '120.5'],
      ['！约2.5元', '约2.5'],
    ],
  ],
  [
    'ast_volunteer.ast_audience',
    [
      ['10500人次', '一万零五百'],
      ['1500人次', '1.5k'],
      ['✗', '1500至2000人次'],
    ],
  ],
  [
    'rc_firstaid.red_cross_first_aid_sessions',
    [
      ['3场次', '３场次'],
      ['✗', '两三场|3到5场|四五次|1-2场|不到5场'],
    ],
  ],
  ['flac_journal.flac_journal_works', [['1050篇', '1,050篇']]],
  ['generic.generic_sessions', [['3场次', '3场次活动']]],
  ['women_talk.women_gratitude_talks', [['3场次', '三场宣讲']]],
  [
    'union_org.union_orgs_built',
    [
      ['✗', '45人'],
      ['！2家', '2个项目|2个社区'],
      ['3家', '3家公司'],
      ['4家', '4个支部'],
      ['5家', '5个工会'],
      ['1家', '1家'],
    ],
  ],
  [
    'flac_journal.flac_journal_issues',
    [
      ['✗', '500册'],
      ['2期', '2期刊'],
      ['3期', '3期刊物'],
      ['1期', '1期'],
      ['？2期', '出了2期'],
    ],
  ],
  [
    'union_jobs.union_job_companies',
    [
      ['！860家', '860个岗位'],
      ['！320家', '320个岗位'],
      ['！12家', '12个社区'],
      ['！5家', '5个项目'],
      ['18家', '18家公司'],
      ['20家', '20家单位'],
      ['6家', '6个合作社'],
      ['15家', '15家企业参会'],
      ['！500家', '招聘岗位500个'],
      ['26家', '26家用人单位'],
    ],
  ],
  [
    'generic.companies_visited',
    [
      ['5家', '5户企业'],
      ['！8家', '8个岗位'],
      ['6家', '6家合作社'],
      ['！5家', '5个村'],
      ['7家', '7家商户'],
      ['9家', '9个民营企业'],
    ],
  ],
  [
    'dpf_card.dpf_cards_issued',
    [
      ['46本', '46本证'],
      ['累计210本', '截至目前共办了210本'],
      ['12本', '12个证'],
      ['30本', '30张证'],
      ['50本', '50本残疾人证'],
    ],
  ],
  [
    'generic.beneficiaries',
    [
      ['2050人次', '2千零50'],
      ['✗', '一半村民'],
    ],
  ],
  [
    'union_jobs.union_jobs_offered',
    [
      ['1200个', '1千2'],
      ['✗', '预计提供200个'],
    ],
  ],
  [
    'fic_chamber.fic_donation_10k_yuan',
    [
      ['2.05万元', '2万零500'],
      ['0.05万元', '五百块钱'],
      ['？1.2万元', '12000'],
      ['2.6万元', '价值2.6万元的物资'],
      ['12.3万元', '十二万三'],
      ['✗', '3到5万|两三万|1.2万-1.5万|不到2万|1-2'],
    ],
  ],
  ['generic.money_per_household', [['500元', '500元/户']]],
  [
    'generic.money_paid',
    [
      ['✗', '一户一桶油'],
      ['6000元', '六千元整'],
      ['！3.2元', '3.2'],
      ['500元', '500'],
      ['8000元', '0.8万'],
      ['！6.5元', '6.5'],
    ],
  ],
  [
    'generic.service_hours',
    [
      ['？45小时', '15个人每人3小时'],
      ['1.5小时', '一个半小时|90分钟'],
    ],
  ],
  ['ast_contest.ast_robot_gold_medals', [['？3枚', '2+1']]],
  [
    'women_talk.women_gratitude_audience',
    [
      [
        '✗',
        '七八十人|三四十人|60-70人|五六十个人|80~90|不到100人|不足一百人|不满50|一百二三十人|最多80人|30至35人|没到60|两三百|100人以内',
      ],
      ['100余人', '一百余人'],
      ['近100人', '近百人'],
    ],
  ],
  ['youth_commando.youth_commando_members', [['✗', '十七八个']]],
  ['dpf_train.dpf_skills_trainees', [['？48人', '48人（含监护人6人）']]],
  ['union_org.union_members_added', [['？96名', '96名，其中农民工70名']]],
  [
    'rc_firstaid.red_cross_first_aid_trainees',
    [
      ['？65人次', '报名80人，实际到场65人'],
      ['200余人次', '200+'],
      ['✗', '下午3点'],
    ],
  ],
  [
    'youth_study.youth_study_rate',
    [
      ['97%', '97'],
      ['100%', '百分百'],
      ['！105%', '105%'],
      ['约98%', '98%左右'],
    ],
  ],
  ['youth_study.youth_study_learners', [['✗', '九成多']]],
  ['women_family.women_beautiful_families', [['3户', '仨']]],
  ['dpf_rehab.dpf_devices_fitted', [['✗', '负三']]],
  ['rc_donor.rc_stem_cell_samples', [['0人份', '一份都没有']]],
  ['flac_award.flac_first_prizes', [['0次', '没得']]],
  ['women_rights.women_family_dispute_clues', [['0起', '本周没有']]],
  ['ast_volunteer.ast_senior_volunteers_registered', [['✗', '不晓得']]],
  ['women_rights.women_petition_cases', [['✗', '数还没报上来']]],
  ['rc_donor.rc_blood_donors', [['近100人次', '近百人次']]],
  ['youth_study.youth_study_due', [['✗', '比上期多10人']]],
  ['women_talk.women_talk_subteams', [['8支', '还是8支']]],
  [
    'generic.goods_items',
    [
      ['？100件', '大米50袋、食用油50桶'],
      ['60件', '60件物'],
      ['？20件', '20件东西'],
      ['30件', '30份物资'],
    ],
  ],
  [
    'youth_commando.youth_commando_teams',
    [
      ['！3支', '3家企业|3个村'],
      ['！2支', '2个项目'],
      ['5支', '5支突击队'],
      ['4支', '4个小组'],
      ['6支', '6支队'],
    ],
  ],
]
