import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from './open.ts'
import { groupChat } from './schema.ts'

export type GroupChat = typeof groupChat.$inferSelect

/** Binds a group, or the topic of it, to the digest. False where it is bound already. */
export async function bindGroup(
  db: Database,
  group: { chatId: number; threadId: number | null; title: string; boundBy: number; boundAt: Date },
): Promise<boolean> {
  const { chatId, ...rest } = group
  const [before] = await db.select().from(groupChat).where(eq(groupChat.chatId, chatId))
  await db
    .insert(groupChat)
    .values({ ...group, unboundAt: null })
    .onConflictDoUpdate({ target: groupChat.chatId, set: { ...rest, unboundAt: null } })
  return !before || before.unboundAt !== null || before.threadId !== group.threadId
}

export async function unbindGroup(db: Database, chatId: number, at: Date): Promise<boolean> {
  const unbound = await db
    .update(groupChat)
    .set({ unboundAt: at })
    .where(and(eq(groupChat.chatId, chatId), isNull(groupChat.unboundAt)))
    .returning({ chatId: groupChat.chatId })
  return unbound.length > 0
}

export function boundGroups(db: Database): Promise<GroupChat[]> {
  return db.select().from(groupChat).where(isNull(groupChat.unboundAt)).orderBy(groupChat.boundAt, groupChat.chatId)
}

/** What is known of a group, bound or not; held until the transaction ends. */
export async function groupOf(tx: Database, chatId: number): Promise<GroupChat | undefined> {
  const [row] = await tx.select().from(groupChat).where(eq(groupChat.chatId, chatId)).for('update')
  return row
}

/** A group that became a supergroup goes on under its new id. */
export async function moveGroup(db: Database, from: number, to: number): Promise<void> {
  const [moved] = await db.delete(groupChat).where(eq(groupChat.chatId, from)).returning()
  if (moved)
    await db
      .insert(groupChat)
      .values({ ...moved, chatId: to })
      .onConflictDoNothing()
}

/** A topic that is closed or gone: the digests go to the group itself. */
export async function forgetTopic(db: Database, chatId: number): Promise<void> {
  await db.update(groupChat).set({ threadId: null }).where(eq(groupChat.chatId, chatId))
}
