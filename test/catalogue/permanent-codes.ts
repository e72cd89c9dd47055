/**
 * What the county's figures and reports refer to, for good: the forms, and in each the codes, kinds, measure words and
 * marks of its questions. A code that leaves this table takes the county's past numbers with it.
 */
const TABLE = `
union_culture of union:
  union_culture_activities name, activity_date date, union_culture_participants count 人次, joint_orgs choices,
  result_text text optional, persons_awarded count 人 optional, persons_award_level choice, photos photo optional
union_jobs of union:
  union_service_activities name, activity_date date, union_jobs_offered count 个, union_job_fair_brand text optional,
  joint_orgs choices, result_text text optional, union_job_companies count 家 optional,
  households_visited count 户 optional, money_per_household decimal 元 optional, money_paid decimal 元 optional,
  goods_items count 件 optional, goods_given list, beneficiaries count 人次 optional, photos photo optional
union_org of union:
  union_org_activities name, activity_date date, union_orgs_built count 家, union_members_added count 名,
  union_workers_helped count 名, result_text text optional, companies_visited count 家 optional,
  money_paid decimal 元 optional, photos photo optional
youth_org of youth:
  activity_date date, youth_village_orgs_renewed count 个, youth_orgs_built count 个,
  youth_org_election_text text optional, youth_org_coverage_text text optional
youth_study of youth:
  youth_study_issue name, youth_study_learners count 人, youth_study_rate decimal % optional,
  youth_study_due count 名 stock
youth_talk of youth:
  youth_education_activities name, activity_date date, youth_theory_talks count 次, youth_talk_audience count 人次,
  youth_lecture_teams list optional, joint_orgs choices, result_text text optional, photos photo optional
youth_volunteer of youth:
  youth_volunteer_actions name, activity_date date, youth_env_campaign_place text optional,
  youth_env_volunteers count 名, youth_leaflets_distributed count 份, youth_leaflet_topics choices, joint_orgs choices,
  service_hours decimal 小时 optional, beneficiaries count 人次 optional, photos photo optional
youth_project of youth:
  youth_reform_projects name, activity_date date, youth_project_beneficiaries count 人次, joint_orgs choices,
  result_text text optional, money_paid decimal 元 optional, goods_items count 件 optional, goods_given list,
  photos photo optional
youth_award of youth:
  youth_award_name name, activity_date date, youth_award_level choice, youth_award_team_community list,
  youth_award_teams count 个, persons_awarded count 人 optional, persons_award_level choice
women_org of women:
  activity_date date, women_fed_full_coverage_towns yesno 个, women_agency_org_level choice,
  women_agency_orgs_built list 个, women_two_new_orgs_built list 个, women_org_building_text text optional
women_education of women:
  women_education_activities name, activity_date date, women_education_participants count 人次, joint_orgs choices,
  result_text text optional, goods_items count 件 optional, goods_given list, photos photo optional
women_talk of women:
  activity_date date, women_gratitude_talks count 场次, women_gratitude_audience count 人,
  women_talk_subteams count 支 stock, women_talk_method_text text optional, joint_orgs choices, photos photo optional
women_rights of women:
  activity_date date, women_family_dispute_clues count 起 sensitive, women_rights_text text optional,
  women_petition_cases count 件次 optional, women_petition_visitors count 人次 optional
women_family of women:
  women_family_activity name, activity_date date, women_beautiful_family_level choice,
  women_beautiful_families count 户 sensitive, women_five_good_family_level choice,
  women_five_good_families count 户 sensitive
women_home of women:
  activity_date date, women_star_home_level choice, women_star_homes list 个
fic_education of fic:
  fic_education_activities name, activity_date date, fic_red_site_name list, fic_education_participants count 人次,
  joint_orgs choices, result_text text optional, photos photo optional
fic_chamber of fic:
  activity_date date, fic_four_good_chamber_name list optional, fic_four_good_chamber_level choice,
  fic_donation_10k_yuan decimal 万元, fic_guangcai_text text optional, companies_visited count 家 optional,
  money_paid decimal 元 optional, persons_awarded count 人 optional, persons_award_level choice, photos photo optional
dpf_share of dpf:
  activity_date date, dpf_fund_to_share_pilots list 个, dpf_share_company_name text,
  dpf_disabled_shareholders count 名 stock sensitive, dpf_poverty_result_text text optional
dpf_area of dpf:
  dpf_demo_area_project name, activity_date date, dpf_demo_areas list 个, dpf_demo_area_level choice
dpf_train of dpf:
  dpf_training_name name, activity_date date, dpf_skills_trainees count 人, joint_orgs choices,
  result_text text optional, photos photo optional
ast_volunteer of ast:
  activity_date date, ast_volunteer_sessions count 场, ast_audience count 人次,
  ast_senior_volunteers_registered count 名 stock, ast_volunteer_service_text text optional, joint_orgs choices,
  goods_items count 件 optional, goods_given list, service_hours decimal 小时 optional, photos photo optional
ast_community of ast:
  activity_date date, ast_demo_community_name list, ast_demo_community_level choice
ast_team of ast:
  activity_date date, ast_three_heads_appointed count 名, ast_org_building_text text
ast_contest of ast:
  ast_robot_contest_name name, activity_date date, ast_robot_contest_level choice, ast_robot_team_name list,
  ast_robot_gold_medals count 枚, ast_robot_medal_scope choice, ast_silver_medals count 枚 optional,
  ast_bronze_medals count 枚 optional, persons_awarded count 人 optional, persons_award_level choice,
  photos photo optional
flac_association of flac:
  flac_association_name list, activity_date date, flac_association_effect_text text optional
flac_publish of flac:
  flac_creation_activity name, activity_date date, flac_work_title list, flac_journal_name list,
  flac_journal_level choice, flac_works_published count 件 optional
flac_award of flac:
  flac_art_form text, activity_date date, flac_first_prize_contest choice, flac_first_prizes count 次,
  flac_national_excellence_awards count 次, flac_national_exhibition_awards count 次,
  flac_second_prizes count 次 optional, flac_third_prizes count 次 optional, flac_nominations count 次 optional,
  flac_prize_works list optional, persons_awarded count 人 optional, persons_award_level choice, photos photo optional
rc_org of rc:
  activity_date date, red_cross_platform_site text, red_cross_service_text text optional
rc_firstaid of rc:
  activity_date date, red_cross_first_aid_sessions count 场次, red_cross_first_aid_trainees count 人次,
  red_cross_first_aiders_certified count 人, joint_orgs choices, photos photo optional
rc_relief of rc:
  activity_date date, red_cross_funds_yuan decimal 元, red_cross_households_helped count 户 sensitive,
  result_text text optional, money_paid decimal 元 optional, goods_items count 件 optional, goods_given list,
  beneficiaries count 人次 optional, photos photo optional
generic of all:
  theme choice, generic_activity_name name, activity_date date, generic_sessions count 场次,
  generic_participants count 人次, joint_orgs choices, result_text text optional, beneficiaries count 人次 optional,
  households_visited count 户 optional, money_per_household decimal 元 optional, companies_visited count 家 optional,
  money_paid decimal 元 optional, goods_items count 件 optional, goods_given list, service_hours decimal 小时 optional,
  persons_awarded count 人 optional, persons_award_level choice, photos photo optional
youth_commando of youth:
  youth_commando_task name, activity_date date, youth_commando_teams count 支, youth_commando_members count 人次,
  joint_orgs choices, service_hours decimal 小时 optional, beneficiaries count 人次 optional, photos photo optional,
  result_text text optional
women_care of women:
  women_care_activity name, activity_date date, women_care_helped count 名,
  women_cancer_aided count 名 optional sensitive, households_visited count 户 optional, money_paid decimal 元 optional,
  goods_items count 件 optional, goods_given list, photos photo optional, joint_orgs choices,
  money_per_household decimal 元 optional, result_text text optional
dpf_card of dpf:
  activity_date date, dpf_cards_issued count 本, dpf_home_assessments count 人次 optional, result_text text optional
dpf_rehab of dpf:
  activity_date date, dpf_devices_fitted count 件, dpf_rehab_served count 人次, households_visited count 户 optional,
  money_per_household decimal 元 optional, money_paid decimal 元 optional, goods_items count 件 optional,
  goods_given list, photos photo optional, result_text text optional
flac_journal of flac:
  flac_journal_edited name, activity_date date, flac_journal_issues count 期, flac_journal_works count 篇 optional
flac_member of flac:
  flac_member_body name, activity_date date, flac_members_admitted count 人, flac_members_admitted_level choice
rc_donor of rc:
  activity_date date, rc_stem_cell_samples count 人份, rc_stem_cell_donors count 例, rc_blood_donors count 人次 optional,
  rc_organ_registrations count 人 optional, photos photo optional, result_text text optional
zero of all:
  zero_report choice
problem_plan of all:
  problem_area choice, problem_body text, plan_body text
`

export type PermanentForm = { readonly code: string; readonly of: string; readonly questions: readonly string[] }

export const FORMS: readonly PermanentForm[] = [...TABLE.matchAll(/^(\w+) of (\w+):\n((?: {2}.+\n)+)/gm)].map(
  ([, code = '', of = '', questions = '']) => ({ code, of, questions: questions.split(/,\s/).map((q) => q.trim()) }),
)
