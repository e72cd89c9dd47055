/**
 * What the words around a number do. `about` and `beyond` stand on either side of it, `opening`, `near` and `atLeast`
 * before it, `around` and `more` after it. The kinds in REFUSING rule a number out wherever they stand.
 */
export type WordKind =
  | 'opening'
  | 'verb'
  | 'about'
  | 'beyond'
  | 'near'
  | 'atLeast'
  | 'around'
  | 'more'
  | 'cumulative'
  | 'polite'
  | 'paren'
  | 'tilde'
  | 'dash'
  | 'link'
  | 'even'
  | 'zero'
  | 'measure'
  | 'label'
  | 'noun'
  | RefusingKind

export const REFUSING = ['unsettled', 'upper', 'vague', 'ratio', 'ordinal', 'negative', 'doubt'] as const
export type RefusingKind = (typeof REFUSING)[number]

/**
 * Quantities that are plainly not each other. `any` is 个: it counts all but money, time and measured sizes.
 * `place` is a point in time, a rung, a coin: never an amount, unless the question asks in that very word.
 */
export type Quantity =
  | 'any'
  | 'person'
  | 'session'
  | 'house'
  | 'body'
  | 'thing'
  | 'pack'
  | 'money'
  | 'time'
  | 'size'
  | 'place'

export type Word = { readonly kind: WordKind; readonly of: readonly Quantity[] }

const PLAIN: Readonly<Partial<Record<WordKind, string>>> = {
  opening: `共 共计 总共 一共 合计 总计 共有 计 有 达 达到 多达 高达 是 为 本次 这次 此次 本周 这周 本场 当天 当日 今天 今日 昨天 昨日 昨晚 今早 上午 下午
    晚上 全部 全体 所有     实际 实到 实有 刚好 正好 恰好 足足 整整 : = 我们 我村 我镇 我单位 本村 本镇 我们村 村里 镇上 暂时 新 新增 新增了 已`,
  verb: `参加 参加了 参与 参与了 到场 到会 到了 来了 出席 受益 受教育 听讲 观看 接受 开展 开展了 举办 举办了 组织了 举行 举行了
    召开 召开了 开了 办了 搞了 做了 讲了 服务 服务了 发了 发 发放 发放了 发出 印发 建了 建成 建立 新建 新建了 新建成 成立
    成立了 发展 发展了 招募 招募了 救助 帮扶 帮助 收集 征集 获得 获 获评 评选 创建 惠及 覆盖 接待 办结 化解 完成 筹集 募集
    捐款 捐赠 投入 培训了 宣讲了 走访了 慰问了`,
  about: '大概 大概有 大约 大约有 约 约有 约计 大致 大体 差不多 估计 估计有 估摸 约莫 约摸 粗略 ≈',
  beyond: '不止 不只',
  near: '近 将近 接近 快 快到 快有 几乎 临近',
  atLeast: `超 超过 超过了 超出 突破 不少于 不低于 不小于 至少 至少有 起码 最少 逾 过 过了 多于 高于 大于 > >= ≥ 不下 不下于`,
  around: '左右 上下 样子 的样子 这样 这样子 来',
  more: '多 余 + 以上 之上 出头 开外 有余 还多 往上 朝上 挂零',
  cumulative: `累计 累积 累计有 截至目前 截止目前 截至现在 截止现在 到目前 到目前为止 截至目前为止 目前 目前有 目前为止 至今 迄今
    到现在 到现在为止 年初至今 年初以来 今年以来 今年 全年 现有 现在 现在有 历年`,
  polite: `。 . , ! ; … " 吧 呢 哦 啊 呀 哈 噢 喔 嗯 哟 嘛 了 的 咯 哒 啦 整 谢谢 谢谢你 谢谢您 多谢 感谢 辛苦了 辛苦 收到
    好的 好 你好 您好 领导 老师 报告 麻烦了 请查收 请审核 [玫瑰] [强] [微笑] [抱拳] [合十] [OK] [握手] [呲牙] [爱心] [鲜花]`,
  paren: '( )',
  tilde: '~',
  dash: '- – — —— --',
  link: '到 至 或 或者 、 和 与 及 跟 加',
  even: '都 也 还',
  zero: `没有 没 无 暂无 没有了 没了 暂没有 木有 没得 均无 没人 没有人 无人 没人参加 没有人参加 无人参加 没人来 没有人来 没有新增
    没新增 无新增 未新增 没有活动 无活动 没活动 没有开展 没开展 未开展`,
  unsettled: `待定 不清楚 不知道 不详 未知 没统计 未统计 没有统计 在统计 正在统计 统计中 待统计 待核实 不确定 说不准 忘了 记不清
    记不得 同上 如上 同前 稍后 晚点 不适用`,
  upper: `不到 不足 最多 至多 顶多 不超过 没超过 未超过 少于 小于 低于 以内 以下 之内 不满 未满 不多于 不高于 不大于 没到 未到
    < <= ≤`,
  vague: `几 好几 数 若干 许多 很多 不少 一些 一批 一大批 一群 一部分 一拨 部分 全覆盖 上百 上千 上万 上亿 成百
    成千 成百上千 半 一半 大半 多半 多数 大多数 少数 大部分 无数 个把`,
  ratio: '% ‰ 百分之 百分百 分之 成 折 倍 / 比例',
  ordinal: '第 初 #',
  negative: '负 减 减少 减少了 少了',
  doubt: '? 吗 么',
}

