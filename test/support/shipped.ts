import { readDesk } from '../../src/open-county.ts'
import { readSettings, type Settings } from '../../src/settings.ts'

export type Read = Awaited<ReturnType<typeof readDesk>>

const known = new Map<string, Promise<Read>>()

/** `readDesk`, which takes longer than many a test: of the shipped catalogue and the example county once a worker. */
export function deskOf(settings: Settings = readSettings({})): Promise<Read> {
  const { countyFile, catalogueFolder, timeZone, weekly, previewMinutes } = settings
  if (countyFile !== undefined || catalogueFolder !== undefined) return readDesk(settings)
  const key = JSON.stringify([timeZone, weekly, previewMinutes])
  const read = known.get(key) ?? readDesk(settings)
  known.set(key, read)
  return read
}
