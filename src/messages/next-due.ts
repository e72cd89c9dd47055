import { monthAndDate, weekdayName } from '../chinese/days.ts'

/** Something that the clock does next; `local`: the clock's time where the county is, `2022-11-14T17:00`. */
export type Next = { readonly local: string } & (
  | { readonly is: 'reminder' | 'problems' }
  | { readonly is: 'published'; readonly what: string }
  | { readonly is: 'due'; readonly what: string; readonly brings: 'preview' | 'draft'; readonly minutes: number }
)

/** Lines such as `11月14日周一17:00　预览：一周动态11月7日—11月13日`, as they come. */
export function nextLines(next: readonly Next[]): string[] {
  return next.map((each) => {
    const [day = '', time = ''] = each.local.split('T')
    return `${monthAndDate(day)}${weekdayName(day)}${time}　${whatComes(each)}`
  })
}

function whatComes(next: Next): string {
  switch (next.is) {
    case 'reminder':
      return '提醒还没报的单位'
    case 'problems':
      return '问各单位的困难和打算'
    case 'published':
      return `自动发布：${next.what}`
    case 'due':
      if (next.brings === 'draft') return `出草稿：${next.what}`
      return `${next.minutes > 0 ? '出预览' : '发布'}：${next.what}`
  }
}
