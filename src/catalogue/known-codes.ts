/** The few codes of a catalogue that the program itself knows; every other code is data. */

/** The form that says: nothing new this week. */
export const ZERO_FORM = 'zero'

/** The question that puts a report of a form without a theme under one. */
export const THEME = 'theme'

/** With whom an activity was held, and which of them counts it. */
export const JOINT_ORGS = 'joint_orgs'
export const JOINT_LEAD = 'joint_lead'

/** The choice of `joint_lead` by which a unit says that it counts the activity itself. */
export const OWN_LEAD = '本单位牵头'

/** The form that asks for problems and plans, and its questions. */
export const PROBLEMS = {
  form: 'problem_plan',
  area: 'problem_area',
  problem: 'problem_body',
  plan: 'plan_body',
} as const
