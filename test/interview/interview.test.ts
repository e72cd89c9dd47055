import { describe, expect, it } from 'vitest'
import { formSchema } from '../../src/catalogue/schema.ts'
import { EVERYTHING, FILE, NUMBERS, Talk } from './talk.ts'

describe('the way through a form', () => {
  it('asks each question once, and echoes all with the raw words beside what was converted', () => {
    const talk = new Talk()
    expect(talk.text).toBe('【样样都有 1/5】\n叫什么名字？\n直接打名称，40字以内。')
    expect(talk.buttons).toEqual(['迎新春', '读书会', '返回', '取消'])
    talk.taps('迎新春')
    expect(talk.buttons).toEqual(['今天', '昨天', '前天', '其他日期', '返回', '取消'])
    talk.taps('昨天')
    talk.says('一百五十多')
    talk.says('市级')
    talk.taps('妇联')
    talk.taps('选好了')
    expect(talk.buttons).toEqual(['本单位牵头', '妇联', '返回', '取消'])
    talk.taps('本单位牵头')
    talk.says('都覆盖了')
    expect(talk.buttons).toEqual(['确认提交', '图片', '做法', '改某一项', '取消'])
    talk.taps('图片')
    talk.sendsPicture(FILE)
    talk.sendsPicture(`${FILE}x`)
    talk.taps('选好了')
    talk.taps('做法')
    expect(talk.text).toMatch(/^【样样都有 补充】\n怎么做的？/)
    talk.says('上门走访，\n讲政策。')
    expect(talk.text).toBe(
      [
        '请核对：甲镇妇联　样样都有',
        '名称：迎新春',
        '日期：2022年11月8日（周二）（原话：昨天）',
        '人数：150余人（原话：一百五十多）',
        '级别：州（市）级（原话：市级）',
        '联合：妇联',
        '牵头：本单位牵头',
        '全覆盖：是（原话：都覆盖了）',
        '图片：2张',
        '做法：上门走访，讲政策',
        '计入 11月7日—11月13日 这一周',
      ].join('\n'),
    )
    expect(talk.taps('确认提交').outcome).toBe('submitted')
  })

  it('does not repeat raw words that say the same', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '2022年11月8日', '320人', '省级', '没有联合', '否')
    expect(talk.text).not.toContain('原话')
    expect(talk.text).toContain('人数：320人')
  })

  it('asks yes or no only of towns', () => {
    const village = new Talk(undefined, { level: 'village' })
    expect(village.text).toContain('1/4')
    village.saysAll('读书会', '今天', '3', '省级', '没有联合')
    expect(village.step.at).toBe('echo')
  })

  it('offers at the echo what nobody has to give, asks what is chosen, and comes back', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '今天', '0', '没有联合', '是')
    expect(talk.text).toMatch(/全覆盖：是\n计入.+\n\n还有要补充的？点一项再填，没有就点“确认提交”。$/)
    expect(talk.text).not.toContain('做法')
    talk.saysAll('做法', '上门走访')
    expect(talk.text).toContain('做法：上门走访')
    expect(talk.buttons).toEqual(['确认提交', '图片', '改某一项', '取消'])
    talk.taps('图片')
    talk.taps('返回')
    expect(talk.buttons).toContain('图片')
    expect(talk.taps('确认提交').outcome).toBe('submitted')
  })

  it.each(['做法', '补充做法', '还有做法', '加一下做法'])('takes %s for the fact that it names', (words) => {
    const talk = new Talk()
    talk.saysAll('读书会', '今天', '0', '没有联合', '是')
    talk.says(words)
    expect(talk.step).toEqual({ at: 'question', code: 'words' })
  })

  it.each([
    ['做法：上门走访', 'words', '上门走访'],
    ['还有做法，上门走访', 'words', '上门走访'],
    ['人数改成230', 'people', 230],
    ['人数应为230人', 'people', 230],
    ['日期是昨天', 'on', '2022-11-08'],
    ['把人数改成230', 'people', 230],
    ['不对，人数是230', 'people', 230],
    ['打错了，人数230', 'people', 230],
    ['人数：230人', 'people', 230],
    ['230人', 'people', 230],
    ['应该是230人', 'people', 230],
    ['人数有230', 'people', 230],
    ['昨天', 'on', '2022-11-08'],
    ['改成昨天', 'on', '2022-11-08'],
    ['不是今天，是昨天', 'on', '2022-11-08'],
    ['时间改到昨天', 'on', '2022-11-08'],
    ['名称改成诵读会', 'title', '诵读会'],
    ['名字应该是诵读会', 'title', '诵读会'],
    ['级别省级', 'level', undefined],
  ])('takes %s for the fact and what it is', (words, code, value) => {
    const talk = new Talk()
    talk.saysAll('读书会', '今天', '0', '没有联合', '是')
    talk.says(words)
    expect(talk.value(code)).toBe(value)
  })

  it.each([
    ['人数写错了', 'people'],
    ['日期不对', 'on'],
    ['改一下日期', 'on'],
    ['改时间', 'on'],
    ['修改一下名字', 'title'],
    ['名称要改', 'title'],
  ])('asks anew what %s names', (words, code) => {
    const talk = Talk.atEcho()
    talk.says(words)
    expect(talk.step).toEqual({ at: 'question', code })
    expect(talk.text).toContain('现在是：')
  })

  it.each(['不对', '有地方错了', '我要改一下', '这里写错了', '改一项'])('lists what can be changed at %s', (words) => {
    const talk = Talk.atEcho()
    talk.says(words)
    expect(talk.text).toBe('要改哪一项？点它，或打它的序号。')
  })

  it('means what was answered sooner than what was left out, whatever persons are measured by', () => {
    const count = (code: string, label: string, unit: string, optional: boolean) => ({
      ...{ code, kind: 'count', ask: `${label}？`, optional },
      indicator: { label, unit },
    })
    const form = formSchema.parse({
      ...{ code: 'helpers', title: '志愿服务' },
      questions: [count('helpers', '志愿者', '名', false), count('helped', '受益群众', '人次', true)],
    })
    const talk = new Talk(form)
    const kept = () => [talk.value('helpers'), talk.value('helped')]
    talk.saysAll('30', '人数是35')
    expect(kept()).toEqual([35, undefined])
    talk.says('40名')
    expect(kept()).toEqual([40, undefined])
    talk.says('受益群众50')
    expect(kept()).toEqual([40, 50])
  })

  it('asks which is meant where a number may be of several', () => {
    const talk = new Talk(NUMBERS)
    talk.saysAll('甲点', '3', '5')
    const before = talk.draft.answers
    talk.says('12')
    expect(talk.text).toMatch(/^没看懂“12”指哪一项。\n\n要改哪一项？/)
    expect(talk.draft.answers).toEqual(before)
    talk.taps('返回')
    talk.says('3改成4')
    expect(talk.value('teams')).toBe(4)
  })

  it.each(['1', '12'])('asks what %s is for: figures alone may be those of a button', (words) => {
    const talk = Talk.atEcho()
    const before = talk.draft.answers
    talk.says(words)
    expect(talk.text).toContain(`没看懂“${words}”指哪一项。`)
    expect(talk.draft.answers).toEqual(before)
  })

  it.each(['这是镇里办的', '名称是镇里定的', '大家都说好', '下次再办', '没人来', '活动很成功'])(
    'changes nothing at %s',
    (words) => {
      const talk = Talk.atEcho()
      const before = talk.draft.answers
      talk.says(words)
      expect([talk.turn.outcome, talk.draft.answers]).toEqual(['refused', before])
    },
  )

  it.each([
    ['人数改成230', 'people', 230],
    ['日期应该是昨天', 'on', '2022-11-08'],
    ['名称改成诵读会', 'title', '诵读会'],
  ])('takes %s amid the questions after it too', (words, code, value) => {
    const talk = new Talk()
    talk.saysAll('读书会', '今天', '20', '省级')
    const { step } = talk
    talk.says(words)
    expect([talk.value(code), talk.step]).toEqual([value, step])
    expect(talk.text).toMatch(/^记下了：/)
  })

  it('goes back to what is said to be wrong', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '今天', '20', '日期写错了')
    expect(talk.step).toEqual({ at: 'question', code: 'on' })
  })

  it('names the button that is there', () => {
    const talk = Talk.atEcho()
    talk.says('👌🏼吗')
    const [lead = ''] = talk.text.split('\n')
    expect(talk.buttons).toContain(/没问题点“(.+?)”/.exec(lead)?.[1])
  })

  it('asks the fact where what was said of it is no answer', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '今天', '0', '没有联合', '是', '日期是很久以前')
    expect([talk.turn.outcome, talk.step]).toEqual(['refused', { at: 'question', code: 'on' }])
  })

  it('says where to tap when nothing is to be added', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '今天', '0', '没有联合', '是', '没有了')
    expect(talk.text).toMatch(/^没有要补充的，就点“确认提交”。/)
    const full = Talk.atEcho()
    full.sendsPicture(FILE)
    expect(full.text).not.toContain('补充')
  })

  it('asks what hangs on an added fact, and takes it back with the fact', () => {
    const question = {
      code: 'prize',
      kind: 'choice',
      ask: '几等奖？',
      label: '奖次',
      when: 'words',
      choices: ['一等奖'],
    }
    const form = formSchema.parse({ ...EVERYTHING, questions: [...EVERYTHING.questions, question] })
    const talk = new Talk(form)
    talk.saysAll('读书会', '今天', '0', '没有联合', '是')
    expect(talk.buttons).not.toContain('奖次')
    talk.saysAll('做法', '上门走访')
    expect(talk.text).toMatch(/^【样样都有 补充】\n几等奖/)
    talk.taps('返回')
    expect(talk.text).toContain('现在是：上门走访')
    talk.saysAll('不改', '一等奖')
    expect(talk.text).toContain('奖次：一等奖')
    talk.saysAll('改某一项', '做法', '跳过')
    expect(talk.text).not.toMatch(/奖次|做法/)
  })

  it.each(['没有', '无', '没有了'])('takes %s to an optional text as skipped', (words) => {
    const talk = new Talk()
    talk.saysAll('读书会', '今天', '0', '没有联合', '是', '做法', words)
    expect(talk.value('words')).toBeNull()
    expect(talk.step.at).toBe('echo')
  })

  it('takes no picture, voice message or skip where there is none to take', () => {
    const talk = new Talk(NUMBERS)
    expect(talk.sendsPicture(FILE)).toMatchObject({ outcome: 'refused' })
    expect(talk.text).toContain('不收照片')
    expect(talk.hears({ kind: 'other' }).outcome).toBe('refused')
    expect(talk.text).toContain('请打字')
    expect(talk.presses({ turn: talk.draft.turn, action: 'skip' }).outcome).toBe('stale')
    expect(talk.draft.answers).toEqual({})
  })

  it('takes as many pictures as the question has room for', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '今天', '0', '没有联合', '是', '图片')
    talk.says('这是图片')
    expect(talk.text).toContain('要发照片')
    for (const file of [FILE, `${FILE}2`]) talk.sendsPicture(file)
    expect(talk.sendsPicture(`${FILE}3`).outcome).toBe('refused')
    talk.taps('选好了')
    expect(talk.value('pictures')).toEqual([FILE, `${FILE}2`])
  })

  it('keeps a picture that comes at any step, and stays there', () => {
    const talk = new Talk()
    talk.sendsPicture(FILE)
    expect(talk.text).toMatch(/^照片收下了，共1张。\n\n【样样都有 1\/5】/)
    talk.saysAll('读书会', '今天', '0', '没有联合', '是')
    talk.sendsPicture(`${FILE}2`)
    expect(talk.text).toContain('图片：2张')
    talk.sendsPicture(`${FILE}3`)
    expect(talk.text).toMatch(/^照片最多2张/)
    expect(talk.taps('确认提交').outcome).toBe('submitted')
  })
})

