import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  codeBlock,
  escapeMarkdown,
  inlineCode,
  mention,
} from '../../../../src/adapters/handlebars/escape-markdown.ts'

describe('escapeMarkdown', () => {
  it.each([
    ['plain words', 'plain words'],
    ['<img src=x onerror=y>', '&lt;img src=x onerror=y&gt;'],
    ['a | b', 'a \\| b'],
    ['**bold** _em_ `code` [link](x)', '\\*\\*bold\\*\\* \\_em\\_ \\`code\\` \\[link\\](x)'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['back\\slash', 'back\\\\slash'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['12. item', '12\\. item'],
    ['one\n\n# two\r\n- three', 'one \\# two - three'],
    ['zero\u200bwidth \u202eoverride', 'zerowidth override'],
  ])('prints %j as %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected)
  })

  it.each([
    ['ask @alice now', 'ask <code>@alice</code> now'],
    ['@org/team', '<code>@org/team</code>'],
    ['(@al-ice)', '(<code>@al-ice</code>)'],
    ['_@alice', '\\_<code>@alice</code>'],
    ['@\u200balice', '<code>@alice</code>'],
    ['alice@example.com', 'alice@example.com'],
  ])('turns what GitHub reads as a mention in %j into code', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected)
  })

  it('leaves no live markup for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const rest = escapeMarkdown(text)
          .replaceAll('<code>', '')
          .replaceAll('</code>', '')
          .replace(/\\[^A-Za-z0-9\s]/g, '')
        expect(rest).not.toMatch(/[<>|`*_[\]\n\r]/)
      }),
    )
  })
})

describe('inlineCode', () => {
  it.each([
    ['10.20.0.0/16', '`10.20.0.0/16`'],
    ['a`b', '<code>a\\`b</code>'],
    ['a|b', '<code>a\\|b</code>'],
    ['`` ` ``', '<code>\\`\\` \\` \\`\\`</code>'],
    ['</code><b>`', '<code>&lt;/code&gt;&lt;b&gt;\\`</code>'],
    ['two\nlines', '`two lines`'],
    ['', ''],
  ])('prints %j as %j', (text, expected) => {
    expect(inlineCode(text)).toBe(expected)
  })
})

describe('codeBlock', () => {
  it.each([
    ['one\n  two', '```text\none\n  two\n```'],
    ['one\r\ntwo', '```text\none\ntwo\n```'],
    ['a\n```\n<b>', '````text\na\n```\n<b>\n````'],
    ['\u001b[31mred\u200b', '```text\n[31mred\n```'],
  ])('prints %j as %j', (text, expected) => {
    expect(codeBlock(text)).toBe(expected)
  })
})

describe('mention', () => {
  it.each(['alice', 'al-ice', 'acme/platform', 'planwright[bot]'])('mentions %s', (login) => {
    expect(mention(login)).toBe(`@${login}`)
  })

  it.each([
    ['alice bob', 'alice bob'],
    ['<b>', '&lt;b&gt;'],
  ])('prints %j, which is no login, as words', (login, expected) => {
    expect(mention(login)).toBe(expected)
  })
})
