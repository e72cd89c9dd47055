/** Sentences that several features say. */
export const CAUTION = '只报可以公开的工作：不要写国家秘密、工作秘密、案件信息，不要写姓名、电话、证件号。'

export const NO_UNIT = '您还没有加入填报单位。请向县群团办要一个邀请链接，点开就能加入。'

export const EDITORS_ONLY = '这个功能只给编辑用。要填报请点 /report 。'

/** To whoever changed a number that was published. */
export const PUT_RIGHT = '编辑会收到提醒，在更正版或下一期里登“更正”。'
