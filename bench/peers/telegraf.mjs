/** telegraf's wizard scene, with its session in Postgres. */
import pg from 'pg'
import { Scenes, session, Telegraf } from 'telegraf'
import { BEGIN, inline, numberIn, QUESTIONS } from './form.mjs'

const { TOKEN, API_ROOT, DATABASE_URL } = process.env
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8 })
await pool.query('create table session (key text primary key, value jsonb not null)')
await pool.query('create table report (id bigint generated always as identity, person bigint, answers jsonb)')

const store = {
  get: async (key) =>
    (await pool.query({ name: 'get', text: 'select value from session where key = $1', values: [key] })).rows[0]?.value,
  set: (key, value) =>
    pool.query({
      name: 'set',
      text: 'insert into session values ($1, $2) on conflict (key) do update set value = excluded.value',
      values: [key, JSON.stringify(value)],
    }),
  delete: (key) => pool.query({ name: 'delete', text: 'delete from session where key = $1', values: [key] }),
}

/** Taps change the message that was tapped, words are answered with one of their own. */
async function say(ctx, text, keys) {
  const extra = keys ? inline(keys) : {}
  if (ctx.callbackQuery) await Promise.all([ctx.answerCbQuery(), ctx.editMessageText(text, extra)])
  else await ctx.reply(text, extra)
}

const steps = QUESTIONS.map((question, i) => async (ctx) => {
  const { answers } = ctx.wizard.state
  const given = ctx.callbackQuery?.data ?? ctx.message?.text ?? ''
  const value = question.keys ? (question.keys.includes(given) ? given : undefined) : numberIn(given)
  if (value === undefined) return say(ctx, `没看懂“${given}”。${question.text}`, question.keys)
  answers[question.code] = value
  const next = QUESTIONS[i + 1]
  if (next) {
    await say(ctx, `${given}\n${next.text}`, next.keys)
    return ctx.wizard.next()
  }
  const { rows } = await pool.query({
    name: 'report',
    text: 'insert into report (person, answers) values ($1, $2) returning id',
    values: [ctx.from.id, JSON.stringify(answers)],
  })
  await say(ctx, `已保存，编号${rows[0].id}`)
  return ctx.scene.leave()
})

const wizard = new Scenes.WizardScene(
  'report',
  async (ctx) => {
    ctx.wizard.state.answers = {}
    await say(ctx, QUESTIONS[0].text, QUESTIONS[0].keys)
    return ctx.wizard.next()
  },
  ...steps,
)

const bot = new Telegraf(TOKEN, { telegram: { apiRoot: API_ROOT } })
bot.use(session({ store }), new Scenes.Stage([wizard]).middleware())
bot.command('report', (ctx) => say(ctx, BEGIN.text, BEGIN.keys))
bot.action(BEGIN.keys[0], (ctx) => ctx.scene.enter('report'))
void bot.launch(() => process.stdout.write('ready\n'))
process.once('SIGTERM', () => process.exit(0))
