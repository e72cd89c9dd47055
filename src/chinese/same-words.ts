/** What people call by several words, a line each: the one that stands for all of them comes first. */
const SAME: readonly string[] = [
  '改 修改 更改 变更 调整 修正 改动 更新 换成 改成 改为 改到 改在 变成 调成 调一下 设成 设为 挪到 改改 改一改',
  '加 添加 新增 增加 新建 增设 添 创建 补充 加上 添上 补上',
  '删 删除 删掉 删了 去掉 移除 清除 清掉 拿掉 剔除 划掉 抹掉 抹去 清空',
  '换 更换 调换 替换 轮换 接替 替代',
  '撤回 撤销 撤掉 撤了 收回 撤下来 撤下 撤走 撤出 召回 作废',
  '发布 推送 公布 发出去 发出 发送 出来 下发',
  '导出 下载 另存 导出来 导一份 导一下',
  '汇编 简报 汇总 快报 期刊 周报',
  '导入 导进去 导进 导进来 倒进去 倒进来 倒进 倒入 灌进去 录进去',
  '照片 图片 相片 配图 截图',
  '数字 数据 数值 数目 这个数 那个数',
  '没报 未报 没有报上来 没报上来 没交 未交 没有报 没填 缺报 没上报 没报送 没有上报 没有交 没报的 漏报的',
  '填报 上报 报送 录入 填写 申报',
  '提醒 催报 催 催促 催交 催一催 提示',
  '时间 钟点 几点 什么时候 啥时候 何时 时候 几时 哪天 多会儿 几号 日期 日子',
  '名 名称 名字 叫法',
  '上级 市上 市里 省里 上头 上面 市级 省级',
  '年报 年度报告 年终总结 年度总结 全年总结 年度汇报 全年汇报 年终报告',
  '群 工作群 群组 群聊 微信群',
  '链接 网址 地址',
  '退出 退 离开 注销账号 注销账户 销号 退掉',
  '设置 配置 设定 参数 选项',
  '角色 身份 权限',
  '表 表格 报表 表单 套表',
  '乡镇 镇街 街镇 各镇 街道',
  '人员 成员 花名册 通讯录',
  '名单 清单 列表 名录',
  '更正 订正 改错 纠正 改正 勘误',
  '退回 打回去 打回 返工 驳回 退回去',
  '解除绑定 解绑 取消绑定',
  '报错 填错 写错 打错 发错 交错 弄错 录错 搞错 输错',
  '帮助 说明 教程 手册 指南 用法',
  '休假 休息 歇假',
  '报 交 提交 上交',
  '交接 移交 交班',
  '调走 调动 调离 离职 辞职 离岗 不干 退休',
  '约数 大概数 大概 大约 约莫 估计 差不多',
  '泄露 泄漏 外泄',
  '落后 拖拉 磨蹭 拖沓 拖后腿 倒数 垫底 掉队',
  '打扰 吵 骚扰 打搅',
  '加入 加进来 加进去 进来 入驻',
  '同志 同事',
  '填报人 报送人 报送员 信息员 联络员 经办人 专干 妇女主任 妇联主席 团支书 团支部书记',
  '台账 excel xlsx 电子表格',
  'word docx 电子版 电子档',
  '排名 排序 排一下 排个名 排个序 排位 名次 评比',
  '累计 累加 累积',
  '样稿 初稿 清样 校样',
  '栏目 字段 栏位',
  '架构 机构',
  '周 星期 礼拜',
  '不 别 莫 不要 不用 不必',
]

/** The small words as they are said at home. */
const AT_HOME: readonly string[] = [
  '没有 冇得 冇 没得 莫得 木有 么得',
  '什么 么子 啥子 啥 么事',
  '我们 俺们 咱们 咱',
  '我 俺',
  '周 星期 礼拜',
  '怎么 咋个 咋样 咋',
]

/** What in longer words is another: 上周报的 is no 周报, 退了几条 and 退给他 are no 退出. */
const APART: ReadonlyMap<string, string> = new Map([
  ['周报', '(?<![上这本下每])周报(?![了的过送上])'],
  ['退', '退(?!了?[几一两三四五][条份个]|了?多少|[给回重])'],
])

function oneFor(lines: readonly string[]): (text: string) => string {
  // What stands for the others is itself one of them: 退 in 退回 is no 退出.
  const first = new Map(
    lines.flatMap((line) => {
      const all = line.split(' ')
      return all.map((word) => [word, all[0] ?? word] as const)
    }),
  )
  // The longest first, so that 年度总结 is not taken for a part of itself.
  const any = new RegExp(
    [...first.keys()]
      .sort((a, b) => b.length - a.length)
      .map((word) => APART.get(word) ?? word)
      .join('|'),
    'gu',
  )
  return (text) => text.replace(any, (word) => first.get(word) ?? word)
}

/** Words as they are written: 这礼拜冇得么子事 → 这周没有什么事. */
export const inPlainWords = oneFor(AT_HOME)

/** Words with one word for each thing: 修改名称 → 改名. */
export const inSameWords = oneFor([...SAME, ...AT_HOME])
