/** What is still to come. */
const PLANNED =
  /^(?:明[天日]|后天|下[周月个]|下一步|下步|近期|接下来)|准备|计划(?=于|在|再|开展|举办|组织|年|下|明|近期)|打算|将(?:于|在|要|继续|持续|进一步)|拟于|下一?步|即将|预计/u

/** 报错了 and 应该是60人，不是80人 are of what was reported before. */
const CORRECTS =
  /[报填写打记]错(?!别|误|题)|[报填写记][多少漏重]了|^更正|[请要]更正|应该?[是为].{0,8}\d.*不是|不是.{0,8}\d.*[，,而应](?:该)?是/u

/** Whether a message mends an earlier report instead of telling of other work. */
export function isCorrection(message: string): boolean {
  return CORRECTS.test(message)
}

/** A clause that tells of what is done, behind one that tells of what is planned. */
const DONE =
  /已经?(?:开展|组织|举办|举行|召开|完成|宣讲|讲|办|走访|慰问|发放|培训|救助|帮|做|搞|送)|(?:讲|办|搞|做|走访|慰问|开展|举办|组织|来|去|送|发|帮|培训|完成|参加|听)了|[今昨前]天|上[个]?(?:周|星期|礼拜|月)|本周|这周|本月|周[一二三四五六日天](?:已|办|搞|开)/u

/** What is planned goes: 计划下周宣讲，本周已开展1场 tells of the one. */
export function withoutPlans(text: string): string {
  if (!PLANNED.test(text)) return text
  let planned = false
  return text
    .split(/(?<=[,，;；])/u)
    .filter((clause) => {
      if (PLANNED.test(clause)) planned = true
      else if (DONE.test(clause)) planned = false
      return !planned
    })
    .join('')
    .replace(/[,，;；]$/u, '')
}

/** Whether the words tell of nothing but what is still to come. */
export function isPlanned(text: string): boolean {
  return PLANNED.test(text) && !DONE.test(withoutPlans(text))
}
