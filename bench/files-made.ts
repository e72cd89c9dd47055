import { Resvg } from '@resvg/resvg-wasm'
import { Packer } from 'docx'
import { Zip } from 'fflate'

export type FileKind = 'docx' | 'xlsx' | 'png'

/**
 * How often a file of each kind was made in this process, from now on: counted where the libraries are told to finish
 * one, since the bot's own functions may change their names.
 */
export function countFilesMade(): Record<FileKind, number> {
  const made = { docx: 0, xlsx: 0, png: 0 }
  counted(Packer, 'pack', () => made.docx++)
  counted(Zip.prototype, 'end', () => made.xlsx++)
  counted(Resvg.prototype, 'render', () => made.png++)
  return made
}

function counted<Name extends string>(
  of: Record<Name, (...args: never[]) => unknown>,
  name: Name,
  count: () => void,
): void {
  const original = of[name]
  of[name] = function (this: unknown, ...args: never[]) {
    count()
    return original.apply(this, args)
  }
}
