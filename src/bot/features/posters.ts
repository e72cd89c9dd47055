import { dayIn } from '../../calendar/day.ts'
import { unappointedUnits } from '../../database/appointed.ts'
import { reserveIds } from '../../database/ids.ts'
import type { Database } from '../../database/open.ts'
import { unitById } from '../../database/unit.ts'
import type { PostersOwed } from '../../desk/posters-file.ts'
import { fileTo } from '../../messages/file-owed.ts'
import * as messages from '../../messages/posters.ts'
import type { Said } from '../../messages/said.ts'
import { type Door, type Effects, feature } from '../feature.ts'
import { newInvitation } from '../new-invitation.ts'
import { subjectOf } from './start.ts'

/** Paper takes longer on its way than a message. */
const POSTER_DAYS = 30
/** A document of so many pages takes three seconds to make; of 2,000, minutes. */
const MOST_UNITS = 300

type Named = { readonly id: string; readonly name: string }

type Facts =
  | { readonly page: Said }
  | {
      readonly units: readonly Named[]
      /** Kept for the links, one each. */
      readonly ids: readonly number[]
      /** What is noted as their place: the area that they were looked for in, or the one unit. */
      readonly of: { readonly unitId: string | null; readonly areaId: string | null }
    }

/** A link and a poster each for all units of an area that have nobody to report, or for one unit: as a file to print. */
export const posters = feature<Facts, 'inviteAll' | 'inviteAllSure' | 'invitePoster'>({
  role: 'editor',
  narrows: true,
  place: 'private',
  buttons: ['inviteAll', 'inviteAllSure', 'invitePoster'],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap') return { page: messages.NO_UNIT_WITHOUT }
    const { button } = asked
    if (button.name === 'invitePoster') {
      const unit = await unitById(db, button.parts.unit)
      return unit ? toMake(db, [unit], { unitId: unit.id, areaId: null }) : { page: messages.UNIT_GONE }
    }
    const { area } = button.parts
    const units = await unappointedUnits(db, { area, day: door.today, reach: door.reach })
    if (units.length === 0) return { page: messages.NO_UNIT_WITHOUT }
    if (units.length > MOST_UNITS) return { page: messages.tooMany(units.length, MOST_UNITS) }
    return button.name === 'inviteAll'
      ? { page: messages.ask({ area, units: units.length, days: POSTER_DAYS }) }
      : toMake(db, units, { unitId: null, areaId: area })
  },
  decide: (facts, door) => ('page' in facts ? { say: [facts.page] } : newLinks(facts, door)),
})

async function toMake(db: Database, units: readonly Named[], of: { unitId: string | null; areaId: string | null }) {
  return { units, ids: await reserveIds(db, 'invitation', units.length), of }
}

/**
 * The links go to whoever asked as a link in a message does: they stand in the row of the outbox until the file has
 * arrived, which empties it, and after that only as sha256.
 */
function newLinks({ units, ids, of }: Exclude<Facts, { page: Said }>, door: Door): Effects {
  const { chatId, who, now, desk } = door
  const made = units.flatMap((unit, i) => {
    const id = ids[i]
    if (id === undefined) return []
    const at = { unitId: unit.id, areaId: null, organization: null }
    return [{ unit: unit.name, ...newInvitation({ id, at, role: 'reporter', uses: 1, days: POSTER_DAYS }, door) }]
  })
  const until = dayIn(desk.zone, made[0]?.invitation.expiresAt ?? now)
  const owed: PostersOwed = { at: now.toISOString(), until, links: made.map(({ unit, url }) => ({ unit, url })) }
  const subject = subjectOf({ ...of, organization: null })
  return {
    say: [messages.made({ units: units.map(({ name }) => name), until })],
    owe: [fileTo(chatId, { make: messages.POSTERS, of: owed })],
    write: [
      { do: 'addInvitations', of: made.map(({ invitation }) => invitation) },
      { do: 'note', of: { at: now, personId: who.id, action: 'invite', subject, detail: { units: units.length } } },
    ],
  }
}
