import { PROBLEMS } from '../catalogue/known-codes.ts'
import { doneAt, keepDone } from '../database/clock-task.ts'
import { townReporters } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import { owe } from '../database/outbox.ts'
import type { CountyDesk } from './county-desk.ts'

/** Asks each unit of the county and of towns what is in the way and what comes next. Once a quarter, however often called. */
export async function askForProblems(
  db: Database,
  { catalogue }: CountyDesk,
  quarter: string,
  clock: () => Date,
): Promise<void> {
  if (!catalogue.commonForms.some((form) => form.code === PROBLEMS.form)) return
  if (await doneAt(db, 'ask-for-problems', quarter)) return
  const messages = (await townReporters(db)).map(({ chatId, unitId, unit }) => ({
    chatId,
    method: 'sendMessage',
    payload: {
      chat_id: chatId,
      text: `${unit}：这个季度有什么难处，下步怎么打算？\n几句话就好，年底汇报用得上；没有可以不报。`,
      reply_markup: {
        inline_keyboard: [[{ text: '说说问题和打算', callback_data: `+f:${PROBLEMS.form}:${unitId}` }]],
      },
    },
    onceKey: `problems:${quarter}:${unitId}:${chatId}`,
  }))
  await db.transaction(async (tx) => {
    const now = clock()
    await owe(tx, messages, now)
    await keepDone(tx, { task: 'ask-for-problems', period: quarter, doneAt: now })
  })
}
