import { QunbaoError } from '../errors.ts'

/** `least` as package.json has it, `>=20.19`. @throws node.old; an older one would fail somewhere, with a place in a library. */
export function refuseOlderNode(version: string, least: string): void {
  const [[major = 0, minor = 0], [leastMajor = 0, leastMinor = 0]] = [numbersIn(version), numbersIn(least)]
  if (major < leastMajor || (major === leastMajor && minor < leastMinor))
    throw new QunbaoError('node.old', `this is ${version}, and it must be ${least}`)
}

const numbersIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number)
