/** What /help speaks of, a page each, in the order of its buttons: the title on the button. */
export const TOPICS = {
  reporting: '怎么填报',
  own: '任职和提醒',
  digests: '汇编和汇报',
  following: '谁没报、收到的',
  county: '单位和人',
  contents: '表和文字',
  office: '设置和记录',
} as const

export type Topic = keyof typeof TOPICS
