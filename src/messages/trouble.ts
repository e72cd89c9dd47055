/** What the clock could not do with a digest that is due. */
export type Trouble = 'compile' | 'publish'

/** `what`: how the digest is called, e.g. `一周动态 11月7日–13日`. */
export function troubleSaid(what: string, trouble: Trouble): string {
  const failed = trouble === 'compile' ? '到时间了，没能编出来' : '到时间了，没能发出去'
  const until = trouble === 'compile' ? '编好就给您看' : '发出去就告诉您'
  return `${what}${failed}。填报都在，没有丢。我每分钟再试一次，${until}。\n过半小时还没有好，请把这条转给运维，让他看看日志。`
}

export function troubleOver(what: string, trouble: Trouble): string {
  return trouble === 'compile' ? `好了，${what}编出来了。` : `好了，${what}发出去了。`
}
