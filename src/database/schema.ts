/** Every table, a file a subject: the county, its people, reports, digests, chats, records, tables of superiors, tokens. */
export * from './schema/chats.ts'
export * from './schema/county.ts'
export * from './schema/digests.ts'
export * from './schema/people.ts'
export * from './schema/records.ts'
export * from './schema/reports.ts'
export * from './schema/superior.ts'
export * from './schema/tokens.ts'