describe('back and cancel', () => {
  it('goes back question by question, keeps or changes what was answered, and goes on where it was', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '昨天', '20')
    expect(talk.text).toContain('是哪一级')
    talk.taps('返回')
    expect(talk.text).toContain('现在是：20人')
    talk.taps('返回')
    talk.says('前天')
    expect(talk.text).toContain('是哪一级')
    talk.taps('返回')
    talk.taps('不改')
    expect(talk.text).toContain('是哪一级')
    expect(talk.value('on')).toBe('2022-11-07')
  })

  it('begins a question of several choices with its present answer ticked', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '昨天', '0', '团委、妇联')
    talk.taps('返回')
    expect(talk.text).toContain('现在是：妇联、团委')
    expect(talk.buttons).toEqual(['没有联合', '✓ 妇联', '科协', '✓ 团委', '选好了', '不改', '返回', '取消'])
    talk.taps('✓ 团委')
    talk.taps('选好了')
    expect(talk.value('partners')).toEqual(['妇联'])
    // Typed words take the place of the answer; beside a tick of now they add to it.
    talk.taps('返回')
    talk.says('科协')
    expect(talk.value('partners')).toEqual(['科协'])
    talk.taps('返回')
    talk.taps('妇联')
    talk.says('团委')
    expect(talk.value('partners')).toEqual(['妇联', '科协', '团委'])
  })

  it('leaves the form by 返回 at its first question, and comes back to it', () => {
    const talk = new Talk()
    expect(talk.taps('返回').outcome).toBe('left')
    talk.hears({ kind: 'resume' })
    expect(talk.taps('返回').outcome).toBe('left')
  })

  it('is taken up where it was cancelled, and can be cancelled again', () => {
    const talk = new Talk()
    talk.says('读书会')
    expect(talk.taps('取消').outcome).toBe('cancelled')
    expect(talk.draft.answers['title']?.value).toBe('读书会')
    talk.hears({ kind: 'resume' })
    expect(talk.text).toMatch(/^接着填，前面填的是：\n名称：读书会\n\n【样样都有 2\/\d】\n是哪天/)
    expect(talk.taps('取消').outcome).toBe('cancelled')
  })

  it('does not take an edit of a refused message for the question gone back to', () => {
    const talk = new Talk()
    talk.says('读书会')
    const refused = talk.says('上周')
    talk.taps('返回')
    expect(talk.edits(refused, '昨天').outcome).toBe('unrelated')
    expect(talk.value('title')).toBe('读书会')
  })
})

