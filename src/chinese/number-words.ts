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
 * `medal` is what 块 counts besides money. `place` is a point in time, a rung, an age: never an amount, unless the
 * question asks in that very word.
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
  | 'medal'
  | 'place'

export type Word = { readonly kind: WordKind; readonly of: readonly Quantity[] }

const PLAIN: Readonly<Partial<Record<WordKind, string>>> = {
  opening: `那个 这个 共 共计 总共 一共 合计 总计 共有 计 有 达 达到 多达 高达 是 为 本次 这次 此次 本期 本周 这周 本场 当天 当日 今天 今日 昨天 昨日 昨晚 今早 上午 下午
    晚上 全部 全体 所有 实际 实到 实有 刚好 正好 恰好 足足 整整 : = 我们 我村 我镇 我单位 本村 本镇 我们村 村里 镇上 暂时 新 新增 新增了 已
    大家 前后 先后 具体 具体是 就 就是 最后 最终 后来 也就 也就是 也才 只来了 只来 只到了 就来了 才来了 还是 答 回答 全场 真 真的 确实 在册 登记 登记在册 拢共 统共 通共 一总 总拢 满打满算 加起来 加到一起 全加起来 老人小孩 大人小孩 算 算下来 统计 经统计 统计了 当场 现场 整 足 净 仅 仅有 只有 就只有 大写 才 才有 刚 刚刚 将将 有个 共有个`,
  verb: `参加 来参加 来参加的 参与 到场 到位 在场 到会 到了 到齐 听 来听 前来 到场的 出席 学习 到访 咨询 义诊 接诊 问诊 就诊 体检 受益 受教育 听讲 观看 接受 开展 举办 举行 召开 服务 发 发放 发出 印发 建成 建立 新建 新建成 成立
    发展 招募 救助 帮扶 帮助 收集 征集 获得 获 获评 评选 创建 惠及 覆盖 接待 办结 化解 完成 筹集 募集 捐款 捐赠 投入 入户 入户走访 入户慰问 献血 价值 总价值 市值 折合 折合人民币
    折人民币 折价 折款 合 约合 筹到 筹得 募得 募到 评出 推选 选出 签订 签约 达成 安置 吸纳 参赛 参训 参会 听课 到课 签到 收看 转发 张贴 悬挂 栽种 植树 清理 排查 调处 受理 接听
    办证 办理 发证`,
  about: `差不离 大概 大概有 大概是 大概就 大约 大约有 约 约有 约计 约为 大致 大体 大体上 差不多 差不多有 估计 估计有 估 预估 估算 粗估 估摸 估摸着
    约莫 约摸 粗略 ≈ 左右吧 概数 约数 估算数 估计数 预估数 大概数 大约摸 大概其`,
  beyond: '不止 不只 远超 远不止',
  near: '近 将近 接近 快 快到 快有 几乎 临近 靠近',
  atLeast: `刚过 破 少说 少说也有 少说有 少说也 最起码 最起码有 起码也有 往少了说 超 超过 超过了 超出 突破 不少于 不低于 不小于 至少 至少有 起码 最少 逾 过 过了 多于 高于 大于 > >= ≥ 不下 不下于 得有 怎么也得 怎么也得有 怎么也有 咋也得`,
  around: '左右 上下 样子 的样子 这样 这样子 来 许',
  more: '多 余 刚出头 打底 冒头 及以上 + 以上 之上 出头 开外 有余 还多 往上 朝上 挂零 多点 多一点',
  cumulative: `累计 累积 累计有 目前 目前有 目前为止 至今 迄今 年初以来 今年以来 今年 全年 现有 现在 现在有 历年 至此 截止 截至 总累计`,
  polite: `。 . , ! ; … " 吧 撒 噻 呢 哦 啊 呀 哈 噢 喔 嗯 哟 嘛 了 的 咯 哒 啦 整 谢谢 谢谢你 谢谢您 多谢 感谢 辛苦了 辛苦 收到
    好的 好 你好 您好 嗯嗯 哦哦 哈哈 嘞 咧 而已 啰 喽 领导 老师 报告 麻烦了 请查收 请审核 [玫瑰] [强] [微笑] [抱拳] [合十] [OK] [握手] [呲牙] [爱心] [鲜花]`,
  paren: '( )',
  tilde: '~',
  dash: '- – — —— --',
  link: '到 至 或 或者 、 和 与 及 跟 加',
  even: '都 也 还',
  zero: `没有 没 无 莫得 冇 冇得 暂无 没有了 没了 暂没有 木有 没得 均无 没人 没有人 无人 没人参加 没有人参加 无人参加 没人来 没有人来 没得人 没得人来 没得人参加 没人听 没有人听 没人来听 没有人来听 没来人 没来 没人到 都没来 没有新增
    没新增 无新增 未新增 没有活动 无活动 没活动 没有开展 没开展 未开展`,
  unsettled: `待定 不清楚 不知道 不详 未知 没统计 未统计 没有统计 在统计 正在统计 统计中 待统计 待核实 不确定 说不准 忘了 记不清
    记不得 记不太清 不太清楚 不太确定 不记得 说不清 不好说 没数 没数过 没细数 没清点 同上次 见附件 见附表 见表 同上 如上 同前 稍后 晚点 不适用
    可能 可能有 好像 好像是 好像有 应该 应该是 应该有 也许 或许 印象中`,
  upper: `不到 不足 不及 至多不过 最多 至多 顶多 撑死 撑死了 顶天 顶天了 充其量 大不了 封顶 不超过 没超过 未超过 少于 小于 低于 以内 以下 之内 不满 未满 不多于 不高于 不大于 没到 未到
    < <= ≤`,
  vague: `几 好几 数 若干 许多 很多 不少 一些 一批 一大批 一群 一部分 一拨 部分 全覆盖 上百 上千 上万 上亿 成百
    成千 成百上千 半 一半 大半 多半 多数 大多数 少数 大部分 无数 个把`,
  ratio: '% ‰ 百分之 百分百 分之 成 折 倍 / 比例',
  ordinal: '第 初 #',
  negative: '负 减 减少 减少了 少了',
  doubt: '? 吗 么',
}

