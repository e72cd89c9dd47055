import type { SettingValue, SimpleSetting } from '../catalogue/county-settings.ts'
import { weekdayLabel } from '../chinese/days.ts'
import { readTime } from '../chinese/read-time.ts'

type Choice<Value> = { readonly label: string; readonly value: Value }

/** How one setting is shown and chosen. */
export type SettingPage<Value> = {
  readonly title: string
  /** What it settles, in a sentence or two. */
  readonly about: string
  readonly says: (value: Value) => string
  /** What can be tapped, in rows, beside what is chosen already. */
  readonly choices: (chosen: Value) => readonly (readonly Choice<Value>[])[]
  /** What may be typed instead, as an example; and how it is read. */
  readonly typed?: { readonly such: string; readonly read: (words: string, chosen: Value) => Value | undefined }
}

const TIMES = ['09:00', '15:00', '16:00', '17:00', '18:00']

const MINUTES = [0, 30, 60, 120, 240, 1440]

function minutesSaid(minutes: number): string {
  if (minutes === 0) return '不预览，到时就发'
  if (minutes % 1440 === 0) return `${minutes / 1440}天`
  return minutes % 60 === 0 ? `${minutes / 60}小时` : `${minutes}分钟`
}

function readMinutes(words: string): number | undefined {
  const found = /^(\d{1,5})\s*(分钟?|小时|天)?$/u.exec(words.trim())
  if (!found) return undefined
  const [, number, unit = '分'] = found
  const minutes = Number(number) * (unit === '天' ? 1440 : unit === '小时' ? 60 : 1)
  return minutes <= 10_080 ? minutes : undefined
}

/** A page for every one of them. */
export const SETTING_PAGES: { readonly [Name in SimpleSetting]: SettingPage<SettingValue<Name>> } = {
  weekly: {
    title: '周汇编时间',
    about: '每周这时汇编上一周；遇节假日，顺延到上班第一天。以前的各周不变。',
    says: ({ weekday, time }) => `${weekdayLabel(weekday)}${time}`,
    choices: ({ weekday, time }) => [
      [1, 2, 3, 4].map((each) => ({ label: weekdayLabel(each), value: { weekday: each, time } })),
      [5, 6, 7].map((each) => ({ label: weekdayLabel(each), value: { weekday: each, time } })),
      TIMES.map((each) => ({ label: each, value: { weekday, time: each } })),
    ],
    typed: {
      such: '时间也可以打字，如“下午4点半”。',
      read: (words, { weekday }) => {
        const time = readTime(words)
        return time === undefined ? undefined : { weekday, time }
      },
    },
  },
  previewMinutes: {
    title: '预览多久',
    about: '预览发给编辑后，过这么久没有人处理，就自动发布。已经发出的预览不变。',
    says: minutesSaid,
    choices: () => [
      MINUTES.slice(0, 3).map((value) => ({ label: value === 0 ? '不预览' : minutesSaid(value), value })),
      MINUTES.slice(3).map((value) => ({ label: minutesSaid(value), value })),
    ],
    typed: { such: '也可以打字，如“90分钟”，最多7天。', read: readMinutes },
  },
  monthly: {
    title: '月汇编',
    about: '下个月的第几个工作日汇编上一月。改了，从下一次起；已经过了的不补。',
    says: (value) => ('off' in value ? '不自动出' : `每月第${value.day}个工作日${value.time}`),
    choices: (chosen) => {
      const { day, time } = 'off' in chosen ? { day: 3, time: '09:00' } : chosen
      return [
        [1, 2, 3, 5].map((each) => ({ label: `第${each}个`, value: { day: each, time } })),
        TIMES.map((each) => ({ label: each, value: { day, time: each } })),
        [{ label: '不自动出', value: { off: true as const } }],
      ]
    },
  },
  remindAt: {
    title: '提醒时间',
    about: '汇编那天的这时，提醒还没报的单位；单位自己选了时间的，照自己的。',
    says: (time) => time,
    choices: () => [['08:30', '09:00', '10:00', '14:30'].map((time) => ({ label: time, value: time }))],
    typed: { such: '也可以打字，如“下午3点”。', read: (words) => readTime(words) },
  },
  quiet: {
    title: '免打扰',
    about: '这段时间里不自动提醒任何人，提醒挪到它结束时。',
    says: ({ from, to }) => (from === to ? '不设' : `${from}到${to}`),
    choices: () => [
      [
        { label: '21:00到07:30', value: { from: '21:00', to: '07:30' } },
        { label: '20:00到08:00', value: { from: '20:00', to: '08:00' } },
      ],
      [
        { label: '22:00到08:30', value: { from: '22:00', to: '08:30' } },
        { label: '不设', value: { from: '00:00', to: '00:00' } },
      ],
    ],
    typed: {
      such: '也可以打字，如“晚上9点到早上8点”。',
      read: (words) => {
        const [from, to] = words.split(/[到至—~-]/u).map(readTime)
        return from !== undefined && to !== undefined ? { from, to } : undefined
      },
    },
  },
}