describe('请核对', () => {
  it.each([
    ['走访王大爷家', true],
    ['上门走访', false],
  ])('warns of somebody who is meant without a name: %s', (words, warns) => {
    const talk = new Talk()
    talk.saysAll('迎新春', '昨天', '0', '没有联合', '是', '做法', words)
    expect(talk.text.includes('⚠ “做法”里像说到某个人')).toBe(warns)
    expect(talk.taps('确认提交').outcome).toBe('submitted')
  })
})

describe('a name of a person', () => {
  const asked = (words = '慰问困难职工张小明') => {
    const talk = new Talk()
    talk.saysAll('迎新春', '昨天', '0', '没有联合', '是', '做法', words)
    expect(talk.text).toBe('“张小明”像是姓名，要写吗？\n不写就是：慰问困难职工')
    expect(talk.buttons).toEqual(['不写姓名', '保留', '返回', '取消'])
    return talk
  }

  it.each(['不写姓名', '不写'])('is left out by %s, and stands nowhere then', (deed) => {
    const talk = asked()
    if (deed === '不写') talk.says(deed)
    else talk.taps(deed)
    expect(talk.text).toContain('做法：慰问困难职工\n')
    expect(talk.value('words')).toBe('慰问困难职工')
    expect(JSON.stringify(talk.draft)).not.toContain('张小明')
  })

  it.each(['保留', '保留吧'])('is kept by %s, and not asked about again', (deed) => {
    const talk = asked()
    if (deed === '保留') talk.taps(deed)
    else talk.says(deed)
    expect(talk.value('words')).toBe('慰问困难职工张小明')
    talk.taps('改某一项')
    talk.taps(talk.buttons.find((label) => label.includes('做法')) ?? '')
    talk.says('慰问困难职工张小明')
    expect(talk.text).toContain('请核对')
  })

  it('may be typed otherwise, gone back from, or be found in an edited message', () => {
    const talk = asked()
    talk.says('慰问困难职工2名')
    expect(talk.value('words')).toBe('慰问困难职工2名')
    const other = asked()
    other.taps('返回')
    expect(other.text).toContain('怎么做的？')
    const edited = new Talk()
    edited.saysAll('迎新春', '昨天', '0', '没有联合', '是', '做法')
    const message = edited.says('慰问困难职工')
    edited.edits(message, '慰问困难职工张小明')
    expect(edited.text).toContain('像是姓名，要写吗？')
    expect(edited.value('words')).toBe('慰问困难职工')
  })

  it('that is all that was said is asked for otherwise, and each line of a list is looked at', () => {
    const talk = new Talk()
    talk.says('张小明')
    expect(talk.text).toBe('“张小明”像是姓名，要写吗？')
    talk.taps('不写姓名')
    expect(talk.text).toContain('请不写姓名，再打一次。')
    expect(talk.text).toContain('叫什么名字？')
  })
})

