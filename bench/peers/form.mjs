/** The report that each of them asks for: what is asked, and which buttons stand under it. */
export const BEGIN = { text: '填报哪张表？', keys: ['巾帼宣讲'] }
export const QUESTIONS = [
  { code: 'on', text: '哪一天？', keys: ['今天', '昨天', '前天'] },
  { code: 'talks', text: '宣讲几场？' },
  { code: 'audience', text: '多少人次听讲？' },
  { code: 'teams', text: '几支队伍？' },
  { code: 'joint', text: '和谁联合？', keys: ['没有联合', '团委', '总工会'] },
  { code: 'confirmed', text: '核对无误就提交。', keys: ['确认提交', '改一改'] },
]

/** A number that was typed; undefined for what is none. */
export function numberIn(text) {
  const found = /^\d+/.exec(text)
  return found ? Number(found[0]) : undefined
}

export const inline = (keys) => ({
  reply_markup: { inline_keyboard: [keys.map((label) => ({ text: label, callback_data: label }))] },
})
