import { createHash } from 'node:crypto'
import { REMINDER_HOURS } from '../calendar/due.ts'
import { RHYTHMS } from '../calendar/rhythm.ts'
import { SIMPLE_SETTINGS } from '../catalogue/county-settings.ts'
import { anyOf, chat, code, day, id, is, rest, type Shape, year } from './button-part.ts'
import { TOPICS, type Topic } from './topics.ts'

const TOPIC_NAMES = Object.keys(TOPICS) as Topic[]

/**
 * Every button there is: its name, and what stands in its `callback_data` (at most 64 bytes; Bot API,
 * InlineKeyboardButton). What is written here goes on in chats for years: a wire is never given another meaning. A plain 0
 * in one is there so that the keys that are in chats already still fit.
 */
export const BUTTONS = {
  menu: is('m:menu'),
  help: is('m:help'),
  helpOn: is('m:help:{topic}', { topic: anyOf(...TOPIC_NAMES) }),
  latest: is('m:latest'),
  issues: is('l:from:0'),
  issue: is('l:{digest}', { digest: id }),

  report: is('m:report'),
  reportFor: is('u:{unit}', { unit: rest }),
  form: is('f:{form}:{unit}', { form: code, unit: rest }),
  resumeDraft: is('r:{draft}', { draft: id }),
  answer: is('d:{draft}:{turn}:{action}', { draft: id, turn: id, action: rest }),

  zero: is('m:zero'),
  zeroFor: is('z:{day}:{unit}', { day, unit: rest }),

  mine: is('m:mine'),
  reportAgain: is('e:{report}:again', { report: id }),
  mineShow: is('e:{report}:show', { report: id }),
  mineCorrect: is('e:{report}:fix', { report: id }),
  mineWithdraw: is('e:{report}:drop', { report: id }),
  mineWithdrawn: is('e:{report}:gone', { report: id }),

  invite: is('m:invite'),
  inviteAreas: is('i:a'),
  inviteArea: is('i:a:{area}', { area: rest }),
  inviteEditor: is('i:e'),
  inviteOthers: is('i:w'),
  /** Over a part of the county: an area or an organization by its code, or `county`. */
  inviteOver: is('i:o:{role}:{scope}', { role: anyOf('editor', 'viewer'), scope: rest }),
  inviteUnit: is('i:u:{unit}', { unit: rest }),
  inviteReporters: is('i:n:{uses}:{unit}', { uses: id, unit: rest }),
  inviteAll: is('i:p:{area}', { area: rest }),
  inviteAllSure: is('i:q:{area}', { area: rest }),
  invitePoster: is('i:b:{unit}', { unit: rest }),
  inviteViewer: is('i:v:{unit}', { unit: rest }),
  invitations: is('i:l:0'),
  invitation: is('i:s:{invitation}', { invitation: id }),
  inviteBatch: is('i:y:{invitation}', { invitation: id }),
  inviteBatchSure: is('i:z:{invitation}', { invitation: id }),
  inviteRevoke: is('i:x:{invitation}', { invitation: id }),

  people: is('m:people'),
  member: is('b:{member}:show', { member: id }),
  memberLeave: is('b:{member}:leave', { member: id }),
  memberLeaveSure: is('b:{member}:go', { member: id }),

  units: is('m:units'),
  unitsOf: is('U:o:0:{area}', { area: rest }),
  unitShow: is('U:s:{unit}', { unit: rest }),
  unitDeed: is('U:u:{unitDoes}:{unit}', {
    unitDoes: anyOf('rename', 'merge', 'close', 'reopen', 'delete'),
    unit: rest,
  }),
  areaDeed: is('U:a:{areaDoes}:{area}', {
    areaDoes: anyOf('add-area', 'add-unit', 'rename', 'move', 'merge', 'close', 'delete'),
    area: rest,
  }),
  /** The next word of a deed that is awaited: an organization, a unit or an area to go to, a day. */
  countyOrganization: is('U:w:o:{organization}', { organization: code }),
  countyUnit: is('U:w:u:{unit}', { unit: rest }),
  countyArea: is('U:w:a:{area}', { area: rest }),
  countyDay: is('U:w:d:{day}', { day }),
  countyGo: is('U:go:{hash}', { hash: code }),
  unitsOut: is('U:out'),
  unitsIn: is('U:in'),
  unitsRead: is('U:read'),
  unitsTake: is('U:in:{lines}:{hash}', { lines: anyOf('all', 'named'), hash: code }),
  memberHandOver: is('b:{member}:hand', { member: id }),
  memberRole: is('b:{member}:as:{role}', { member: id, role: anyOf('reporter', 'viewer', 'editor') }),
  memberAssign: is('b:{member}:in', { member: id }),
  memberAreas: is('b:{member}:in:{area}', { member: id, area: rest }),
  memberUnit: is('b:{member}:to:{unit}', { member: id, unit: rest }),

  /** A person's own places: look, hand over, leave. */
  ownPlaces: is('m:places'),
  ownPlace: is('j:{place}', { place: id }),
  ownHandOver: is('j:{place}:hand', { place: id }),
  ownLeave: is('j:{place}:leave', { place: id }),
  ownLeaveSure: is('j:{place}:go', { place: id }),

  /** What is stored of oneself; an editor's, of those who have left, by the place that they had. */
  ownData: is('m:data'),
  ownDataFile: is('m:data:file'),
  ownErase: is('m:data:erase'),
  ownEraseSure: is('m:data:gone'),
  formers: is('b:was:0'),
  former: is('b:{member}:was', { member: id }),
  formerErase: is('b:{member}:erase', { member: id }),
  formerEraseSure: is('b:{member}:gone', { member: id }),

  /** 申请加入, and an editor's answer to it. */
  join: is('m:join'),
  joinUnit: is('q:u:{unit}', { unit: rest }),
  applicants: is('m:applicants'),
  applicant: is('q:{request}:{verdict}', { request: id, verdict: anyOf('yes', 'no') }),

  /** What units have sent, as an editor looks at it; sent back as it stood in this revision. */
  received: is('m:received'),
  receivedOne: is('s:{report}:show', { report: id }),
  toReview: is('m:review'),
  reviewedOne: is('s:{report}:{number}:seen', { report: id, number: id }),
  reviewUnit: is('s:look:{unit}', { unit: rest }),
  reviewNoMore: is('s:skip:{unit}', { unit: rest }),
  sendBack: is('s:{report}:{number}:back', { report: id, number: id }),

  audit: is('m:audit'),
  auditBefore: is('a:{from}', { from: id }),

  /** 暂停报送 of a unit, 请假 of a person, and when a unit is reminded. */
  unitPause: is('Z:ask:{unit}', { unit: rest }),
  unitPauseTo: is('Z:to:{day}:{unit}', { day, unit: rest }),
  unitPauseGo: is('m:pause'),
  unitResume: is('Z:end:{unit}', { unit: rest }),
  leave: is('m:leave'),
  leaveTo: is('m:leave:{day}', { day }),
  leaveGo: is('m:leave:go'),
  leaveEnd: is('m:leave:end'),
  hours: is('m:hours'),
  hoursFor: is('H:of:{unit}', { unit: rest }),
  hourLiked: is('H:{hour}:{unit}', { hour: anyOf(...REMINDER_HOURS), unit: rest }),
  /** What the county's editors settle; `value` as JSON, `hash` of the one that it would take the place of. */
  settings: is('m:settings'),
  setting: is('S:{setting}', { setting: anyOf(...SIMPLE_SETTINGS) }),
  settingChoose: is('S:{setting}:{value}', { setting: anyOf(...SIMPLE_SETTINGS), value: rest }),
  settingGo: is('S:go:{setting}:{hash}:{value}', { setting: anyOf(...SIMPLE_SETTINGS), hash: code, value: rest }),

  /** 上年数, by workbook; `hash` of what would change. */
  pastFigures: is('m:past'),
  pastTemplate: is('m:past:out'),
  pastRead: is('m:past:read'),
  pastTake: is('m:past:in:{hash}', { hash: code }),

  /** 接口令牌, with which another program reads. */
  tokens: is('m:tokens'),
  token: is('T:{token}', { token: id }),
  tokenNew: is('T:new'),
  tokenScope: is('T:new:{tokenScope}', { tokenScope: anyOf('public', 'all') }),
  tokenRevoke: is('T:{token}:x', { token: id }),
  tokenRevokeSure: is('T:{token}:go', { token: id }),

  /** 报送周期 and 停刊; `unitKind`: an organization, or a level. */
  rhythms: is('m:rhythms'),
  rhythmPut: is('R:{rhythm}:{unitKind}', { rhythm: anyOf(...RHYTHMS, 'none'), unitKind: code }),
  stops: is('m:stops'),
  stopGo: is('m:stops:go'),
  stopDrop: is('m:stops:{day}', { day }),

  groups: is('m:groups'),
  group: is('G:{chat}', { chat }),
  groupKind: is('G:{chat}:k:{kind}', { chat, kind: code }),
  groupScopes: is('G:{chat}:of:0', { chat }),
  groupScope: is('G:{chat}:to:{scope}', { chat, scope: rest }),
  groupUnbind: is('G:{chat}:x', { chat }),
  missing: is('m:missing'),
  missingFile: is('m:missing:file'),
  remind: is('m:remind'),
  remindWeek: is('c:{week}', { week: day }),
  sendAgain: is('o:{message}:again', { message: id }),

  week: is('m:week'),
  weekAt: is('w:at:{day}', { day }),
  weekPreview: is('w:{digest}:preview', { digest: id }),
  weekGroup: is('w:{digest}:group', { digest: id }),
  weekPublish: is('w:{digest}:publish', { digest: id }),
  weekPublishSure: is('w:{digest}:go', { digest: id }),
  weekHold: is('w:{digest}:hold', { digest: id }),
  weekEdit: is('w:{digest}:edit', { digest: id }),
  weekNext: is('w:{digest}:next', { digest: id }),
  highlights: is('w:{digest}:best:{from}', { digest: id, from: id }),
  highlightTick: is('w:{digest}:tick:{report}:{from}', { digest: id, report: id, from: id }),
  highlightsNone: is('w:{digest}:none', { digest: id }),
  highlightsProposed: is('w:{digest}:proposed', { digest: id }),
  readList: is('v:{digest}:{pile}:{from}', { digest: id, pile: anyOf('fresh', 'read'), from: id }),
  readOne: is('v:{digest}:one:{word}', { digest: id, word: code }),
  readPage: is('v:{digest}:page:{from}:{shown}', { digest: id, from: id, shown: code }),
  readPass: is('v:{digest}:pass:{word}:{shown}', { digest: id, word: code, shown: code }),
  readOwn: is('v:{digest}:own:{word}:{shown}', { digest: id, word: code, shown: code }),
  readDrop: is('v:{digest}:drop:{word}:{shown}', { digest: id, word: code, shown: code }),
  readReword: is('v:{digest}:reword:{word}:{shown}', { digest: id, word: code, shown: code }),
  /** One of these as it was before 0.3.0: of a report's text, or of a place in a list. */
  readBefore: is('w:{digest}:{deed}:{what}', {
    digest: id,
    deed: anyOf('text', 'pass', 'drop', 'reword'),
    what: rest,
  }),

  photos: is('h:{digest}:{from}', { digest: id, from: id }),
  /** Two reports that are or may be of one event: `counts` is the one that does. */
  eventPairs: is('k:{digest}:{index}', { digest: id, index: id }),
  eventPairSame: is('k:{digest}:same:{report}:{other}:{counts}', { digest: id, report: id, other: id, counts: id }),
  eventPairTwo: is('k:{digest}:two:{report}:{other}', { digest: id, report: id, other: id }),
  eventPairUndo: is('k:{digest}:undo:{report}:{other}', { digest: id, report: id, other: id }),

  year: is('m:year'),
  yearShow: is('y:{digest}', { digest: id }),
  yearAll: is('y:{digest}:all', { digest: id }),
  yearGroup: is('y:{digest}:group', { digest: id }),
  yearPeriods: is('y:{digest}:periods', { digest: id }),
  yearPeriod: is('y:{digest}:period:{kind}:{day}', { digest: id, kind: code, day }),
  yearScopes: is('y:{digest}:scopes', { digest: id }),
  yearScope: is('y:{digest}:scope:{scope}', { digest: id, scope: rest }),
  yearSection: is('y:{digest}:section:{section}', { digest: id, section: code }),
  yearWords: is('y:{digest}:words:{section}:{page}', { digest: id, section: code, page: id }),
  yearSentence: is('y:{digest}:sentence:{section}:{index}:{hash}', {
    digest: id,
    section: code,
    index: id,
    hash: code,
  }),
  yearLeave: is('y:{digest}:leave:{section}:{index}:{hash}', { digest: id, section: code, index: id, hash: code }),
  yearLockOne: is('y:{digest}:lock:{section}:{index}:{hash}', { digest: id, section: code, index: id, hash: code }),
  yearUnlockOne: is('y:{digest}:unlock:{section}:{index}:{hash}', { digest: id, section: code, index: id, hash: code }),
  yearMine: is('y:{digest}:mine:{section}', { digest: id, section: code }),
  yearLock: is('y:{digest}:lock:{section}', { digest: id, section: code }),
  yearUnlock: is('y:{digest}:unlock:{section}', { digest: id, section: code }),
  yearPublish: is('y:{digest}:publish', { digest: id }),
  yearPublishSure: is('y:{digest}:go', { digest: id }),

  corrections: is('n:{digest}', { digest: id }),
  nextEdition: is('n:{digest}:{version}', { digest: id, version: id }),
  nextEditionWhy: is('n:{digest}:{version}:why', { digest: id, version: id }),
  /** 撤回 of what is out, of one report in it or of the whole, and back again; `version` of the edition that says so. */
  takeBack: is('K:{digest}:0', { digest: id }),
  takeBackOne: is('K:{digest}:one:{report}', { digest: id, report: id }),
  takeBackOneSure: is('K:{digest}:one:{report}:{version}', { digest: id, report: id, version: id }),
  putBack: is('K:{digest}:back:{report}', { digest: id, report: id }),
  putBackSure: is('K:{digest}:back:{report}:{version}', { digest: id, report: id, version: id }),
  takeBackAll: is('K:{digest}:all', { digest: id }),
  takeBackAllSure: is('K:{digest}:all:{version}', { digest: id, version: id }),
  publishAgain: is('K:{digest}:again', { digest: id }),
  publishAgainSure: is('K:{digest}:again:{version}', { digest: id, version: id }),

  trace: is('m:trace'),
  traceDigest: is('g:{digest}', { digest: id }),
  traceSection: is('g:{digest}:s:{section}:{page}', { digest: id, section: code, page: id }),
  traceNumber: is('g:{digest}:n:{number}:{page}:{hash}', { digest: id, number: id, page: id, hash: code }),

  problems: is('m:problems'),
  problemsOf: is('p:{year}', { year }),
  problemsIn: is('p:{year}:a:{pair}:{page}', { year, pair: code, page: id }),
  problemPick: is('p:{year}:pick:{pair}:{report}:{hash}', { year, pair: code, report: id, hash: code }),
  problemMerge: is('p:{year}:merge:{pair}:{report}:{hash}', { year, pair: code, report: id, hash: code }),
  problemWords: is('p:{year}:problem:{pair}', { year, pair: code }),
  planWords: is('p:{year}:plan:{pair}', { year, pair: code }),
  problemMine: is('p:{year}:mine:{pair}', { year, pair: code }),
  problemDrop: is('p:{year}:drop:{pair}:{hash}', { year, pair: code, hash: code }),
  planSolved: is('p:{year}:solved:{pair}', { year, pair: code }),
  planCarried: is('p:{year}:carried:{pair}', { year, pair: code }),

  examples: is('x:{year}:{question}:{page}', { year, question: code, page: id }),
  examplePick: is('x:{year}:pick:{question}:{page}:{hash}', { year, question: code, page: id, hash: code }),
  exampleDrop: is('x:{year}:drop:{question}:{page}:{hash}', { year, question: code, page: id, hash: code }),
  exampleClear: is('x:{year}:clear:{question}:{page}', { year, question: code, page: id }),

  /** Tables of superiors; `digest` says for which period and scope. */
  tables: is('m:tables'),
  tableMarks: is('m:tables:marks'),
  table: is('q:{table}', { table: id }),
  tableFor: is('q:{table}:{digest}', { table: id, digest: id }),
  tablePeriods: is('q:{table}:{digest}:when', { table: id, digest: id }),
  tablePeriod: is('q:{table}:{digest}:when:{kind}:{day}', { table: id, digest: id, kind: code, day }),
  tableScopes: is('q:{table}:{digest}:where', { table: id, digest: id }),
  tableScope: is('q:{table}:{digest}:where:{scope}', { table: id, digest: id, scope: rest }),
  tableFill: is('q:{table}:{digest}:fill', { table: id, digest: id }),
  tableFile: is('q:{table}:file', { table: id }),
  tableRemove: is('q:{table}:drop', { table: id }),
  tableRemoveSure: is('q:{table}:gone', { table: id }),

  /** Which forms units are asked; `catalogue`: a version, `hash` of the one that it would take the place of. */
  forms: is('m:forms'),
  formsOut: is('m:forms:out'),
  formsIn: is('m:forms:in'),
  formsOfFiles: is('m:forms:new'),
  formsUndo: is('m:forms:undo:{change}', { change: id }),
  formsOf: is('a:{organization}', { organization: code }),
  formLevels: is('a:{organization}:{form}', { organization: code, form: code }),
  formLevel: is('a:{organization}:{form}:{level}', {
    organization: code,
    form: code,
    level: anyOf('county', 'town', 'village'),
  }),
  formPreview: is('a:{organization}:{form}:see', { organization: code, form: code }),
  formsPreview: is('j:{catalogue}:{hash}:see', { catalogue: code, hash: code }),
  formsUse: is('j:{catalogue}:{hash}:{day}', { catalogue: code, hash: code, day }),

  wording: is('m:wording'),
  wordingPage: is('t:{year}:page:{page}', { year, page: id }),
  wordingOf: is('t:{year}:of:{organization}:{page}', { year, organization: code, page: id }),
  wordingBlock: is('t:{year}:block:{block}', { year, block: code }),
  wordingWords: is('t:{year}:words:{block}', { year, block: code }),
  wordingMine: is('t:{year}:mine:{block}', { year, block: code }),
  wordingBlank: is('t:{year}:blank:{block}:{hash}', { year, block: code, hash: code }),
  wordingKeep: is('t:{year}:keep:{block}:{hash}', { year, block: code, hash: code }),
  wordingDrop: is('t:{year}:drop:{block}:{hash}', { year, block: code, hash: code }),
}