describe('改某一项', () => {
  it('lists the answers with numbers; a tap, a typed number or a name chooses one', () => {
    for (const chosen of ['3', '第三个', '人数', '3 人数：150余人']) {
      const talk = Talk.atEcho()
      talk.taps('改某一项')
      expect(talk.buttons.slice(0, 3)).toEqual(['1 名称：迎新春', '2 日期：2022年11月8日（周二）', '3 人数：150余人'])
      talk.says(chosen)
      expect(talk.text).toContain('有多少人')
      talk.says('160')
      expect(talk.text).toContain('人数：160人')
    }
  })

  it('comes back to the echo by 返回 and 不改', () => {
    const talk = Talk.atEcho()
    talk.taps('改某一项')
    talk.taps('返回')
    expect(talk.text).toContain('请核对')
    talk.taps('改某一项')
    talk.taps('2 日期：2022年11月8日（周二）')
    talk.taps('不改')
    expect(talk.text).toContain('请核对')
  })

  it('drops the level with the count, asks it again with the count, and submits only what applies', () => {
    const talk = Talk.atEcho()
    talk.saysAll('改某一项', '3 人数：150余人', '0')
    expect(talk.text).not.toContain('级别')
    const fresh = new Talk()
    fresh.saysAll('读书会', '今天', '0', '没有联合', '是', '改某一项', '3 人数：0人', '5')
    expect(fresh.text).toContain('是哪一级')
    fresh.taps('省级')
    expect(fresh.text).toContain('级别：省级')
  })

  it('asks who leads again when the one who led takes no part any more', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '今天', '0', '妇联', '科协', '选好了', '科协', '是')
    expect(talk.text).toContain('牵头：科协')
    talk.saysAll('改某一项', '联合')
    talk.says('妇联、团委')
    expect(talk.text).toContain('谁牵头')
    expect(talk.buttons).toEqual(['本单位牵头', '妇联', '团委', '返回', '取消'])
    talk.taps('妇联')
    expect(talk.text).toContain('牵头：妇联')
  })

  it('keeps who leads where it still takes part', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '今天', '0', '妇联', '科协', '选好了', '科协', '是', '改某一项', '联合')
    talk.says('科协、团委')
    expect(talk.text).toContain('牵头：科协')
  })
})

