/**
 * The commonest surnames, with those common in the south-west. Left out are the ones that mostly are another word at
 * that place: 于, 和, 向, 对, 国, 家, 从.
 */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁余叶蒋杜苏魏程吕丁卢姚沈钟姜崔谭陆' +
  '范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵覃武钱戴严莫孔常汤岑蒙班冉敖娄骆柏申' +
  '康施洪翁倪卓蓝穆兰甘祝涂詹聂焦邬欧冷柳邢庞樊' +
  '張劉陳楊黃趙吳孫馬羅鄭許鄧馮韓'
const TWO = '欧阳|上官|司马|诸葛|皇甫|令狐|司徒|夏侯|尉迟|公孙|慕容|东方|西门|端木'
const SURNAME = `(?:${TWO}|[${SURNAMES}])`

/** Words that begin with a surname's character and are no name. */
const NOT_A_NAME =
  '高兴|高龄|高山|高级|高度|高质|方便|方案|方面|方法|方式|常态|常住|常年|常见|程序|程度|金融|金牌|金额|白酒|白天|石漠|江边|田间|田园|' +
  '林下|林业|林场|龙头|马上|马铃|黄牛|武装|武术|严重|严格|严肃|余下|周边|周年|周末|周全|夏季|夏天|秦腔|钟表|史料|' +
  '毛线|陶瓷|顾问|钱款|许多|曾经|何时|何种|叶片|雷雨|雷电|孔子|汤圆|班子|班级|班长|蓝天|兰花|柏油|康养|康复|康乐|施工|' +
  '申请|申报|申领|洪涝|洪水|甘蔗|冷库|冷链|柳编|焦点|骆驼|欧洲|唐诗|宋词|韩国|苏绣|段落|丁香|谢意|宋体|金秋|金色'
/** Characters that given names do not hold: numbers, particles, kinship, ranks. */
const GIVEN =
  '[^\\P{Script=Han}的了和与及在为是有户家人众全各某同总副老幼们个名位员性镇乡村县市州省区街队校班组会部委站所办局处科厂店]'
const NAME = `(?!(?:${NOT_A_NAME}))${SURNAME}${GIVEN}{1,2}?`

const ADDRESS =
  '同志|先生|女士|小姐|老人|大爷|大妈|大娘|大叔|大姐|大哥|奶奶|爷爷|阿姨|叔叔|婆婆|公公|老师|医生|律师|师傅|书记|主任|主席|支书|' +
  '会长|镇长|乡长|县长|村长|局长|部长|校长|院长|经理|老板|户主|夫妇|夫妻|父子|母女|一家'
const LED_BY =
  '村民|居民|户主|患者|病人|老人|孤儿|儿童|学生|职工|残疾人|困难户|低保户|贫困户|脱贫户|群众|党员|志愿者|代表|作者|获奖者|联系人|' +
  '负责人|姓名|慰问|走访|看望|探望|救助|帮扶|帮助|入户'
const END = '(?=$|[\\s，。、；：！？,.;:!?（）()“”《》]|的|等|家|户|\\d)'

const PATTERNS: readonly RegExp[] = [
  // 张三同志, 李四老人, 欧阳小五书记
  new RegExp(`${NAME}(?:${ADDRESS})`, 'u'),
  // 张书记, 王老师: somebody whom everyone there knows
  new RegExp(`(?:^|[^\\p{Script=Han}]|[和与由请向给])(?:老|小)?${SURNAME}(?:${ADDRESS})(?!人)`, 'u'),
  // 李某某, 王某, 王××, 张XX. 某 before a place or a day is only somewhere, some day.
  new RegExp(`${SURNAME}某(?![镇乡村县市州省区街地处日天月年些种项次个单部])`, 'u'),
  new RegExp(`${SURNAME}[×xXＸｘ*＊○〇□]{1,2}(?![×xXＸｘ*＊○〇□A-Za-z\\d]|[镇乡村县市州省区街元万人户次名])`, 'u'),
  /[×xXＸｘ*＊]某/u,
  // 村民张三，慰问李四家
  new RegExp(`(?:${LED_BY})(?:[:：是为])?${NAME}${END}`, 'u'),
  // 张三家, 李小四户 at the beginning
  new RegExp(`(?:^|[\\s，。、；：！？,.;:!?（(“]|[为给到在向和与])${NAME}(?:家|户)(?![庭长人口族])`, 'u'),
]

/** True where a text seems to name a person. It may be wrong either way: it warns, it never refuses. */
export function namesPerson(text: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(text))
}
