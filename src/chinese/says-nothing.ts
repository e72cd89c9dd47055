import { ORGANIZATION_NOUNS } from './thing-nouns.ts'
import { WEEK_SAID } from './week-words.ts'

/** What is said around a thing and is in every question and wish: courtesy, who, wanting, where, how, whether, small deeds. */
const AROUND = [
  '请问|请教|请|麻烦|劳驾|帮忙|帮我|帮|给我|替我|你好|您好|老师|领导|谢谢',
  '我们|我|你们|你|您|他们|他|咱们|咱|大家|自己|别人|有人',
  '想要|想|需要|要求|要|应该|必须|得|打算|准备|希望|必要|求|有劳|来一份|来份|整一份|整个|弄一份|搞一份|给一份|拿一份|发一份',
  '怎么办|怎么样|怎么|怎样|如何|咋样|咋|为什么|为啥|什么|啥|哪里|哪儿|在哪|哪个|哪些|哪|多少|几个|几',
  '能不能|可不可以|可以|能否|能|会不会|会|是不是|是否|有没有|要不要|吗|么|呢|吧|啊|呀|哦|哈|啦|嘛|了没|没有|没|不到|不了|不',
  '这个|那个|这些|那些|这|那|此|它|一个|一下|下|个|一|点|些|份|次|条|张|项|家|位|里面|里边|里|上|中|内',
  '打不开|打开|进入|进去|进|看看|查看|查查|查一下|调出来|翻出来|显示|列出来|列一下|列出|瞅瞅|瞧瞧|翻翻|看|查询|查找|查|找|点击|弄|搞|做|办|用|使用|来|去|到|在|是|有|给|把|被|让|叫|从|跟|和|与|对|为|以|就|也|都|还|再|又|才|只|先|已经|已|现在|目前|马上|刚才|刚',
  '连续|一直|老是|总是|总|老|经常|每次|有时|忽然|突然|好像|似乎|像是|可能|大概|应当|最[上下前后]面|最[前后]|[上下前后]面|头一|第[一二三]|旁边|明明|其实|机器人|反正|到底|究竟|不知道|不清楚|不晓得',
  '页面|页|功能|按钮|菜单|入口|地方|方法|步骤|流程|办法|问题|事情|事|东西|情况|内容|信息',
  '回头|等会儿?|待会儿?|稍后|立即|直接|干脆|别的|其他|不是|要不|[一二两三四五六七八九十]|\\d+|小时|分钟|天|写|填|记|交|传',
  '的|了|过|着|地|之|所|各|每|全部|所有|全|新|完|好|成|行|改|加|删|发|报|换|设|开|关|收',
].join('|')
/** Of when and where it is, which its page is asked. */
const WHEN = `${WEEK_SAID}|今年|去年|前年|本年|[本这上]个?月|[本这上]个?季度|前?[一二三四]季度|[上下]半年|全年|\\d{4}年?|\\d{1,2}月份?|[一二三四五六七八九十]+月份?|周[一二三四五六日天]?|今天|昨天|前天|明天|今日|最近|近期|以前|之前|以后|之后`
const WHERE = `\\p{Script=Han}{1,3}(?:镇|乡|村|社区)|全县|县里|县|镇里|镇|村里|村|${ORGANIZATION_NOUNS}`
const PLACED = new RegExp(`${WHEN}|${WHERE}`, 'gu')
const NOTHING = new RegExp(`${WHEN}|${WHERE}|${AROUND}|[^\\p{L}\\p{N}]`, 'gu')

/** How many characters of the words say which thing is spoken of, besides those at the places that are known. */
export function leftToSay(words: string, known: ReadonlySet<number>): number {
  const bare = words.replace(PLACED, (said) => '，'.repeat(said.length))
  const left = [...bare].map((one, at) => (known.has(at) ? '，' : one)).join('')
  return left.replace(NOTHING, '').length
}