const MEASURES: Readonly<Record<string, readonly Quantity[]>> = {
  个: ['any'],
  '人 名 位 口 个人 号人 口人': ['person'],
  '场 次 回 趟 节 堂 轮': ['session'],
  户: ['house'],
  家: ['house', 'body'],
  '支 队 组 班': ['body'],
  '份 本 张 册 封 页 件 篇 部 首 幅 套 条 枚 起 例 宗 面 项 则 台 辆 棵 株 只 把 头 盏 副 双 对 种 类 座 处 所': [
    'thing',
  ],
  '箱 袋 盒 桶 包 捆 瓶': ['pack'],
  '元 块 块钱 元钱': ['money'],
  '天 小时 个小时 分钟 学时 课时 个月': ['time'],
  '亩 平方米 平米 公顷 公里 里 米 斤 公斤 吨': ['size'],
  '年 月 日 号 点 时 分 秒 期 届 周 星期 季度 楼 角 毛 批 批次 级 岁 月份': ['place'],
}

/** Measure words and headings that may also stand before the number, as a title does. */
const LABELS: Readonly<Record<string, readonly Quantity[]>> = {
  '人次 个人次 人数 总人数 参加人数 参与人数 到场人数': ['person'],
  '场次 个场次 次数 场数': ['session'],
  '户数 户次': ['house'],
  份数: ['thing'],
  '金额 ¥': ['money'],
  '数量 总数 个数': [],
}

const NOUNS: Readonly<Record<string, readonly Quantity[]>> = {
  [`群众 干部 妇女 青年 职工 工人 学生 老人 老年人 儿童 孩子 小孩 党员 团员 少先队员 志愿者 村民 居民 代表 会员 学员 观众 听众
    受众 残疾人 农民 农民工 家长 教师 医生 委员 执委 理事 队员 成员 人员 员工 困难群众 困难职工 留守儿童 留守老人 少数民族
    科技工作者 献血者 救护员 宣讲员 工作人员 参会人员 同志 巾帼志愿者 青年志愿者`]: ['person'],
  '活动 讲座 课 课程 会议 比赛 大赛 演出 文艺演出 培训班 宣讲会 座谈会 招聘会 赛事 培训 宣讲 宣传 走访 慰问 调解': [
    'session',
  ],
  '家庭 人家 住户 农户 困难户 脱贫户 困难家庭 最美家庭 文明家庭': ['house'],
  '企业 公司 合作社 商户': ['house', 'body'],
  [`组织 妇女组织 团组织 工会 基层工会 团支部 支部 妇联 妇联组织 商会 协会 队伍 服务队 志愿服务队 小组 单位 部门 机关 村 社区 镇
    街道 乡镇 行政村 学校 医院 基地 站 服务站 工作站 工作室 阵地 妇女之家 儿童之家 项目 品牌 平台 试点 网格`]: ['body'],
  [`资料 宣传资料 宣传单 宣传册 传单 手册 折页 海报 物资 礼包 爱心包 书 图书 口罩 奖 奖项 奖牌 奖状 证书 作品 文章 稿件 信息
    案件 线索 纠纷 建议 提案 锦旗 横幅 展板 视频 树 树苗 车 衣服 被子 大米 药品 春联 对联`]: ['thing'],
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean)

function entries(kind: WordKind, table: Readonly<Record<string, readonly Quantity[]>>): [string, Word][] {
  return Object.entries(table).flatMap(([texts, of]) =>
    words(texts).map((text): [string, Word] => [text, { kind, of }]),
  )
}

export const LEXICON: ReadonlyMap<string, Word> = new Map([
  ...Object.entries(PLAIN).flatMap(([kind, texts]) => entries(kind as WordKind, { [texts]: [] })),
  ...entries('noun', NOUNS),
  ...entries('label', LABELS),
  ...entries('measure', MEASURES),
])
export const LONGEST_WORD = Math.max(...[...LEXICON.keys()].map((text) => text.length))

const BEFORE = '(?:上周|上次|上月|上个月|上季度|之前|以前|前面|前期|前几[周次]|原来|往期|去年|先前|历次)'
const DATE = String.raw`(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[日号]|今[天日]|本周|昨[天日]|月底|年底`

/** Kinds of words that are too many to list; sticky. */
export const PATTERNS: readonly (readonly [RegExp, WordKind])[] = [
  [new RegExp(`(?:加上|加|连同|连着|连|含|包括|算上)${BEFORE}的?`, 'y'), 'cumulative'],
  [new RegExp(`截[至止]到?(?:${DATE})`, 'y'), 'cumulative'],
  // Emoji, but none that is itself a figure, a letter or a doubt (💯, 🔟, 🅾, ❓).
  [/(?:(?![💯🔟🔠-🔤])[\u{1F300}-\u{1FAFF}]|[\u2600-\u26ff✅✔✨❤])+/uy, 'polite'],
]
