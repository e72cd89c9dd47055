/** Why something could not be read, as the rest of a sentence that begins with what it is. */
export function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  switch (code) {
    case 'ENOENT':
      return '没有找到'
    case 'EISDIR':
      return '是一个文件夹'
    case 'ENOTDIR':
      return '不是文件夹'
    case 'EACCES':
    case 'EPERM':
      return '没有权限读'
    default:
      return code === '' ? '读不出来' : `读不出来（${code}）`
  }
}

/**
 * Every error that somebody is told of: the user's sentence says what to do next, the log's line says where. What is wrong
 * in a county's own file is told in Chinese, as the lines below it are.
 */
const ERRORS = {
  'settings.wrong': { user: '', log: 'a setting is wrong' },
  'address.taken': { user: '', log: 'HOST and PORT must be an address that is free here' },
  'disk.full': { user: '', log: 'no space is left on the disk: make room, then start again' },
  'node.old': { user: '', log: 'Node is too old: install a newer one (https://nodejs.org)' },
  'county.unnamed': {
    user: '',
    log: 'COUNTY is not set, and the database has no county yet: write a workbook with `qunbao units --template county.xlsx`, fill in your own towns and villages, and set COUNTY to that file',
  },
  'county.wrong': { user: '', log: '县文件里有错，请改好再来' },
  'catalogue.wrong': { user: '', log: '指标目录里有错，请改好再来' },
  'import.wrong': { user: '', log: '导入的文件里有错，一行也没有收，请改好再来' },
  'file.unwritable': { user: '', log: 'a file cannot be written' },
  'file.too-large': { user: '', log: 'a file is larger than a bot may send' },
  'digest.empty': { user: '', log: 'a digest has no number that could be drawn' },
  'digest.untraced': {
    user: '没有发布：有数字查不到是哪些填报来的，请改掉再发。',
    log: 'a digest has a number that cannot be traced',
  },
  'database.locked': { user: '', log: 'another process has this data directory open' },
  'database.behind': {
    user: '',
    log: 'the database is of an earlier version: bring it up to date with `qunbao migrate`, or by starting the bot',
  },
  'database.newer': {
    user: '',
    log: 'the database is of a later version of this program: start that one, or restore a backup that this one made (docs/operations.md)',
  },
  'database.damaged': {
    user: '',
    log: 'the data directory is damaged: move it away, and `qunbao restore` the newest file of DATA_DIR/backups (docs/operations.md)',
  },
  'database.other-postgres': {
    user: '',
    log: 'the data directory was made by another version of the embedded database: open it with the program that made it, and move by `qunbao backup` and `qunbao restore` (docs/operations.md)',
  },
  'restore.not-empty': {
    user: '',
    log: 'the database is not empty: restore into an empty one, or say --replace to lose what is in it',
  },
  'restore.at-work': { user: '', log: 'a process works on this database: stop it first' },
  'restore.wrong': { user: '', log: 'this is no backup, or a damaged one; nothing was changed' },
  'restore.newer': {
    user: '',
    log: 'the backup was made by a later version of this program: restore it with that one; nothing was changed',
  },
  'database.refused': {
    user: '',
    log: 'the database refuses the login: user, password and name in DATABASE_URL must be those of a database that is there',
  },
  'database.encoding': {
    user: '',
    log: 'the database must be in UTF8: make it anew with `createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0`',
  },
  'database.unreachable': { user: '', log: 'the database does not answer' },
  'telegram.token': { user: '', log: 'Telegram does not accept BOT_TOKEN' },
  'telegram.webhook': { user: '', log: 'Telegram does not take WEBHOOK_URL' },
  'api.token': {
    user: '',
    log: 'no token was given, or it was taken back: ask an editor of the county for one (/settings → 接口令牌)',
  },
  'api.held': {
    user: '',
    log: 'an editor holds back the digest of these days: ask for other days, or again once it is out',
  },
  'api.wrong': { user: '', log: 'something that was asked for is wrong: see docs/api.md' },
  'api.nothing': { user: '', log: 'there is nothing at this address: GET /api/v1/openapi.json has them all' },
  'api.failed': { user: '', log: 'it could not be answered: ask again in a minute, then look at the log' },
  'flood.too-many': {
    user: '一下子发来的太多，后面的没有收下。请等前面的都回复了，再接着发。',
    log: 'somebody has too many updates waiting',
  },
  'flood.links': {
    user: '邀请链接点得太多了，请过几分钟再点；还不行，请向给您链接的人要一个新的。',
    log: 'somebody tries many invitations',
  },
  'handling.failed': {
    user: '刚才这一步没有处理成功，请再发一次；还不行请告诉县里的编辑。',
    log: 'an update could not be handled',
  },
} as const

export type ErrorCode = keyof typeof ERRORS

/** One of the errors above. `detail` says where (a file, line, field, id): nothing personal, no token. */
export class QunbaoError extends Error {
  readonly code: ErrorCode
  readonly detail: string

  constructor(code: ErrorCode, detail = '', options?: ErrorOptions) {
    const { log } = ERRORS[code]
    const colon = /\p{Script=Han}$/u.test(log) ? '：' : ':'
    // A list of places stands on lines of its own, each with its file at the head.
    const between = detail.includes('\n') ? `${colon}\n` : colon === ':' ? ': ' : colon
    super(detail ? `${log}${between}${detail}` : log, options)
    this.name = 'QunbaoError'
    this.code = code
    this.detail = detail
  }
}

/** What stands wrong in a file of this machine: another start finds the same. */
const FOR_SOMEBODY_TO_MEND: readonly ErrorCode[] = [
  ...(['settings.wrong', 'county.unnamed', 'county.wrong', 'catalogue.wrong', 'node.old'] as const),
  ...(['database.encoding', 'database.newer', 'database.other-postgres'] as const),
]

/** With what a process ends: 78 (sysexits.h, EX_CONFIG) where it is of no use to start it again as it is. */
export function exitCode(error: unknown): number {
  return error instanceof QunbaoError && FOR_SOMEBODY_TO_MEND.includes(error.code) ? 78 : 1
}

/** The sentence for the person in the chat. */
export function userSentence(code: ErrorCode): string {
  return ERRORS[code].user
}
