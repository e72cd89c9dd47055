import type { z } from 'zod'
import type { Path } from './source.ts'

const THINGS: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '一个列表',
  object: '一组“名称: 内容”',
  record: '一组“名称: 内容”',
}

/** zod's finding in a clerk's words. The schema's own messages, where it has some, come before these. */
export function explain(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type': {
      const thing = THINGS[issue.expected] ?? issue.expected
      return issue.input === undefined || issue.input === null ? `没有写，这里要写${thing}` : `这里要写${thing}`
    }
    case 'invalid_value': {
      const choices = issue.values.map(String).join('、')
      return issue.input === undefined
        ? `没有写，请写其中一个：${choices}`
        : `请写其中一个：${choices}（现为“${issue.input}”）`
    }
    case 'too_big':
      return issue.origin === 'array'
        ? `不超过${issue.maximum}项（现有${sizeOf(issue.input)}项）`
        : `不大于${issue.maximum}（现为${issue.input}）`
    case 'too_small':
      return issue.origin === 'array' ? `至少要有${issue.minimum}项` : `不小于${issue.minimum}（现为${issue.input}）`
    case 'invalid_key':
      return issue.issues[0]?.message ?? '这个名称不能用，请换一个'
    default:
      return '写法不对，请照随程序来的目录写'
  }
}

function sizeOf(input: unknown): number {
  return Array.isArray(input) ? input.length : 0
}

/** An issue for each field that it is about: unknown names are one issue in zod, a field each to a clerk. */
export function findingsOf(schema: z.ZodType, issue: z.core.$ZodIssue): { path: Path; problem: string }[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, problem: issue.message }]
  const known = namesAt(schema, issue.path)
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    problem: known.length > 0 ? `没有这一项，可以写的有：${known.join('、')}` : '没有这一项，请去掉',
  }))
}

type Inner = {
  shape?: Record<string, Inner>
  element?: Inner
  valueType?: Inner
  in?: Inner
  out?: Inner
  unwrap?: () => Inner
}

/** The names that the object at `path` may have. */
function namesAt(schema: z.ZodType, path: Path): string[] {
  let inner: Inner | undefined = bare(schema as Inner)
  for (const key of path) inner = bare(inner?.shape?.[String(key)] ?? inner?.element ?? inner?.valueType)
  return Object.keys(inner?.shape ?? {})
}

/**
 * Without `optional`, `default`, what is done before and what is made of it. An array has `unwrap` too, which would lose a
 * step of the path.
 */
function bare(schema: Inner | undefined): Inner | undefined {
  if (schema?.in && schema.out)
    return bare(Object.keys(bare(schema.in)?.shape ?? {}).length > 0 ? schema.in : schema.out)
  return schema?.unwrap && !schema.element ? bare(schema.unwrap()) : schema
}
