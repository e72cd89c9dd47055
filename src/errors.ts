/** Every error that somebody is told of: the user's sentence says what to do next, the log's line says where. */
const CATALOGUE = {
  'settings.wrong': { user: '', log: 'a setting is wrong' },
  'county.wrong': { user: '', log: 'the county file is wrong' },
  'catalogue.wrong': { user: '', log: 'the catalogue is wrong' },
  'import.wrong': { user: '', log: 'an import file has rows that cannot be taken' },
  'file.unwritable': { user: '', log: 'a file cannot be written' },
  'digest.empty': { user: '', log: 'a digest has no number that could be drawn' },
  'digest.untraced': {
    user: '没有发布：有数字查不到是哪些填报来的，请改掉再发。',
    log: 'a digest has a number that cannot be traced',
  },
  'database.locked': { user: '', log: 'another process has this data directory open' },
  'database.unreachable': { user: '', log: 'the database does not answer' },
  'telegram.token': { user: '', log: 'Telegram does not accept BOT_TOKEN' },
  'telegram.unreachable': { user: '', log: 'Telegram cannot be reached' },
  'handling.failed': {
    user: '刚才这一步没有处理成功，请再发一次；还不行请告诉县里的编辑。',
    log: 'an update could not be handled',
  },
  'not.allowed': {
    user: '这个功能只给编辑用。要填报请点 /report。',
    log: 'a person asked for what the role does not allow',
  },
  'not.member': {
    user: '您还没有加入任何填报单位。请向县群团办要一个邀请链接，点开就能加入。',
    log: 'a stranger wrote',
  },
} as const

export type ErrorCode = keyof typeof CATALOGUE

/** An error of the catalogue above. `detail` says where (a file, line, field, id): nothing personal, no token. */
export class QunbaoError extends Error {
  readonly code: ErrorCode
  readonly detail: string

  constructor(code: ErrorCode, detail = '', options?: ErrorOptions) {
    // A list of places stands on lines of its own, each with its file at the head.
    const between = detail.includes('\n') ? ':\n' : ': '
    super(detail ? `${CATALOGUE[code].log}${between}${detail}` : CATALOGUE[code].log, options)
    this.name = 'QunbaoError'
    this.code = code
    this.detail = detail
  }
}

/** The sentence for the person in the chat. */
export function userSentence(code: ErrorCode): string {
  return CATALOGUE[code].user
}