describe('words where buttons are', () => {
  it.each([
    ['echo', '没问题', '确认提交'],
    ['echo', '对', '确认提交'],
    ['echo', '可以', '确认提交'],
    ['choose', '都要改', '序号'],
  ])('says at the %s what would do', (at, words, told) => {
    const talk = Talk.atEcho()
    if (at === 'choose') talk.taps('改某一项')
    talk.says(words)
    expect([talk.turn.outcome, talk.step.at]).toEqual(['refused', at])
    expect(talk.text.split('\n')[0]).toContain(told)
  })

  it.each(['确认提交', '确认', '提交。', '确定'])('submits at %s', (words) => {
    const talk = Talk.atEcho()
    talk.says(words)
    expect(talk.turn.outcome).toBe('submitted')
  })

  it('takes a label for its button, but one that would only be ticked for the answer', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '昨天', '0')
    talk.says('返回')
    expect(talk.text).toContain('有多少人')
    talk.says('0')
    talk.taps('妇联')
    talk.says('科协')
    expect(talk.value('partners')).toEqual(['妇联', '科协'])
  })

  it('adds typed words to what is ticked', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '昨天', '0')
    talk.taps('团委')
    talk.says('县妇联和科协')
    expect(talk.value('partners')).toEqual(['妇联', '科协', '团委'])
  })

  it('changes an answer typed as a label when its message is edited', () => {
    const talk = new Talk()
    talk.taps('读书会')
    const typed = talk.says('昨天')
    talk.edits(typed, '前天')
    expect(talk.value('on')).toBe('2022-11-07')
  })
})