const MEASURES: Readonly<Record<string, readonly Quantity[]>> = {
  '个 个点': ['any'],
  '人 名 位 口 个人 号人 口人 口子': ['person'],
  '场 次 回 趟 节 堂 轮 期 遍 轮次 班次 批 批次': ['session'],
  户: ['house'],
  家: ['house', 'body'],
  '支 队 组': ['body'],
  班: ['body', 'session'],
  [`份 本 张 册 封 页 件 篇 部 首 幅 套 条 起 例 宗 面 项 则 台 辆 棵 株 只 把 头 盏 副 双 对 种 类 座 处 所 床 顶 间 栋 幢 桌 根 段 句 集
    曲 束 朵 粒 颗 片 道 扇 份次 台次 人份 架`]: ['thing'],
  枚: ['thing', 'medal'],
  '金 银 铜': ['medal'],
  '箱 袋 盒 桶 包 捆 瓶 提 壶 坛 筐 担 罐': ['pack'],
  '元 块钱 元钱 元整': ['money'],
  块: ['money', 'medal'],
  '天 小时 个小时 分钟 学时 课时 个月 个学时 个课时 钟头 个钟头 工作日 个工作日': ['time'],
  '亩 平方米 平米 平方 公顷 公里 千米 里 米 斤 公斤 千克 吨 毫升': ['size'],
  '年 月 日 号 点 时 分 秒 届 周 星期 季度 楼 角 毛 级 岁 月份': ['place'],
}

