import encodeQR from 'qr'
import { writeWhole } from '../documents/write-whole.ts'
import { misused, readArguments } from './arguments.ts'
import type { Command } from './command.ts'

const options = { bot: { type: 'string' }, out: { type: 'string', default: '填报人一页通.html' } } as const

/** Telegram's rule for the names of bots. */
const BOT_NAME = /^[A-Za-z][A-Za-z0-9_]{1,29}bot$/i

/** 填报人一页通: one page to print, with the bot's code, which any browser opens and prints. */
export const onePage: Command = {
  name: 'one-page',
  usage: '--bot NAME [--out FILE.html]',
  does: 'a page to print for those who report, with the QR code of the bot',
  async run(args) {
    const read = readArguments({ args: [...args], options })
    if (typeof read === 'string') return misused(`one-page: ${read}`)
    const { out } = read.values
    const bot = read.values.bot?.replace(/^@/, '') ?? ''
    if (!BOT_NAME.test(bot)) return misused('--bot: say the name of the bot, such as qinghe_qunbao_bot')
    await writeWhole(out, (put) => put(pageOf(bot)))
    process.stdout.write(`${out}: open it in a browser and print it\n`)
    return 0
  },
}

const STEPS = [
  ['第一次', '点开群团办发来的邀请链接，再点“开始”。换手机不用再来一遍。'],
  ['报一项', '点“填报”，选一类工作，一题一题答。按钮能点就点，数字直接打。'],
  ['也可以一句话', '直接打：昨天在村里宣讲2场，受众150余人。听懂的填好，没说的再问。'],
  ['核对', '看一遍，点“确认提交”。收到编号，就是存好了。'],
  ['没有新工作', '点“零报告”，一下就好。'],
  ['报错了', '点“我的填报”，选那一份，改好再提交。没报完的放着，回来接着填。'],
] as const

const NUMBERS = ['320', '三百二', '150余人', '1.2万', '男30女20', '大概八十'] as const

function pageOf(bot: string): string {
  const steps = STEPS.map(([what, how]) => `<li><b>${what}</b>${how}</li>`).join('')
  const numbers = NUMBERS.map((one) => `<span>${one}</span>`).join('')
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>群报：填报人一页通</title>
<style>
@page { size: A4; margin: 14mm }
body { font: 15pt/1.5 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #17202a; max-width: 182mm; margin: 0 auto }
h1 { font-size: 30pt; color: #a83227; margin: 0 }
header { display: flex; gap: 10mm; align-items: center; border-bottom: 2px solid #a83227; padding-bottom: 4mm }
header div { flex: 1 }
figure { margin: 0; text-align: center; font-size: 11pt }
svg { width: 44mm; height: 44mm; display: block; margin: 0 auto }
ol { padding: 0; list-style: none; counter-reset: step; margin: 5mm 0 }
li { counter-increment: step; display: grid; grid-template-columns: 10mm 34mm 1fr; padding: 2.4mm 0; border-bottom: 1px solid #d3dae1 }
li::before { content: counter(step); color: #a83227; font-weight: 700 }
p span { border: 1px solid #6f7a85; border-radius: 4mm; padding: 0 3mm; margin-right: 2mm; white-space: nowrap }
.careful { background: #fff3d6; border-radius: 3mm; padding: 3mm 4mm }
</style>
<header><div><h1>群报</h1>手机上一分钟报一项工作。每周一17:00汇总，周末前报的都算。</div>
<figure>${encodeQR(`https://t.me/${bot}`, 'svg')}@${bot}</figure></header>
<ol>${steps}</ol>
<p>数字这样打都行：<br>${numbers}</p>
<p class="careful">只报可以公开的工作。不写国家秘密、工作秘密、案件信息，不写姓名、电话、证件号。</p>
<p>不清楚的，问镇里或县群团办；在机器人里发 /help 也行。</p>
</html>`
}
