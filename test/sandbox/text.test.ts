import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHtml } from '../../src/sandbox/html.ts'
import { parseMarkdown } from '../../src/sandbox/markdown.ts'
import { findEntities, readText } from '../../src/sandbox/text.ts'
import { urlProblem } from '../../src/sandbox/text-tools.ts'

const nobody = () => undefined

describe('HTML', () => {
  it.each([
    ['<b>周报</b>已发', '周报已发', [{ type: 'bold', offset: 0, length: 2 }]],
    ['a &lt;b&gt; &amp; &quot;c&quot; &#21333; &#x4f4d; &nbsp;', 'a <b> & "c" 单 位 &nbsp;', []],
    [
      '<B><i>甲</i></B>',
      '甲',
      [
        { type: 'italic', offset: 0, length: 1 },
        { type: 'bold', offset: 0, length: 1 },
      ],
    ],
    [
      '<a href="https://example.org/?a=1&amp;b=2">看</a>',
      '看',
      [{ type: 'text_link', offset: 0, length: 1, url: 'https://example.org/?a=1&b=2' }],
    ],
    ["<a href='nowhere'>看</a>", '看', []],
    ['<span class="tg-spoiler">密</span>', '密', [{ type: 'spoiler', offset: 0, length: 1 }]],
    ['<blockquote expandable>引</blockquote>', '引', [{ type: 'expandable_blockquote', offset: 0, length: 1 }]],
    ['<pre><code class="language-ts">x</code></pre>', 'x', [{ type: 'pre', offset: 0, length: 1, language: 'ts' }]],
    ['<code class="language-ts">x</code>', 'x', [{ type: 'code', offset: 0, length: 1 }]],
    ['😀<u>甲</u>', '😀甲', [{ type: 'underline', offset: 2, length: 1 }]],
    ['<b></b>空', '空', []],
    ['<b>甲</>乙', '甲乙', [{ type: 'bold', offset: 0, length: 1 }]],
  ])('reads %s', (html, text, entities) => {
    expect(parseHtml(html)).toEqual({ text, entities })
  })

  it.each([
    ['<b>开头', 'Can\'t find end tag corresponding to start tag "b"'],
    ['<script>x</script>', 'Unsupported start tag "script" at byte offset 0'],
    ['<constructor>x</constructor>', 'Unsupported start tag "constructor" at byte offset 0'],
    ['县<p>x</p>', 'Unsupported start tag "p" at byte offset 3'],
    ['人数 < 20 > 10', 'Unsupported start tag "" at byte offset 7'],
    ['人数<20', 'Unclosed start tag at byte offset 6'],
    ['<b><i>test</b></i>', 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<b>x</b', 'Unclosed end tag at byte offset 4'],
    ['<a href="x"', 'Unclosed start tag "a" at byte offset 0'],
    ['<a href>x</a>', 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<tg-emoji emoji-id="x">x</tg-emoji>', 'Invalid custom emoji identifier specified'],
  ])('refuses %s', (html, reason) => {
    expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${reason}`)
  })

  it('gives back any text whose < > & are escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
        expect(parseHtml(escaped)).toEqual({ text, entities: [] })
      }),
    )
  })
})

describe('MarkdownV2', () => {
  it.each([
    ['*周报*', '周报', [{ type: 'bold', offset: 0, length: 2 }]],
    [
      '__甲__ _乙_',
      '甲 乙',
      [
        { type: 'underline', offset: 0, length: 1 },
        { type: 'italic', offset: 2, length: 1 },
      ],
    ],
    [
      '||密||~删~',
      '密删',
      [
        { type: 'spoiler', offset: 0, length: 1 },
        { type: 'strikethrough', offset: 1, length: 1 },
      ],
    ],
    ['3\\.5', '3.5', []],
    ['`a.b`', 'a.b', [{ type: 'code', offset: 0, length: 3 }]],
    [
      '[看](https://example.org/a\\)b)',
      '看',
      [{ type: 'text_link', offset: 0, length: 1, url: 'https://example.org/a)b' }],
    ],
    ['>引\n外', '引\n外', [{ type: 'blockquote', offset: 0, length: 2 }]],
  ])('reads %s', (source, text, entities) => {
    expect(parseMarkdown(source)).toEqual({ text, entities })
  })

  it.each([
    ['hello.', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ['a-b', "Character '-' is reserved and must be escaped with the preceding '\\'"],
    ['hello!', "Character '!' is reserved and must be escaped with the preceding '\\'"],
    ['*unclosed', "Can't find end of Bold entity at byte offset 0"],
    ['县_x', "Can't find end of Italic entity at byte offset 3"],
  ])('refuses %s', (source, reason) => {
    expect(() => parseMarkdown(source)).toThrow(`Bad Request: can't parse entities: ${reason}`)
  })
})

describe('what Telegram finds in plain text', () => {
  it.each([
    ['/start abc', ['bot_command /start']],
    ['请点 /report@county_bot 填报', ['bot_command /report@county_bot']],
    ['和/或', []],
    ['报/start', []],
    ['1/2', []],
    ['@county_bot 好', ['mention @county_bot']],
    ['见 https://example.org/a，谢谢', ['url https://example.org/a']],
    ['写信 a.b@example.org', ['email a.b@example.org']],
    ['#妇联 #2024', ['hashtag #妇联']],
  ])('%s', (text, expected) => {
    expect(findEntities(text).map((e) => `${e.type} ${text.slice(e.offset, e.offset + e.length)}`)).toEqual(expected)
  })

  it('finds nothing within code', () => {
    expect(readText({ text: '<code>/start</code>', parse_mode: 'HTML' }, nobody).entities).toEqual([
      { type: 'code', offset: 0, length: 6 },
    ])
  })

  it('moves entities when white space is cut off', () => {
    expect(readText({ text: ' \n <b>甲 </b>\n', parse_mode: 'html' }, nobody)).toEqual({
      text: '甲',
      entities: [{ type: 'bold', offset: 0, length: 1 }],
    })
  })
})

describe('addresses', () => {
  it.each([
    ['https://example.org', undefined],
    ['example.org/a', undefined],
    ['tg://user?id=1', undefined],
    ['not-a-url', 'Wrong HTTP URL'],
    ['http://localhost:3000', 'Wrong HTTP URL'],
    ['ftp://example.org', 'Unsupported URL protocol'],
    ['javascript:alert(1)', 'Unsupported URL protocol'],
    ['mailto:a@example.org', 'Unsupported URL protocol'],
    ['', 'URL host is empty'],
  ])('%s', (url, problem) => {
    expect(urlProblem(url)).toBe(problem)
  })
})
