import { bareName } from '../../chinese/name-marks.ts'
import type { Database } from '../../database/open.ts'
import { lockWords, recordInstant } from '../../database/record-lock.ts'
import { wordingAt } from '../../database/wording.ts'
import { type Examples, examplesOf, namesIn } from '../../desk/examples.ts'
import { type ExamplePlace, exampleList, nameHash } from '../../messages/examples.ts'
import { NO_NAMES } from '../../messages/wording.ts'
import { type Door, type Effects, feature } from '../feature.ts'

type Names = 'examples' | 'examplePick' | 'exampleDrop' | 'exampleClear'

type Facts =
  | 'no names'
  | {
      readonly place: ExamplePlace
      readonly examples: Examples
      /** The text that prints them. */
      readonly block: string | undefined
      /** Undefined where only looked at; a name is undefined that nobody gives any more. */
      readonly deed?: { readonly is: Exclude<Names, 'examples'>; readonly name: string | undefined; readonly at: Date }
    }

/** An editor ticks which names the sentences of a year print, of all that were given. */
export const examples = feature<Facts, Names>({
  role: 'editor',
  place: 'private',
  buttons: ['examples', 'examplePick', 'exampleDrop', 'exampleClear'],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap') return 'no names'
    const { name, parts } = asked.button
    const { year, question, page } = parts
    const place = { year, question, page }
    if (name === 'examples') return read(db, door, place, door.now)
    await lockWords(db)
    const at = await recordInstant(db, door.clock)
    const facts = await read(db, door, place, at)
    if (facts === 'no names') return facts
    const hash = 'hash' in parts ? parts.hash : ''
    const known = [...facts.examples.names.map((given) => given.name), ...facts.examples.ticked]
    return { ...facts, deed: { is: name, name: known.find((given) => nameHash(given) === hash), at } }
  },
  decide: (facts, door) => (facts === 'no names' ? { say: [NO_NAMES] } : done(facts, door)),
})

async function read(db: Database, { desk }: Door, place: ExamplePlace, asOf: Date): Promise<Facts> {
  const { catalogue } = desk
  const { year, question: code } = place
  const examples = await examplesOf(db, catalogue, { year, code, asOf })
  if (!examples) return 'no names'
  const own = new Map((await wordingAt(db, { year, asOf })).map((block) => [block.code, block.words]))
  const prints = catalogue.blocks.find(({ code: block, words }) =>
    namesIn(catalogue, own.get(block) ?? words).some(({ question }) => question.code === code),
  )
  return { place, examples, block: prints?.code }
}

function done(facts: Exclude<Facts, 'no names'>, { who }: Door): Effects {
  const { place, examples, block, deed } = facts
  const { asked, names } = examples
  const { form, question } = asked
  const say = (ticked: readonly string[]) => [
    exampleList(place, { label: `${form.title}·${question.label ?? question.ask}`, names, ticked, block }),
  ]
  if (!deed) return { say: say(examples.ticked) }
  const { year, question: code } = place
  const { is, name, at } = deed
  const others = is === 'exampleClear' ? [] : examples.ticked.filter((t) => bareName(t) !== bareName(name ?? ''))
  const ticked = is === 'examplePick' && name !== undefined ? [...others, name] : others
  return {
    say: say(ticked),
    write: [
      { do: 'setExamples', of: { year, code, names: ticked, setAt: at, setBy: who.id } },
      { do: 'note', of: { at, personId: who.id, action: 'examples', subject: `${year} ${code}` } },
    ],
  }
}
