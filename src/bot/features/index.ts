import type { Feature } from '../feature.ts'
import { applicants } from './applicants.ts'
import { audit } from './audit.ts'
import { cancel } from './cancel.ts'
import { corrections } from './corrections.ts'
import { draft } from './draft.ts'
import { examples } from './examples.ts'
import { forms } from './forms.ts'
import { bind, groups, moved, removed, stopped, unbind } from './groups.ts'
import { help } from './help.ts'
import { highlights } from './highlights.ts'
import { invitations } from './invitations.ts'
import { invite } from './invite.ts'
import { join } from './join.ts'
import { latest } from './latest.ts'
import { mine } from './mine.ts'
import { missing } from './missing.ts'
import { nextWeek } from './next-week.ts'
import { ownPlaces } from './own-places.ts'
import { pastFigures } from './past-figures.ts'
import { leave, unitPauses } from './pauses.ts'
import { people } from './people.ts'
import { formers, ownData } from './personal.ts'
import { photos } from './photos.ts'
import { posters } from './posters.ts'
import { problems } from './problems.ts'
import { reading } from './reading.ts'
import { received } from './received.ts'
import { remind } from './remind.ts'
import { hours } from './reminder-hours.ts'
import { report } from './report.ts'
import { review } from './review.ts'
import { rhythms, stops } from './rhythms.ts'
import { sameEvent } from './same-event.ts'
import { sendAgain } from './send-again.ts'
import { settings } from './settings.ts'
import { start } from './start.ts'
import { tables } from './tables.ts'
import { takeBack } from './take-back.ts'
import { talk } from './talk.ts'
import { tokens } from './tokens.ts'
import { trace } from './trace.ts'
import { units } from './units.ts'
import { unitsFile } from './units-file.ts'
import { week } from './week.ts'
import { wording } from './wording.ts'
import { year } from './year.ts'
import { yearPublish } from './year-publish.ts'
import { yearSections } from './year-sections.ts'
import { zero } from './zero.ts'

/** Everything the bot does. Menus, help and the first page are made of it, in this order. */
export const FEATURES: readonly Feature[] = [
  report,
  zero,
  mine,
  cancel,
  draft,
  talk(() => FEATURES),
  week,
  reading,
  highlights,
  nextWeek,
  sameEvent,
  corrections,
  takeBack,
  year,
  yearSections,
  yearPublish,
  wording,
  examples,
  trace,
  photos,
  tables,
  forms,
  units,
  unitsFile,
  invite,
  invitations,
  posters,
  people,
  formers,
  applicants,
  settings,
  rhythms,
  stops,
  tokens,
  pastFigures,
  audit,
  problems,
  received,
  review,
  missing,
  unitPauses,
  leave,
  hours,
  remind,
  groups,
  latest,
  sendAgain,
  ownPlaces,
  ownData,
  join,
  start(() => FEATURES),
  help(() => FEATURES),
  bind,
  unbind,
  moved,
  removed,
  stopped,
]
