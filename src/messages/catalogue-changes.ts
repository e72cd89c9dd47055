import type { CatalogueChange, CostChange, Field } from '../catalogue/changes.ts'

const FIELDS: Readonly<Record<string, string>> = {
  ...{ title: '表名', also: '也叫', asked_of: '填报层级', theme: '部分', item: '周报句式', period: '汇总句式' },
  ...{ ask: '问法', label: '简称', hint: '提示', optional: '选填', choices: '选项', others: '可另填', none: '无' },
  ...{ among: '选自', marks: '引号', max_length: '最多字数', max_items: '最多项数', stock: '现有总数' },
  ...{
    sensitive: '敏感',
    same_as: '同',
    counts: '对应名单',
    when: '前一题',
    school: '学校工作',
    amounts: '可带数量',
    most: '一次最多',
    part_of: '属于',
    again: '再报沿用',
    indicator: '指标',
    kind: '题型',
  },
}
const LEVELS: Readonly<Record<string, string>> = { county: '县', town: '镇', village: '村' }
/** Longer words are told of, not shown. */
const MOST = 24

/** One change, as a line. */
export function catalogueChangeLine(change: CatalogueChange): string {
  const of = `${change.owner}${'form' in change ? `《${change.form}》` : ''}`
  switch (change.is) {
    case 'form added':
      return `新增表：${of}`
    case 'form removed':
      return `停用表：${of}`
    case 'form changed':
      return `${of}：${change.fields.map(fieldText).join('；')}`
    case 'question added':
      return `${of}新增题：${change.ask}`
    case 'question removed':
      return `${of}去掉题：${change.ask}`
    case 'question changed':
      return `${of}“${change.ask}”：${change.fields.map(fieldText).join('；')}`
    case 'questions in another order':
      return `${of}：题的顺序变了`
    case 'sentences changed':
      return `${of}：年度汇报的句式变了`
  }
}

function fieldText({ name, before, after }: Field): string {
  const called = FIELDS[name] ?? name
  const [was, is] = [textOf(before), textOf(after)]
  return was.length > MOST || is.length > MOST ? `${called}改了` : `${called}由${was}改为${is}`
}

function textOf(value: unknown): string {
  if (value === undefined || value === false || value === null) return '（空）'
  if (value === true) return '是'
  if (Array.isArray(value)) return value.map((each) => LEVELS[String(each)] ?? String(each)).join('、')
  return typeof value === 'object' ? JSON.stringify(value) : (LEVELS[String(value)] ?? String(value))
}

/** What a form costs a cadre now and then. */
export function costLine({ owner, form, before, after }: CostChange): string {
  const now = `${after.taps}下、约${after.seconds}秒`
  return before.taps === 0
    ? `${owner}《${form}》填一份${now}`
    : `${owner}《${form}》填一份由${before.taps}下、约${before.seconds}秒变为${now}`
}

export function brokenCodeLine({ code, field }: { readonly code: string; readonly field: 'kind' | 'unit' }): string {
  const what = field === 'kind' ? '题型' : '量词'
  return `${code}用过了，${what}不能改：以前报的数会变意思。请换一个新代码，旧的题删掉`
}
