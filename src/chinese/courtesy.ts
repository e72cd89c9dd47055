import { smallTalk } from './small-talk.ts'

/** What is said to somebody and not of the work, before an answer and behind it, set apart from it. */
const BEFORE = /^(?<said>[^，,。！!；;：:\s]{1,8})[，,。！!；;：:\s]+(?=\S)/u
const BEHIND = /(?<=[^，,。！!；;\s])[，,。！!；;\s]+(?<said>[^，,。！!；;\s]{1,8})[。！!]*$/u
const ADDRESS =
  /^(?:各位|尊敬的)?(?:领导|老师|主任|书记|主席|部长)(?:们|们好|好|您好|辛苦了?)?$|^(?:报告|汇报|回复)(?:领导|老师|主任|书记|一下)?$/u
/** 你好，春天 is what something may be called. */
const IN_NAME = /^你好$/u

function isAddress(words: string): boolean {
  const talk = IN_NAME.test(words) ? undefined : smallTalk(words)
  return ADDRESS.test(words) || (talk !== undefined && talk !== 'who' && talk !== 'how')
}

/** 打错了 behind an answer takes it back. */
function isThanks(words: string): boolean {
  const talk = smallTalk(words)
  return talk === 'thanks' || talk === 'goodbye' || /^收到请回复?$/u.test(words)
}

/** An answer without the courtesies around it: 您好，甲村妇委会，谢谢领导 → 甲村妇委会. Nothing else but them stays as it is. */
export function withoutCourtesy(text: string): string {
  let left = text
  for (let before = ''; before !== left; ) {
    before = left
    const said = BEFORE.exec(left)
    if (said && isAddress(said.groups?.['said'] ?? '')) left = left.slice(said[0].length)
    const thanks = BEHIND.exec(left)
    if (thanks && isThanks(thanks.groups?.['said'] ?? '')) left = left.slice(0, thanks.index)
  }
  return isAddress(left.trim()) ? text : left
}