export type ButtonName = keyof typeof BUTTONS

type PartsOf<Name extends ButtonName> = (typeof BUTTONS)[Name] extends Shape<infer Parts> ? Readonly<Parts> : never

/** A button as what it means: a name, and the parts that say of what. */
export type Button = { [Name in ButtonName]: { readonly name: Name; readonly parts: PartsOf<Name> } }[ButtonName]

/** One of the buttons of these names. */
export type ButtonOf<Name extends ButtonName> = Extract<Button, { readonly name: Name }>

/** A button under a message. `anew`: what it brings up is a new message, since the words above it have to stay. */
export type Key = {
  readonly label: string
  readonly button: Button
  readonly anew?: boolean
  /** Which page of the list that it brings, from 0 on; absent: the first. */
  readonly page?: number
}

/** Keys in rows, as they stand under a message. */
export type Keys = readonly (readonly Key[])[]

/** A few characters that stand for a text on a button: what was shown is known again, and known where it reads otherwise now. */
export function hashOf(text: string, characters = 6): string {
  return createHash('sha256').update(text).digest('hex').slice(0, characters)
}

/** A key: its label, the button's name, and its parts where it has any. */
export function key<Name extends ButtonName>(
  label: string,
  name: Name,
  ...[parts]: keyof PartsOf<Name> extends never ? [] : [parts: PartsOf<Name>]
): Key {
  return { label, button: { name, parts: parts ?? {} } as Button }
}

/** The same key by each of these labels: 停刊、休刊、停 汇编. */
export function called(labels: string, of: Key): Key[] {
  return labels.split('、').map((label) => ({ ...of, label }))
}
