import { willNot } from './lets-go.ts'
import { keyOf } from './typed.ts'

/** What people say to a bot that is neither an answer nor a request. */
export type SmallTalk = 'thanks' | 'greeting' | 'who' | 'how' | 'noted' | 'goodbye' | 'sorry' | 'later'

const END = '(?:你|您|了|啦|啊|呀|哈|哦|哟|吧|呢|的|大家|群报|机器人|小报|领导|老师|亲)*'
const WHOLE: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'thanks',
    new RegExp(
      `^(?:好的?|收到|嗯)*(?:非常|十分|太|多|真是)*(?:谢+|感谢|多谢|辛苦|麻烦|thx|thanks?|thankyou|3q)${END}$`,
      'u',
    ),
  ],
  [
    'greeting',
    new RegExp(
      `^(?:(?:你|您|大家|群报|老师|领导)好|hi|hello|哈喽|嗨|喂|在吗|在不在|在么|有人(?:吗|么|没有?)|人呢|早|早上好|上午好|中午好|下午好|晚上好|早安|晚安)${END}$`,
      'u',
    ),
  ],
  [
    'who',
    /^(?:你|您|这|这个|这里|你们?)(?:又|到底)?(?:是谁|是什么|是哪个|是哪位|叫什么(?:名字)?|是干(?:什么|嘛|啥)的|能(?:做|干|帮我?做?)?(?:什么|啥|嘛)|是机器人|是真人|是人工)(?:东西|呀|啊|呢|的|吗|么)*$/u,
  ],
  [
    'how',
    /^(?:请问)?(?:[这那]个?)?(?:机器人|小程序|软件|系统|东西)?我?(?:怎么|如何|咋|不会|不知道怎么)(?:样)?(?:使?用|填报?|报|弄|操作|开始|办)(?:呀|啊|呢|的|了|吗)*$|^(?:帮助|help|教程|说明|使用说明|菜单|教教?我|求助)$/u,
  ],
  ['noted', new RegExp(`^(?:好+|好的+|行|可以|收到|知道|明白|了解|嗯+|哦+|噢|okk?|ok的|没问题|没事|不用)${END}$`, 'u')],
  ['goodbye', new RegExp(`^(?:再见|拜拜?|拜拜|bye|下次见|回头见|下班)${END}$`, 'u')],
  ['sorry', new RegExp(`^(?:对?不起|不好意思|抱歉|打错|发错|搞错|点错|弄错)${END}$`, 'u')],
]
const FEELING =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u200d\ufe0f\s。！!~～…]|\[\p{Script=Han}{1,3}\]|哈|呵|嘻|嘿)+$/u

/** Thanks, a greeting, 你是谁: the whole text and nothing else; undefined for any other words. */
export function smallTalk(text: string): SmallTalk | undefined {
  if (FEELING.test(text.trim())) return 'noted'
  if (willNot(text)) return 'later'
  const key = keyOf(text).replace(/[,，。!！?？~～、]/gu, '')
  const said = WHOLE.find(([, pattern]) => pattern.test(key))?.[0]
  // 好了？ asks, and agrees to nothing.
  return said === 'noted' && /[?？]\s*$/u.test(text) ? undefined : said
}
