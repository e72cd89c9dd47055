/**
 * Settings of every bot in a test: its own pace lifted, which is what Telegram lets through, since a test would wait a
 * second for each message; and nobody asks how it is, since the port is shared with other tests.
 */
export const OF_A_TEST = {
  PACE_ALL: '100000',
  PACE_CHAT: '100000',
  PACE_CHAT_BURST: '100000',
  PACE_GROUP: '100000',
  PORT: '0',
}