describe('taps', () => {
  it('takes two quick taps as one, and a tap of an earlier question as old', () => {
    const talk = new Talk()
    const name = talk.button('读书会')
    talk.presses(name)
    expect(talk.presses(name).outcome).toBe('repeated')
    talk.says('昨天')
    expect(talk.presses(name).outcome).toBe('stale')
    expect(talk.text).toMatch(/^那是旧按钮[\s\S]*有多少人/)
    expect(talk.value('people')).toBeUndefined()
  })

  it('ticks as fast as a thumb taps, though the buttons on the screen are not renewed yet', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '昨天', '0')
    const [women, science] = [talk.button('妇联'), talk.button('科协')]
    expect(talk.presses(women).outcome).toBe('asked')
    expect(talk.presses(science).outcome).toBe('asked')
    expect(talk.presses(women).outcome).toBe('asked')
    talk.taps('选好了')
    expect(talk.value('partners')).toEqual(['妇联', '科协'])
  })

  it('unticks what is ticked', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '昨天', '0')
    talk.taps('妇联')
    talk.taps('✓ 妇联')
    expect(talk.buttons).not.toContain('选好了')
    talk.taps('妇联')
    expect(talk.buttons).toContain('✓ 妇联')
  })

  it('tells how to type another day, each time it is asked', () => {
    const talk = new Talk()
    talk.taps('读书会')
    expect(talk.taps('其他日期').outcome).toBe('refused')
    talk.says('很久以前')
    expect(talk.taps('其他日期').outcome).toBe('refused')
    expect(talk.taps('昨天').outcome).toBe('asked')
  })
})

describe('edited messages', () => {
  it('changes the answer that came in it, and stays at the present question', () => {
    const talk = new Talk()
    const name = talk.says('读书课')
    talk.says('昨天')
    talk.edits(name, '读书会')
    expect(talk.text).toMatch(/^已改：名称 读书会[\s\S]*有多少人/)
  })

  it('is a new try of what was refused', () => {
    const talk = new Talk()
    talk.says('读书会')
    const refused = talk.says('上个礼拜')
    expect(talk.turn.outcome).toBe('refused')
    talk.edits(refused, '11月3日')
    expect(talk.value('on')).toBe('2022-11-03')
  })

  it('keeps the answer where the new words are not understood', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '昨天')
    const people = talk.says('30')
    expect(talk.edits(people, '三四十').outcome).toBe('refused')
    expect(talk.text).toContain('“人数”没有改。')
    talk.edits(people, '13912345678')
    expect(talk.text).toContain('手机号')
    expect(talk.value('people')).toBe(30)
    talk.edits(people, '40')
    expect(talk.value('people')).toBe(40)
  })

  it('goes on where the present question hung on what it changed', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '昨天')
    const people = talk.says('30')
    expect(talk.text).toContain('是哪一级')
    talk.edits(people, '0')
    expect(talk.text).toMatch(/^已改：人数 0人[\s\S]*和谁/)
  })

  it('asks at the echo what an edit made necessary', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '昨天')
    const people = talk.says('0')
    talk.saysAll('没有联合', '是')
    talk.edits(people, '12')
    expect(talk.text).toContain('是哪一级')
  })

  it('is a new answer while the bot asks about the first one', () => {
    const talk = new Talk(undefined, { yearToDate: { people: 200 } })
    talk.saysAll('读书会', '昨天')
    const people = talk.says('累计320')
    expect(talk.step.at).toBe('cumulative')
    talk.edits(people, '120')
    expect(talk.value('people')).toBe(120)
  })

  it('has nothing to do with a draft that it answered nothing in', () => {
    const talk = new Talk()
    talk.says('读书会')
    expect(talk.edits(99, '别的话').outcome).toBe('unrelated')
  })
})

