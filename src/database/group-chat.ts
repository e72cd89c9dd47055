import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from './open.ts'
import { moveOwed } from './outbox-outcome.ts'
import { groupChat } from './schema.ts'

export type GroupChat = typeof groupChat.$inferSelect

/** Binds a group, or the topic of it, to the digest. */
export function bindGroup(db: Database, { chatId, ...of }: Omit<GroupChat, 'unboundAt' | 'scope' | 'kinds'>) {
  return db
    .insert(groupChat)
    .values({ chatId, ...of, unboundAt: null })
    .onConflictDoUpdate({ target: groupChat.chatId, set: { ...of, unboundAt: null } })
}

/** Says which digests go to a group: of whose work, and of which kinds. */
export function setGroup(
  db: Database,
  { chatId, ...of }: Pick<GroupChat, 'chatId'> & Partial<Pick<GroupChat, 'scope' | 'kinds'>>,
) {
  return db.update(groupChat).set(of).where(eq(groupChat.chatId, chatId))
}

/** Gives a row where the group was bound. */
export function unbindGroup(db: Database, { chatId, at }: { readonly chatId: number; readonly at: Date }) {
  return db
    .update(groupChat)
    .set({ unboundAt: at })
    .where(and(eq(groupChat.chatId, chatId), isNull(groupChat.unboundAt)))
    .returning({ chatId: groupChat.chatId })
}

export function boundGroups(db: Database): Promise<GroupChat[]> {
  return db.select().from(groupChat).where(isNull(groupChat.unboundAt)).orderBy(groupChat.boundAt, groupChat.chatId)
}

/** What is known of a group, bound or not; held until the transaction ends. */
export async function groupOf(tx: Database, chatId: number): Promise<GroupChat | undefined> {
  const [row] = await tx.select().from(groupChat).where(eq(groupChat.chatId, chatId)).for('update')
  return row
}

/** A group that became a supergroup goes on under its new id, and what it is owed follows it. */
export function moveGroup(db: Database, { from, to }: { readonly from: number; readonly to: number }) {
  const known = sql`exists (select 1 from ${groupChat} known where known.chat_id = ${to})`
  return [
    db
      .update(groupChat)
      .set({ chatId: to })
      .where(and(eq(groupChat.chatId, from), sql`not ${known}`)),
    db.delete(groupChat).where(and(eq(groupChat.chatId, from), known)),
    moveOwed(db, { from, to }),
  ]
}

/** A topic that is closed or gone: the digests go to the group itself. False where they did not go there. */
export async function forgetTopic(
  db: Database,
  { chatId, threadId }: { readonly chatId: number; readonly threadId: number },
): Promise<boolean> {
  const left = await db
    .update(groupChat)
    .set({ threadId: null })
    .where(and(eq(groupChat.chatId, chatId), eq(groupChat.threadId, threadId), isNull(groupChat.unboundAt)))
    .returning({ chatId: groupChat.chatId })
  return left.length > 0
}
