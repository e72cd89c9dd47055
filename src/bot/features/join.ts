import { smallTalk } from '../../chinese/small-talk.ts'
import { requestsWaiting } from '../../database/join-request.ts'
import { editorsOf } from '../../database/membership.ts'
import type { Database } from '../../database/open.ts'
import { type UnitInArea, unitById, unitsCalled } from '../../database/unit.ts'
import { refusalOf } from '../../interview/privacy.ts'
import * as messages from '../../messages/joining.ts'
import { messageTo, type Said } from '../../messages/said.ts'
import { type Door, type Effects, feature } from '../feature.ts'

/** Units that are offered: a screen of buttons. */
const MOST_UNITS = 8
/** Who waits for one unit, and for all: more would be somebody's game. */
const MOST_WAITING = { unit: 5, all: 500 }
const NAME = /^[\p{Script=Han}·a-z ]{2,20}$/iu

type Facts =
  | { readonly say: Said; readonly awaits?: Effects['awaits'] }
  | { readonly unit: UnitInArea; readonly name: string; readonly editors: readonly number[] }

/** 申请加入: somebody without an invitation names a unit and themselves; an editor who looks after it answers. */
export const join = feature<Facts, 'join' | 'joinUnit'>({
  role: 'anyone',
  place: 'private',
  buttons: ['join', 'joinUnit'],
  awaits: ['join-unit', 'join-name'],
  load: async (db, asked, door) => {
    if (asked.by === 'tap') {
      if (asked.button.name === 'join') return { say: messages.WHICH_UNIT, awaits: { for: 'join-unit' } }
      return chosen(db, door, asked.button.parts.unit)
    }
    const { awaited } = door.who
    const typed = asked.by === 'words' ? asked.text.trim() : ''
    if (awaited?.for === 'join-name') return named(db, door, awaited.unit, typed)
    if (smallTalk(typed)) return { say: messages.WHICH_UNIT }
    const found = typed === '' ? [] : await unitsCalled(db, typed.slice(0, 40), door.today, MOST_UNITS)
    const [only, ...others] = found.filter(({ name }) => name === typed)
    if (only && others.length === 0) return chosen(db, door, only.id)
    return { say: messages.unitsFound(typed, found) }
  },
  decide: (facts, door) => {
    if ('say' in facts) return { say: [facts.say], ...(facts.awaits === undefined ? {} : { awaits: facts.awaits }) }
    const { unit, name, editors } = facts
    const { who, now } = door
    return {
      say: [messages.asked(unit.name)],
      awaits: null,
      owe: editors.map((chat) =>
        messageTo(chat, messages.asksToJoin({ name, unit: unit.name }), messages.SEE_APPLICANTS),
      ),
      write: [{ do: 'askToJoin', of: { personId: who.id, unitId: unit.id, name, askedAt: now } }],
    }
  },
})

async function chosen(db: Database, { who, today }: Door, id: string): Promise<Facts> {
  const unit = await standing(db, id, today)
  if (!unit) return { say: messages.UNIT_GONE }
  if (who.reportsFor.some((own) => own.id === id)) return { say: messages.joinedAlready(unit.name, 'reporter') }
  return { say: messages.askName(unit.name), awaits: { for: 'join-name', unit: id } }
}

async function named(db: Database, { who, now, today }: Door, id: string, name: string): Promise<Facts> {
  const unit = await standing(db, id, today)
  if (!unit) return { say: messages.UNIT_GONE, awaits: null }
  if (!NAME.test(name) || smallTalk(name) || refusalOf(name) !== undefined) return { say: messages.NO_NAME }
  const waiting = await requestsWaiting(db, { unitId: id, personId: who.id, now })
  if (waiting.unit >= MOST_WAITING.unit || waiting.all >= MOST_WAITING.all) {
    return { say: messages.TOO_MANY_ASK, awaits: null }
  }
  return { unit, name, editors: await editorsOf(db, { unitId: id, areaId: null, organization: null }) }
}

/** A unit that is not closed. */
async function standing(db: Database, id: string, today: string): Promise<UnitInArea | undefined> {
  const unit = await unitById(db, id)
  return unit && (unit.validTo === null || unit.validTo >= today) ? unit : undefined
}