describe('several answers in one message', () => {
  it.each(['读书会，昨天，200多人', '昨天，200多人，读书会', '200多人；读书会；昨天', '读书会\n昨天\n来了200多人'])(
    'takes them apart, and says so: %s',
    (text) => {
      const talk = new Talk()
      talk.says(text)
      expect(talk.text).toMatch(/^记下了：(?=.*名称 读书会)(?=.*日期 2022年11月8日（周二）)(?=.*人数 200余人)/u)
      expect([talk.value('title'), talk.value('on'), talk.value('people')]).toEqual(['读书会', '2022-11-08', 200])
      expect(talk.text).toContain('是哪一级？')
    },
  )

  it.each(['昨天200多人', '昨天200人', '昨天，200人'])(
    'takes apart days and numbers that nothing sets apart: %s',
    (text) => {
      const talk = new Talk()
      talk.says('读书会')
      talk.says(text)
      expect([talk.value('on'), talk.value('people')]).toEqual(['2022-11-08', 200])
      expect(talk.text).toContain('记下了：')
    },
  )

  it.each(['11月8日', '1万2千人', '30岁以上200人'])('of one answer nothing is taken apart: %s', (text) => {
    const talk = new Talk()
    talk.says('读书会')
    talk.says(text)
    expect(talk.text).not.toContain('记下了')
  })

  it('asks where one of them could be for another question, and keeps nothing of it before', () => {
    const talk = new Talk()
    talk.says('读书会，昨天，3场')
    expect(talk.text).toMatch(/^名称是“读书会”，对吗？/u)
    expect(talk.value('title')).toBeUndefined()
    talk.taps('对')
    expect([talk.value('title'), talk.value('on')]).toEqual(['读书会', undefined])
  })

  it('asks about a person named in one of them as ever', () => {
    const talk = new Talk()
    talk.saysAll('慰问困难职工张小明，昨天，5人', '对')
    expect(talk.step.at).toBe('person')
  })

  it('leaves a name that only has a comma in it as it is', () => {
    const talk = new Talk()
    talk.says('加油，甲村！')
    expect(talk.value('title')).toBe('加油，甲村！')
  })
})

describe('what has to be agreed to', () => {
  it('is kept only then, and the echo says so', () => {
    const talk = new Talk()
    talk.saysAll('读书会', '昨天', '20221103')
    expect(talk.text).toBe('“20221103”像日期，真有20221103人吗？')
    talk.taps('不对，重新填')
    expect(talk.text).toContain('有多少人')
    talk.saysAll('20221103', '返回')
    expect(talk.text).toMatch(/^【.*】\n有多少人/u)
    talk.saysAll('150人左右吧，具体记不清', '对的')
    expect(talk.value('people')).toBe(150)
    talk.saysAll('省级', '没有联合', '是')
    talk.says('其余都跳过')
    expect(talk.text).toContain('人数：约150人（原话：150人左右吧，具体记不清，已确认）')
  })

  it.each([
    ['不是', undefined],
    ['嗯', '2022-08-01'],
    ['11月3日', '2022-11-03'],
  ])('takes %s typed there for what it says', (words, value) => {
    const talk = new Talk()
    talk.saysAll('读书会', '8月1日', words)
    expect(talk.value('on')).toBe(value)
  })

  it('is another answer where the message is changed', () => {
    const talk = new Talk()
    talk.says('读书会')
    const day = talk.says('8月1日')
    talk.edits(day, '11月1日')
    expect(talk.value('on')).toBe('2022-11-01')
  })
})

