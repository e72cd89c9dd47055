import { issueYear, weekOf } from '../../src/calendar/week.ts'
import { countyOf } from '../../src/catalogue/county.ts'
import { lockDigest, openDigest, setDigest } from '../../src/database/digest.ts'
import { importedBefore } from '../../src/database/report.ts'
import { reviseReport } from '../../src/database/revision.ts'
import { person } from '../../src/database/schema.ts'
import { writeAll } from '../../src/database/write.ts'
import type { CountyDesk } from '../../src/desk/county-desk.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { type Imported, importReports } from '../../src/desk/import-reports.ts'
import { type NextEdition, nextEdition } from '../../src/desk/next-edition.ts'
import { type Publication, publication, toPublish } from '../../src/desk/publish.ts'
import { askedFor, countyDigest, issueYearOf, type Subject } from '../../src/desk/subject.ts'
import type { Digest, EditionKind } from '../../src/digest/digest.ts'
import { week } from '../../src/digest/kinds/week.ts'
import { tellOfChanges } from '../../src/jobs/tell.ts'
import { nextEditionMessages } from '../../src/messages/corrections.ts'
import { publicationMessages } from '../../src/messages/publication.ts'
import { type OpenCounty, prepareCounty } from '../../src/open-county.ts'
import { emptyDatabase, sharedDatabase } from '../support/database.ts'
import { deskOf } from '../support/shipped.ts'

/** Two towns and a village each: few units, so that every one of them is opened fast. */
export const COUNTY = `
code: qinghe
name: 青禾县
organizations: { village: [women, youth, dpf] }
towns:
  - { code: jia-zhen, name: 甲镇, villages: [{ code: dong-cun, name: 甲东村 }] }
  - { code: yi-zhen, name: 乙镇, villages: [{ code: xi-cun, name: 乙西村 }] }
`

export type Line = {
  readonly unit: string
  readonly form: string
  readonly on: string
  readonly answers: Readonly<Record<string, unknown>>
  readonly at?: string
  readonly id?: string
}

/** The desk of a county without a chat: rows go in, digests come out. */
export class Desk {
  readonly opened: OpenCounty

  private constructor(opened: OpenCounty) {
    this.opened = opened
  }

  /** Empties this worker's database. */
  static async open(county = COUNTY): Promise<Desk> {
    const database = await sharedDatabase()
    await emptyDatabase(database)
    const { desk } = await deskOf()
    const read = countyOf('county.yaml', county, desk.catalogue.organizations)
    const named: CountyDesk = { ...desk, county: read.name }
    const now = new Date('2022-01-01T00:00:00Z')
    return new Desk(
      await prepareCounty(
        database,
        { desk: named, county: read },
        { countyFile: 'county.yaml', botToken: undefined, databaseUrl: undefined, databaseWorker: undefined },
        now,
      ),
    )
  }

  imports(lines: readonly Line[], now = '2023-06-01T12:00:00+08:00'): Promise<Imported> {
    const rows = lines.map(({ unit, form, on, answers, at, id }, i) => ({
      line: i + 1,
      data: { unit, form, on, answers, at, id },
    }))
    return importReports(this.opened.db, this.opened.desk, 'rows.jsonl', rows, new Date(now))
  }

  /** As the clock does it at `at`; with `read`, as an editor does it who read what had come up to then. */
  async publishes(day: string, at: string, read?: string): Promise<void> {
    const { db } = this.opened
    const asked = weekOf(day)
    const { id } = await openDigest(db, { asked, issueYear: issueYear(asked) })
    if (read) await setDigest(db, { id, readUpTo: new Date(read) })
    await this.publishesDigest(id, at, read ? await this.editor() : null)
  }

  /** A report of a longer period, as an editor publishes it; gives its row. */
  async publishesReport(report: Subject, at: string): Promise<number> {
    const { id } = await openDigest(this.opened.db, { asked: askedFor(report), issueYear: issueYearOf(report) })
    await this.publishesDigest(id, at, await this.editor())
    return id
  }

  /** `editor`: null where the clock does it. */
  publishesDigest(id: number, at: string, editor: number | null): Promise<Publication> {
    const { db, desk } = this.opened
    return db.transaction(async (tx) => {
      const done = publication(await toPublish(tx, desk, await lockDigest(tx, id), () => new Date(at), editor))
      if (done.is === 'published') await writeAll(tx, done.writes, publicationMessages(done.facts), new Date(at))
      return done
    })
  }

  /** Editors are told what was corrected, as the clock does it. */
  tellsOfChanges(at: string): Promise<void> {
    return tellOfChanges({ ...this.opened, send: () => {}, now: () => new Date(at) })
  }

  /** The next edition of a published digest, as an editor asks for it. */
  async corrects(digest: number, at: string, version = 2): Promise<NextEdition> {
    const { db, desk } = this.opened
    const of = { version, personId: await this.editor() }
    return db.transaction(async (tx) => {
      const done = await nextEdition(tx, desk, await lockDigest(tx, digest), of, () => new Date(at))
      if (done.is === 'next') await writeAll(tx, done.writes, nextEditionMessages(done.facts), done.at)
      return done
    })
  }

  async editor(): Promise<number> {
    const made = { telegramId: 9001, name: '编辑甲' }
    const [row] = await this.opened.db.insert(person).values(made).onConflictDoNothing().returning({ id: person.id })
    return row?.id ?? 1
  }

  async withdraws(importId: string, at: string): Promise<void> {
    const { db, desk } = this.opened
    const known = (await importedBefore(db, [importId])).get(importId)
    const last = known?.revisions.at(-1)
    if (!known || !last) throw new Error(`nothing was imported as ${importId}`)
    await reviseReport(db, {
      ...last,
      reportId: known.id,
      unitId: known.unitId,
      form: known.form,
      kind: 'withdrawn',
      figures: [],
      catalogueVersion: desk.catalogue.version,
      personId: null,
      recordedAt: new Date(at),
    })
  }

  compile(day: string, edition: EditionKind = 'office', asOf?: string): Promise<Digest> {
    const { db, desk } = this.opened
    return currentEdition(
      db,
      desk,
      countyDigest(week, week.around(day)),
      edition,
      asOf === undefined ? undefined : new Date(asOf),
    )
  }
}

/** A report of 巾帼宣讲: the simplest that has numbers of three kinds. */
export function talk(
  of: Partial<Line> & { talks?: unknown; audience?: unknown; teams?: unknown; text?: string },
): Line {
  const { talks, audience, teams, text, ...line } = of
  const answers = {
    ...(talks === undefined ? {} : { women_gratitude_talks: talks }),
    ...(audience === undefined ? {} : { women_gratitude_audience: audience }),
    ...(teams === undefined ? {} : { women_talk_subteams: teams }),
    ...(text === undefined ? {} : { women_talk_method_text: text }),
  }
  return {
    unit: 'jia-zhen/women',
    form: 'women_talk',
    on: '2022-11-09',
    ...line,
    answers: { ...answers, ...line.answers },
  }
}
