/** How much of a form's title a label has to repeat to be said without it. */
const REPEATED = 4

/** 参加人次 of 妇女主题教育参加人次, which is a number of the form 主题教育活动: what stands before it says the rest. */
export function withoutTitle(label: string, title: string): string {
  if (label.startsWith(title) && label !== title) return label.slice(title.length)
  for (let length = title.length; length >= REPEATED; length--) {
    for (let from = 0; from + length <= title.length; from++) {
      const part = title.slice(from, from + length)
      const at = label.indexOf(part)
      if (at >= 0 && at + length < label.length) return label.slice(at + length)
    }
  }
  return label
}