describe('累计 and 现有', () => {
  const about = { yearToDate: { people: 200 }, stock: { teams: 12 } }

  it.each([
    ['今年累计', 120, '人数：120人（累计320，此前已报200）'],
    ['本次新增', 320, '人数：320人（原话：累计320人，已确认是本次）'],
  ])('asks which of the two it is: %s', (choice, value, echoed) => {
    const talk = new Talk(undefined, about)
    talk.saysAll('读书会', '昨天', '累计320人')
    expect(talk.text).toBe('320人是今年累计，还是本次？')
    talk.taps(choice)
    expect(talk.value('people')).toBe(value)
    talk.saysAll('省级', '没有联合', '是')
    expect(talk.text).toContain(echoed)
  })

  it.each([
    ['是累计的', 120],
    ['本次的', 320],
    ['330', 330],
  ])('understands %s there too', (words, value) => {
    const talk = new Talk(undefined, about)
    talk.saysAll('读书会', '昨天', '累计320人', words)
    expect(talk.value('people')).toBe(value)
  })

  it('says at once what it was converted to, and never makes it negative', () => {
    const talk = new Talk(undefined, about)
    talk.saysAll('读书会', '昨天', '累计320人', '今年累计')
    expect(talk.text).toMatch(/^人数记为120人（累计320，此前已报200）。/)
    const less = new Talk(undefined, about)
    less.saysAll('读书会', '昨天', '累计150人', '今年累计')
    expect(less.text).toMatch(/^今年已报200人，比累计150人还多/)
    expect(less.value('people')).toBeUndefined()
    less.says('20')
    expect(less.value('people')).toBe(20)
  })

  it('goes back from it to the question', () => {
    const talk = new Talk(undefined, about)
    talk.saysAll('读书会', '昨天', '累计320人', '返回')
    expect(talk.text).toContain('有多少人')
  })

  it('converts decimals without noise', () => {
    const talk = new Talk(NUMBERS, { yearToDate: { money: 0.1 } })
    talk.saysAll('甲点', '3', '累计0.3万元', '今年累计')
    expect(talk.value('money')).toBe(0.2)
  })

  it('offers the number held, and asks why it has fallen', () => {
    const talk = new Talk(NUMBERS, about)
    talk.says('甲点\n乙点')
    expect(talk.buttons).toContain('还是12支')
    talk.says('10')
    expect(talk.text).toContain('上次报的是12支，这次10支')
    talk.says('合')
    expect(talk.turn.outcome).toBe('refused')
    const reason = talk.says('合'.repeat(61))
    expect(talk.text).toContain('现在61个字')
    talk.edits(reason, '两支合并了')
    expect(talk.text).toContain('折合多少')
    talk.says('0')
    expect(talk.text).toContain('现有队伍：10支，减少原因：两支合并了')
  })

  it('takes a number typed there as the answer again, and 返回 as a way back', () => {
    const talk = new Talk(NUMBERS, about)
    talk.saysAll('甲点', '2', '返回')
    expect(talk.text).toContain('现有几支队')
    talk.saysAll('2', '12')
    expect([talk.value('teams'), talk.step]).toEqual([12, { at: 'question', code: 'money' }])
  })

  it('takes 还是 at one tap', () => {
    const talk = new Talk(NUMBERS, about)
    talk.saysAll('0', '还是12支')
    expect([talk.value('sites'), talk.value('teams')]).toEqual([[], 12])
  })
})
