/** The Bot API's objects, as far as the stand-in makes them; `bot-api-schema.json` checks them at run time. */
export interface User {
  id: number
  is_bot: boolean
  first_name: string
  last_name?: string
  username?: string
  language_code?: string
}

export interface Chat {
  id: number
  type: 'private' | 'group' | 'supergroup'
  title?: string
  username?: string
  first_name?: string
  last_name?: string
  is_forum?: true
}

export interface Entity {
  type: string
  offset: number
  length: number
  url?: string
  user?: User
  language?: string
  custom_emoji_id?: string
}

export interface FileRef {
  file_id: string
  file_unique_id: string
  file_size: number
}

export interface PhotoSize extends FileRef {
  width: number
  height: number
}

export interface DocumentRef extends FileRef {
  file_name?: string
  mime_type?: string
}

export interface Contact {
  phone_number: string
  first_name: string
  last_name?: string
  user_id?: number
}

export interface InlineButton {
  text: string
  url?: string
  callback_data?: string
  [field: string]: unknown
}

export interface InlineKeyboard {
  inline_keyboard: InlineButton[][]
}

export interface ReplyButton {
  text: string
  request_contact?: boolean
  [field: string]: unknown
}

export interface ReplyKeyboard {
  keyboard: (ReplyButton | string)[][]
  one_time_keyboard?: boolean
}

export interface Message {
  message_id: number
  message_thread_id?: number
  is_topic_message?: true
  from: User
  chat: Chat
  date: number
  edit_date?: number
  forward_origin?: { type: 'user'; date: number; sender_user: User }
  reply_to_message?: Message
  has_protected_content?: true
  media_group_id?: string
  text?: string
  entities?: Entity[]
  link_preview_options?: object
  caption?: string
  caption_entities?: Entity[]
  photo?: PhotoSize[]
  document?: DocumentRef
  contact?: Contact
  reply_markup?: InlineKeyboard
  new_chat_members?: User[]
  left_chat_member?: User
  new_chat_title?: string
  pinned_message?: Message
  group_chat_created?: true
  migrate_to_chat_id?: number
  migrate_from_chat_id?: number
  forum_topic_created?: { name: string; icon_color: number }
  forum_topic_closed?: object
}

export interface CallbackQuery {
  id: string
  from: User
  message: Message
  chat_instance: string
  data: string
}

export interface Update {
  update_id: number
  [kind: string]: unknown
}

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked'
