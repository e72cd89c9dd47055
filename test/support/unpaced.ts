/** The bot's own pace lifted, which is what Telegram lets through: a test would wait a second for each message. */
export const UNPACED = { PACE_ALL: '100000', PACE_CHAT: '100000', PACE_CHAT_BURST: '100000', PACE_GROUP: '100000' }
