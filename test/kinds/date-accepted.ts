/** Ways of typing `day` on `today`, divided by `|`. */
export type Accepted = { readonly today: string; readonly day: string; readonly inputs: string }

const WEDNESDAY = '2022-11-09'

export const ACCEPTED: readonly Accepted[] = [
  // Near days, with and without a time
  {
    today: WEDNESDAY,
    day: '2022-11-09',
    inputs: '今天|今日|今儿|今儿个|今天下午3点|刚才|刚刚|刚结束|刚办完|刚开完会|方才',
  },
  {
    today: WEDNESDAY,
    day: '2022-11-09',
    inputs: '今早|今晚|今天上午10点半|今天一大早|今晨|今天全天|今天３点左右|今天15:30',
  },
  { today: WEDNESDAY, day: '2022-11-09', inputs: '今天上午8.30|今天9:00-11:30|今天上午9点到下午4点|刚才上午' },
  {
    today: WEDNESDAY,
    day: '2022-11-08',
    inputs: '昨天|昨日|昨晚|昨儿|昨儿个|昨个|昨天晚上|昨晚8点多|昨夜|昨下午|昨天晚8点|一天前',
  },
  {
    today: WEDNESDAY,
    day: '2022-11-08',
    inputs: '昨天下午三点二十分|昨天 15 时 30 分|昨天下午两点到四点半|昨天傍晚六点一刻',
  },
  { today: WEDNESDAY, day: '2022-11-07', inputs: '前天|前日|前晚|前儿|两天前|2天前|二天前|２天以前|前天早上' },
  { today: WEDNESDAY, day: '2022-11-06', inputs: '三天前|3天之前|大前天|大前天下午' },
  { today: WEDNESDAY, day: '2022-11-05', inputs: '大大前天|四天前' },
  { today: WEDNESDAY, day: '2022-11-02', inputs: '上周的今天|上个星期今天|7天前|七天前|上周三' },
  { today: WEDNESDAY, day: '2022-10-19', inputs: '21天前|二十一天前|十月十九日' },

  // Weekdays: weeks begin on Monday; one alone is the last such day, today included
  {
    today: WEDNESDAY,
    day: '2022-11-06',
    inputs: '周天|周日|星期天|礼拜天|上周日|上周天|上个礼拜天|上星期日|上个周日|星期日上午',
  },
  { today: WEDNESDAY, day: '2022-11-07', inputs: '本周一|周一|这周一|这周的星期一|星期1|本星期一|这个礼拜一' },
  {
    today: WEDNESDAY,
    day: '2022-11-09',
    inputs: '周三|星期三|礼拜三|周3|本周三|这周三|这个星期三|这周周三|本周的周三',
  },
  { today: WEDNESDAY, day: '2022-11-04', inputs: '上周五|上周五晚上|上个星期五|上周周五|上星期5|周五|上周的周五' },
  { today: WEDNESDAY, day: '2022-10-26', inputs: '上上周三|上上个星期三' },
  { today: '2022-11-13', day: '2022-11-04', inputs: '上周五' },
  { today: '2022-11-13', day: '2022-11-11', inputs: '周五|本周五' },
  { today: '2022-11-13', day: '2022-11-13', inputs: '周日|本周日|这个星期天|13号' },
  { today: '2022-11-07', day: '2022-11-04', inputs: '上周五|周五' },
  { today: '2022-11-07', day: '2022-11-07', inputs: '周一|本周一|星期一上午' },
  { today: '2023-01-04', day: '2022-12-30', inputs: '上周五|周五|30号|30日' },
  { today: '2023-01-01', day: '2022-12-26', inputs: '本周一|这周一|周一' },

  // Month and date
  {
    today: WEDNESDAY,
    day: '2022-11-03',
    inputs:
      '十一月三日|十一月三号|二〇二二年十一月三日|二零二二年十一月三号|二O二二年十一月三日|二○二二年十一月三日|二二年十一月三日',
  },
  {
    today: WEDNESDAY,
    day: '2022-11-03',
    inputs: '2022.11.3|2022-11-03|2022/11/3|２０２２．１１．３|22.11.3|2022.11.03|2022-11-3|22/11/3|22-11-03',
  },
  {
    today: WEDNESDAY,
    day: '2022-11-03',
    inputs: '11.3|11/3|11-3|11.03|11—3|１１／３|11. 3|11.3号|11/3日|11.3.|11.3。',
  },
  {
    today: WEDNESDAY,
    day: '2022-11-03',
    inputs: '20221103|221103|1103|1103号|11月3日，辛苦了|收到，11月3号|２０２２１１０３|20221103上午',
  },
  {
    today: WEDNESDAY,
    day: '2022-11-03',
    inputs: '11月3日上午|11月3日|11月3号|11 月 3 日|１１月３日|11月03日|11月3|11⽉3⽇|11月三号|11月份3号|11月的3号',
  },
  {
    today: WEDNESDAY,
    day: '2022-11-03',
    inputs:
      '2022年11月3日|22年11月3日|2022 年 11 月 3 日|2022年11.3|2022.11月3日|今年11月3日|今年的11月3号|今年11.3|本年十一月三日',
  },
  {
    today: WEDNESDAY,
    day: '2022-11-03',
    inputs: '3日|3号|三号|三日|03号|本月3日|这个月3号|本月三号|本月的3号|3号那天|3号下午',
  },
  { today: WEDNESDAY, day: '2022-11-09', inputs: '9号|11月9日|11.9|本月9日|九号' },
  { today: WEDNESDAY, day: '2022-10-30', inputs: '30号|三十号|上月30日|10月30日' },
  { today: WEDNESDAY, day: '2022-10-31', inputs: '31号|三十一号|上个月31号|十月三十一日' },
  { today: WEDNESDAY, day: '2022-10-28', inputs: '上个月28号|上月28日|上月28|上个月的28号|上月二十八日' },
  { today: WEDNESDAY, day: '2022-09-30', inputs: '上上个月30号|9.30|9月30' },
  { today: WEDNESDAY, day: '2022-03-08', inputs: '3月8日|今年3月8日|3.8|三月八日' },
  { today: WEDNESDAY, day: '2022-01-05', inputs: '1月5日|1.5' },
  {
    today: WEDNESDAY,
    day: '2021-12-05',
    inputs: '去年12月5日|去年12.5|去年的12月5号|上年十二月五日|21年12月5日|2021-12-5',
  },
  { today: '2023-01-04', day: '2022-12-28', inputs: '12月28日|12.28|28号|去年12月28日|上月28日|十二月二十八号' },
  { today: '2023-01-04', day: '2022-06-01', inputs: '6月1日|去年6月1日|22.6.1' },
  { today: '2023-01-04', day: '2021-12-20', inputs: '前年12月20日' },
  { today: '2024-03-02', day: '2024-02-29', inputs: '2月29日|29号|2.29|上月29日|20240229|2天前' },

  // With a weekday or another name of the same day beside it
  {
    today: WEDNESDAY,
    day: '2022-11-03',
    inputs: '11月3日（周四）|11月3日周四|周四，11月3日|11.3(星期四)|上周四11月3日|11月3日【周四】下午3点|（11月3日）',
  },
  { today: WEDNESDAY, day: '2022-11-08', inputs: '昨天（11月8日）|昨天，周二|周二8号|11月8日昨天' },
  {
    today: WEDNESDAY,
    day: '2022-11-03',
    inputs:
      '2022年11月3日 星期四 下午 3:30|2022-11-03 15:30|2022-11-03 15:30:00|11.3 8:30|11月3日15：30|下午3点，11月3日',
  },

  // Words before and after
  {
    today: WEDNESDAY,
    day: '2022-11-03',
    inputs: '11月3日开展的|11月3日举办|11月3日举行的活动|3号召开的会议|11月3号搞的|3号做完的|于11月3日开展|在11月3日',
  },
  {
    today: WEDNESDAY,
    day: '2022-11-03',
    inputs: '时间：11月3日|活动时间：11月3日下午3点。|开展日期是3号|公历11月3日|补报11月3日的|11月3日，谢谢',
  },
  {
    today: WEDNESDAY,
    day: '2022-11-08',
    inputs:
      '就是昨天|昨天的|昨天吧|昨天呢|昨天。|昨天~|昨天！|昨天👌|昨天👍🏻|昨天已经办完了|我们昨天组织开展的|昨天刚结束|昨天开了个会',
  },
]
