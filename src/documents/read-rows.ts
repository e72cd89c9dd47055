import { readFileSync } from 'node:fs'

export type FileRow = { readonly line: number; readonly data: unknown }

/** A line that is not JSON, or a file that is no table. */
export class UnreadableFile extends Error {}

/** Reads a .jsonl file: a row a line, empty lines passed over. */
export function readJsonLines(file: string): FileRow[] {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((text, i) => {
      if (text.trim() === '') return []
      try {
        return [{ line: i + 1, data: JSON.parse(text) as unknown }]
      } catch {
        throw new UnreadableFile(`${file}:${i + 1}：这一行不是 JSON，请核对引号和逗号`)
      }
    })
}
