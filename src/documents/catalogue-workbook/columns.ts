/** How a cell of a column is read: words, 是 or nothing, a number, words with 、 between them. */
export type ColumnKind = 'words' | 'clause' | 'yes' | 'number' | 'list'

export type Column = {
  readonly name: string
  /** The field that it is of; absent: it says where the row belongs. */
  readonly field?: string
  readonly kind: ColumnKind
  readonly width: number
}

const place = (name: string, width = 14): Column => ({ name, kind: 'words', width })
const words = (name: string, field: string, width = 16): Column => ({ name, field, kind: 'words', width })
const clause = (name: string, field: string): Column => ({ name, field, kind: 'clause', width: 60 })
const yes = (name: string, field: string): Column => ({ name, field, kind: 'yes', width: 8 })
const number = (name: string, field: string): Column => ({ name, field, kind: 'number', width: 8 })
const list = (name: string, field: string): Column => ({ name, field, kind: 'list', width: 16 })

export const ORGANIZATION = '组织'
export const FORM = '表代码'
export const QUESTION = '题代码'
/** In the column of organizations: what all of them have. */
export const COMMON = '共用'

export const FORMS = {
  name: '表',
  columns: [
    place(ORGANIZATION, 10),
    words(FORM, 'code'),
    words('表名', 'title'),
    list('也叫', 'also'),
    list('填报层级', 'asked_of'),
    yes('学校工作', 'school'),
    words('部分', 'theme', 14),
    clause('周报句式', 'item'),
    clause('汇总句式', 'period'),
  ],
} as const

export const QUESTIONS = {
  name: '题',
  columns: [
    ...[place(ORGANIZATION, 10), place(FORM), words(QUESTION, 'code', 24), words('题型', 'kind', 9)],
    ...[words('问法', 'ask', 30), words('简称', 'label'), list('也叫', 'also'), words('提示', 'hint', 40)],
    ...[yes('选填', 'optional'), words('前一题', 'when'), words('同', 'same_as'), words('只问哪级', 'asked_of', 10)],
    ...[words('可另填', 'others', 9), words('无', 'none', 9), words('选自', 'among'), words('引号', 'marks', 7)],
    ...[number('最多字数', 'max_length'), number('最多项数', 'max_items'), yes('现有总数', 'stock')],
    ...[yes('敏感', 'sensitive'), words('对应名单', 'counts')],
    ...[yes('可带数量', 'amounts'), number('一次最多', 'most'), words('属于', 'part_of'), yes('再报沿用', 'again')],
  ],
} as const

export const CHOICES = {
  name: '选项',
  columns: [place(ORGANIZATION, 10), place(FORM), place(QUESTION, 24), words('选项', 'choice', 24)],
} as const

export const INDICATORS = {
  name: '指标',
  columns: [
    ...[place(ORGANIZATION, 10), place(FORM), place(QUESTION, 24), words('指标名称', 'label', 24)],
    ...[words('量词', 'unit', 7), words('时间汇总', 'over_time', 10), words('单位汇总', 'over_units', 10)],
    ...[words('指标代码', 'code', 24), words('分期', 'keyed_by'), words('权数', 'base'), words('级别', 'split_by')],
    words('计入合计', 'adds_to'),
  ],
} as const

export const SENTENCES = {
  name: '句式',
  columns: [place(ORGANIZATION, 10), place('部分'), words('句子代码', 'code'), clause('句子', 'words')],
} as const

export const SHEETS = [FORMS, QUESTIONS, CHOICES, INDICATORS, SENTENCES] as const

/** In the place of levels: of a form that nobody is asked for now. */
export const NOBODY = '不填'

/** Levels of areas as the workbook writes them. */
export const LEVELS = { county: '县', town: '镇', village: '村' } as const