/** Measure words and headings that may also stand before the number, as a title does. */
const LABELS: Readonly<Record<string, readonly Quantity[]>> = {
  '人次 个人次 人次数 人数 总人数 参加人数 参与人数 到场人数 实到人数 受众人数': ['person'],
  '场次 个场次 场次数 次数 场数': ['session'],
  '户数 户次': ['house'],
  家次: ['house', 'body'],
  '份数 件数 件次 车次 篇次 条次': ['thing'],
  '金额 总金额 总额 ¥ RMB rmb': ['money'],
  '数量 总数 个数': [],
}

const NOUNS: Readonly<Record<string, readonly Quantity[]>> = {
  [`群众 百姓 老百姓 成年人 成人 中年人 中老年人 干部 妇女 青年 职工 工人 学生 老人 老年人 儿童 孩子 小孩 党员 团员 少先队员 志愿者 村民 居民 代表 青少年 未成年人 中小学生 小学生 中学生 年轻人 同学 朋友 老党员 党员群众 会员 学员 观众 听众
    受众 居民群众 村民群众 干部群众 党员干部 村干部 妇女群众 妇女代表 青年干部 职工群众 师生 嘉宾 选手 企业家 先进个人 优秀个人 道德模范 积极分子 入党积极分子 乡贤 大学生
    新就业形态劳动者 工匠 劳模 残疾人 农民 农民工 家长 教师 医生 委员 执委 理事 队员 成员 人员 员工 困难群众 困难职工 留守儿童 留守老人 少数民族 男女老少 大人小孩 男女 老老少少
    科技工作者 老乡 乡亲 乡亲们 老表 嬢嬢 娃娃 娃儿 学生娃 大爷 大妈 阿姨 爷爷 奶奶 婆婆 宝妈 一线 一线职工 一线工人 献血者 救护员 宣讲员 工作人员 参会人员 同志 巾帼志愿者 青年志愿者`]:
    ['person'],
  '来信来访 来信 来访 接访 信访': [],
  '活动 讲座 课 课程 会议 比赛 大赛 演出 文艺演出 培训班 宣讲会 座谈会 招聘会 赛事 培训 宣讲 宣传 走访 慰问 调解': [
    'session',
  ],
  '家庭 人家 贫困户 低保户 特困户 监测户 住户 农户 困难户 脱贫户 困难家庭 最美家庭 文明家庭': ['house'],
  '企业 公司 合作社 商户 民营企业 小微企业 参会企业 招聘企业 用人单位 用工单位 招聘单位': ['house', 'body'],
  [`组织 妇女组织 团组织 工会 基层工会 团支部 支部 妇联 妇联组织 商会 协会 队伍 服务队 志愿服务队 志愿服务队伍 宣讲队 宣讲队伍 分队 宣讲分队 小分队 巡逻队 先进集体 小组 单位 部门 机关 村 社区 镇
    街道 乡镇 行政村 学校 医院 基地 站 服务站 工作站 工作室 阵地 妇女之家 儿童之家 项目 品牌 平台 试点 网格 点位 岗位`]:
    ['body'],
  [`资料 宣传品 奖品 礼品 宣传资料 宣传单 宣传册 传单 手册 折页 海报 物资 礼包 爱心包 书 图书 口罩 奖 奖项 奖状 证书 作品 文章 稿件 信息
    捐款捐物 款物 案件 线索 纠纷 意见 意见建议 建议 问题 诉求 需求 提案 锦旗 横幅 展板 视频 树 树苗 车 衣服 被子 大米 药品 春联 对联`]:
    ['thing'],
  '慰问金 助学金 奖学金 奖金 救助金 补助 补助金 补贴 经费 贷款 物资款 资金 善款 款项 现金 人民币': ['money'],
  '奖牌 金牌 银牌 铜牌': ['thing', 'medal'],
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
/** How long the longest word is that begins with each character. */
export const LONGEST_FROM: ReadonlyMap<string, number> = new Map(
  [...LEXICON.keys()].sort((a, b) => a.length - b.length).map((text) => [text.charAt(0), text.length]),
)
