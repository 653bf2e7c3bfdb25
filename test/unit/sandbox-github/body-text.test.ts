import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyText } from '../../../sandbox/github/pages/body-text.ts'

const shown = (text: string) => bodyText(text).markup

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

  it('never lets a tag with attributes through, whatever is written', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      'details',
      'script',
      ' onload=x',
      '`',
      '\n',
      '[a](',
      'javascript:',
      ')',
      '"',
      'x',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const tags = shown(parts.join('')).match(/<[a-z][^>]*>/gi) ?? []
        for (const tag of tags) expect(tag).not.toMatch(/onload|script/i)
      }),
    )
  })

  it.each([
    ['a <!-- marker --> b', '<p>a  b</p>'],
    ['a <!-- never closed', '<p>a</p>'],
    ['<!-- one --><!-- two -->end', '<p>end</p>'],
    ['one\ntwo', '<p>one<br>two</p>'],
  ])('shows %j without hidden comments and with its line breaks', (text, expected) => {
    expect(shown(text)).toBe(`<div class="text">${expected}\n</div>`)
  })

  it('says that there is none', () => {
    expect(bodyText(null).markup).toContain('No description.')
    expect(shown('<!-- only a marker -->')).toContain('No description.')
  })
})
