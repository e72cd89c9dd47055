import type { DateRefusal } from '../../src/chinese/read-day.ts'

/** Texts, divided by `|`, that name no day an activity was held on, typed on `today`. */
export type Refused = { readonly today: string; readonly reason: DateRefusal['reason']; readonly inputs: string }

const WEDNESDAY = '2022-11-09'

export const REFUSED: readonly Refused[] = [
  { today: WEDNESDAY, reason: 'none yet', inputs: '其他日期| |　' },

  // Still to come: the bot takes finished work only, and never makes it last year's
  {
    today: WEDNESDAY,
    reason: 'future',
    inputs: '本周五|本周日|这个星期天|明天|后天|大后天|明早|下周一|下个星期三|下下周一',
  },
  {
    today: WEDNESDAY,
    reason: 'future',
    inputs: '11月20日|11.20|11月10日|12月5日|12月28日|2022-12-01|本月30日|下个月3号|明年1月5日|20221110|221110',
  },
  { today: '2022-11-07', reason: 'future', inputs: '本周二|这个周三' },
  { today: '2023-01-04', reason: 'future', inputs: '1月5日|2023年1月5日|今年12月28日' },
  { today: WEDNESDAY, reason: 'planned', inputs: '将于11月3日举办|计划3号开|准备昨天办|拟11月3日召开' },

  {
    today: WEDNESDAY,
    reason: 'too old',
    inputs: '2021年3月8日|去年1月5日|前年12月5日|12年11月3日|2012-11-3|201103|20211004|500天前',
  },

  // No such day
  { today: '2022-12-01', reason: 'no such day', inputs: '31号|上月31日' },
  { today: '2022-03-02', reason: 'no such day', inputs: '30号|29号|二月三十日' },
  { today: '2022-03-03', reason: 'no such day', inputs: '2月29日|2.29|2022-02-29' },
  { today: '2024-01-10', reason: 'future', inputs: '2月29日' },
  {
    today: WEDNESDAY,
    reason: 'no such day',
    inputs: '11月31日|13月1日|0月5日|11月0日|11.31|32号|0号|99.99|2022-13-01|20221301|202211|22.11|上个月32号',
  },

  // Days that disagree
  {
    today: WEDNESDAY,
    reason: 'wrong weekday',
    inputs: '11月3日周五|11月3日（星期五）|昨天周三|2022.11.3 周日|周五 11.3',
  },
  {
    today: WEDNESDAY,
    reason: 'two days',
    inputs: '昨天前天|今天11月8日|3号，5号|周三周四|3号5号|今天3号|上周五11月3日',
  },

  // Several days: which of them counts is for the cadre to say
  {
    today: WEDNESDAY,
    reason: 'several days',
    inputs: '11月3日-5日|11月3日—11月5日|11月3日至5日|3到5号|3-5号|3~5号|3号到5号|11.3-11.5|11.3-5|从3号到5号',
  },
  {
    today: WEDNESDAY,
    reason: 'several days',
    inputs: '周三到周五|周一至周五|昨天到今天|昨天和前天|3、4号|11月3、4日|3日和4日|周六日|双休日|11月3日起',
  },
  {
    today: WEDNESDAY,
    reason: 'several days',
    inputs: '11月3日8点到11月5日|昨天晚上到今天早上|2022.11.3-2022.11.5|十一月三日至五日|10-311点',
  },

  { today: WEDNESDAY, reason: 'only a time', inputs: '下午3点|上午|8:30|晚上八点半|15时' },
  {
    today: WEDNESDAY,
    reason: 'unsure',
    inputs: '11月3日左右|不记得了|大概昨天|好像是周三|3号？|3号吗|应该是前天|约11月3日|可能3号|忘了|3号前后',
  },

  { today: WEDNESDAY, reason: 'not held', inputs: '3号没开展|没有|还没办|未开展|暂无' },

  // Not the civil calendar
  {
    today: WEDNESDAY,
    reason: 'lunar',
    inputs: '农历十月初十|初三|十月初三|八月十五|三月三|腊月廿三|正月十五|阴历十月十日|冬月二十|除夕|十一月三',
  },
  {
    today: WEDNESDAY,
    reason: 'festival',
    inputs: '国庆节|七一|三八|五一|元旦|双11|十一|中秋|重阳节|国庆前一天|六一儿童节',
  },

  // A stretch of time
  { today: WEDNESDAY, reason: 'week number', inputs: '第45周|第45周周三|第四十五周|第2个星期' },
  {
    today: WEDNESDAY,
    reason: 'no exact day',
    inputs:
      '同上|上次一样|随时|已完成|上周|周末|月初|月底|11月|本周|这周|上个月|年底|11月上旬|上周末|2022年|2022年11月|今年|去年',
  },
  {
    today: WEDNESDAY,
    reason: 'no exact day',
    inputs:
      '一周前|半个月前|几天前|前几天|这几天|前两天|这两天|最近|近期|近日|每周三|每月3号|11月3日前|11月3日以后|3日前|三日前|0天前',
  },

  {
    today: WEDNESDAY,
    reason: 'number',
    inputs: '320|3|2022|2022110|320人|11,3|1,200|11..3|10.311点|20221103115点',
  },
  {
    today: WEDNESDAY,
    reason: 'unclear',
    inputs: '11。3|11·3|11 3|①号|11/3/2022|3号楼|11月3点|-11.3|today|呵呵|零|五',
  },
  {
    today: WEDNESDAY,
    reason: 'unclear',
    inputs: '周7|昨天开展了普法宣传|11月3日甲村|今天25点|10月311点|上月311点|昨天8:75|二十二年十一月三日',
  },
]
