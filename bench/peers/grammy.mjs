/** grammY's conversations, kept in Postgres, with its runner: updates of different chats side by side. */
import { conversations, createConversation } from '@grammyjs/conversations'
import { run, sequentialize } from '@grammyjs/runner'
import { PsqlAdapter } from '@grammyjs/storage-psql'
import { Bot } from 'grammy'
import pg from 'pg'
import { BEGIN, inline, numberIn, QUESTIONS } from './form.mjs'

const { TOKEN, API_ROOT, DATABASE_URL } = process.env
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8 })
await pool.query('create table report (id bigint generated always as identity, person bigint, answers jsonb)')
const adapter = await PsqlAdapter.create({ tableName: 'conversation', client: pool })

async function say(ctx, text, keys) {
  const extra = keys ? inline(keys) : {}
  if (ctx.callbackQuery) {
    // One after the other: a conversation replays its calls in their order.
    await ctx.editMessageText(text, extra)
    await ctx.answerCallbackQuery()
  } else await ctx.reply(text, extra)
}

async function report(conversation, ctx) {
  const answers = {}
  await say(ctx, QUESTIONS[0].text, QUESTIONS[0].keys)
  for (const [i, question] of QUESTIONS.entries()) {
    for (;;) {
      const answer = await conversation.waitFor(question.keys ? 'callback_query:data' : 'message:text')
      const given = answer.callbackQuery?.data ?? answer.message?.text ?? ''
      const value = question.keys ? (question.keys.includes(given) ? given : undefined) : numberIn(given)
      if (value === undefined) {
        await say(answer, `没看懂“${given}”。${question.text}`, question.keys)
        continue
      }
      answers[question.code] = value
      const next = QUESTIONS[i + 1]
      if (next) await say(answer, `${given}\n${next.text}`, next.keys)
      else {
        const id = await conversation.external(async (outside) => {
          const values = [outside.from.id, JSON.stringify(answers)]
          const text = 'insert into report (person, answers) values ($1, $2) returning id'
          return (await pool.query({ name: 'report', text, values })).rows[0].id
        })
        await say(answer, `已保存，编号${id}`)
      }
      break
    }
  }
}

const bot = new Bot(TOKEN, { client: { apiRoot: API_ROOT } })
bot.use(sequentialize((ctx) => String(ctx.chat?.id)))
bot.use(conversations({ storage: { type: 'key', adapter } }))
bot.use(createConversation(report))
bot.command('report', (ctx) => say(ctx, BEGIN.text, BEGIN.keys))
bot.callbackQuery(BEGIN.keys[0], (ctx) => ctx.conversation.enter('report'))
await bot.init()
run(bot)
process.stdout.write('ready\n')
process.once('SIGTERM', () => process.exit(0))
