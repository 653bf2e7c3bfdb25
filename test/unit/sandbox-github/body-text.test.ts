import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyText } from '../../../sandbox/github/pages/body-text.ts'
import { verifies } from '../../scenarios/requirements.ts'

const shown = (text: string) => bodyText(text).markup
const references = {
  person: (login: string) => (login === 'alice' ? '/alice' : undefined),
  issue: (_: string | undefined, number: number) => (number === 1 ? '/issues/1' : undefined),
}

const hostilePieces = [
  ...'< </ > /> details script a b table img svg style form input li x \uE0001\uE001 &lt; " \' = ` @alice #1'.split(
    ' ',
  ),
  ...'[a]( ) ![ ] <!-- --> javascript: java&#115;cript: data:text/html, //evil.example'.split(' '),
  ' onload=x',
  ' href=',
  ' src=',
  ' class="',
  ' style="',
  ' id=x',
  '\n',
  '\n\n',
  '> [!NOTE]\n',
  '- [ ] ',
  '\0',
]

describe('the text of a body', () => {
  it('is rendered as Markdown with tables, lists and folded details', () => {
    expect(shown('**Done.**\n\n| a | b |\n|---|---|\n| 1 | 2 |')).toContain('<td>2</td>')
    expect(shown('- one\n- two')).toContain('<li>one</li>')
    expect(shown('<details><summary>More</summary>\n\n`code`\n\n</details>')).toContain(
      '<summary>More</summary>',
    )
  })

  it('shows what is said to be code as it was written', () => {
    expect(shown('`<b>` and\n\n```\n<script>\n```')).not.toMatch(/<(?:b|script)>/)
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<details open ontoggle=alert(1)>',
    '[press](javascript:alert(1))',
    '![x](javascript:alert(1))',
    '<a href="https://example.com" onclick="x()">x</a>',
  ])('lets no markup of its author through: %s', (text) => {
    expect(shown(text)).not.toMatch(/<(?:script|img|a [^>]*onclick|details [^>]*on)|href="javascript/i)
  })

  it(
    verifies(['github.safe-pages'], 'lets only known tags with harmless attributes out, whatever is written'),
    () => {
      const pieces = fc.constantFrom(...hostilePieces)
      fc.assert(
        fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
          const { markup } = bodyText(parts.join(''), { references, boxForm: 'tick', base: '/acme/infra' })
          const open: string[] = []
          for (const [, slash, name = '', attributes = ''] of markup.matchAll(/<(\/?)([^\s/>]*)([^>]*)>/g)) {
            expect(name).toMatch(
              /^(?:[abipqs]|h[1-6r]|br|em|t[dhrt]|[duo]l|d[dt]|li|table|thead|tbody|tfoot|strong|del|code|pre|blockquote|div|span|details|summary|button)$/,
            )
            if (slash === '/') expect(open.pop()).toBe(name)
            else if (!['br', 'hr'].includes(name)) open.push(name)
            expect(attributes.replaceAll(/ [^\s=]+="[^"]*"/g, '')).toMatch(/^(?: open)?$/)
            for (const [, key, value = ''] of attributes.matchAll(/([^\s=]+)="([^"]*)"/g)) {
              expect(key).toMatch(
                /^(?:href|rel|title|align|class|start|open|form|name|value|role|aria-checked|aria-label)$/,
              )
              if (key === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:|\/(?!\/)|#)/)
            }
          }
          expect(open).toEqual([])
        }),
        { numRuns: 1000 },
      )
    },
  )

  it.each([
    ['a <!-- marker --> b', '<p>a  b</p>\n'],
    ['a <!-- never closed', '<p>a &lt;!-- never closed</p>\n'],
    ['<!-- never closed\n\nhidden', undefined],
    ['<!-- one -->\n\nend', '<p>end</p>\n'],
    ['`<!-- code -->`', '<p><code>&lt;!-- code --&gt;</code></p>\n'],
    ['one\ntwo', '<p>one<br>two</p>\n'],
  ])('shows %j without hidden comments and with its line breaks', (text, expected) => {
    const none = '<p class="muted">No description provided.</p>'
    expect(shown(text)).toBe(expected === undefined ? none : `<div class="text">${expected}</div>`)
  })

  it('drops tags that GitHub does not know and keeps what they hold', () => {
    expect(shown('rg-<team> <font color=red>x</font> <b class=badge>y</b>')).toContain('rg- x <b>y</b>')
  })

  it('shows the tags that Markdown of GitHub disallows as they were written', () => {
    expect(shown('a <title> <iframe src=x>')).toContain('a &lt;title&gt; &lt;iframe src=x&gt;')
  })

  it('closes what was left open', () => {
    expect(shown('<details><summary>a\n\nb <code>c</b>')).toMatch(/<\/code>.*<\/summary><\/details><\/div>$/s)
  })

  it('turns the five kinds of alerts into alerts, at the top level only', () => {
    for (const kind of ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION']) {
      expect(shown(`> [!${kind}]\n> Words`)).toContain(`<div class="alert ${kind.toLowerCase()}">`)
    }
    expect(shown('> [!OTHER]\n> Words')).toContain('<blockquote>')
    expect(shown('- > [!NOTE]\n  > Words')).not.toContain('alert')
  })

  it('links people and issues that exist, outside of code and links', () => {
    const linked = bodyText(
      '@alice, @nobody, #1, #2, acme/infra#1, a@alice, `@alice`, [#1](https://example.com)',
      { references },
    )
    expect(linked.markup).toBe(
      '<div class="text"><p><a href="/alice">@alice</a>, @nobody, <a href="/issues/1">#1</a>, #2, ' +
        '<a href="/issues/1">acme/infra#1</a>, a@alice, <code>@alice</code>, <a href="https://example.com" rel="nofollow">#1</a></p>\n</div>',
    )
  })

  it('lets relative links start from the folder of the file', () => {
    const text = '[a](docs/a.md) [b](#b) [c](/c) ![d](d.png)'
    const { markup } = bodyText(text, { base: '/acme/infra/blob/main' })
    expect([...markup.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '/acme/infra/blob/main/docs/a.md',
      '#b',
      '/c',
      '/acme/infra/blob/main/d.png',
    ])
  })

  it('colors the lines of a diff', () => {
    expect(shown('```diff\n+a\n-<b>\n c\n```')).toContain(
      '<span class="plus">+a</span>\n<span class="minus">-&lt;b&gt;</span>\n c',
    )
  })

  it('gives a box to press only to those who may edit, and only where it is sure of its place', () => {
    expect(shown('- [x] done')).toContain('role="img" aria-label="Done"')
    const boxes = (text: string) => bodyText(text, { boxForm: 'tick' }).markup.match(/<button[^>]*>/g) ?? []
    expect(boxes('- [ ] **one**\n- [x] two')).toEqual([
      '<button class="box" form="tick" name="box" value="0" role="checkbox" aria-checked="false" aria-label="one">',
      '<button class="box checked" form="tick" name="box" value="1" role="checkbox" aria-checked="true" aria-label="two">',
    ])
    expect(boxes('<!--\n- [ ] hidden\n-->\n\n- [ ] one')).toEqual([])
  })

  it('says that there is none', () => {
    expect(bodyText(null).markup).toContain('No description provided.')
    expect(shown('<!-- only a marker -->')).toContain('No description provided.')
  })

  it.each([
    ['<a '.repeat(20_000)],
    ['<a x="'.repeat(10_000)],
    ['@'.repeat(60_000)],
    ['a/'.repeat(30_000)],
    ['- [ ] x\n'.repeat(5_000)],
    ['[ \t>'.repeat(12_000)],
  ])(
    'is done with a hostile text in a moment: %#',
    (text) => {
      expect(bodyText(text, { references, boxForm: 'tick' }).markup.length).toBeGreaterThan(0)
    },
    10_000,
  )
})
