/** What 和 goes on with in words that are never two names: 和平, 和谐, 和煦. Another word may begin there: 甲村和平安社区. */
export const IN_HE = '平谐睦美顺合气善众畅田县硕静龙润丰兴泰安信乐悦鸣声音盛而'
/** And in those that are always one. */
export const ONLY_IN_HE = '谐睦煦蔼解'
