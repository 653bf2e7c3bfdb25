import { describe, expect, it } from 'vitest'
import { maxReadCharacters, visibleText } from '../../../../src/conversation/reading/visible-text.ts'

function seen(text: string): string {
  return visibleText({ id: '1', by: 'alice', text }).text
}

describe('what the author of a message is taken to have said', () => {
  it.each([
    ['an HTML comment', 'team <!-- region: westus --> orbit', 'team   orbit'],
    ['a comment that is never closed', 'dev <!-- region: westus', 'dev'],
    ['two comments', 'a<!--1-->b<!--2-->c', 'a b c'],
    ['HTML tags', '<b>dev</b> <img alt="prod">', 'dev'],
    ['attributes with line feeds and angle brackets', '<img alt="a > prod\nregion: westus">dev', 'dev'],
    ['attributes in single quotes', "<img alt='a > prod'>dev", 'dev'],
    ['declarations and instructions', '<!DOCTYPE prod><?php prod ?><![CDATA[ prod ]]>dev', 'dev'],
    ['quoted lines', '> region: westus\neastus', 'eastus'],
    ['nested quotes', '>> > prod\ndev', 'dev'],
    ['the line of a mail program', 'dev\nOn Mon, 2 Jan 2026 bob wrote:', 'dev'],
    ['link definitions, which are not shown', '[region]: prod\ndev', 'dev'],
    ['struck words', '~~prod~~ dev', 'dev'],
    ['images', '![prod](http://x/prod.png) dev', 'dev'],
    ['zero-width characters', 'pr\u200Bod\u2060uc\u00ADtion', 'production'],
    ['bidirectional marks', '\u202Edev\u202C', 'dev'],
    ['tag characters', 'dev\u{E0070}\u{E0072}', 'dev'],
    ['control characters', 'a\u0007b', 'a b'],
  ])('leaves out %s', (_, text, expected) => {
    expect(seen(text)).toBe(expected)
  })

  it('keeps the text of a link without its target', () => {
    expect(seen('[dev](http://example.com/prod)')).toBe('dev')
  })

  it('keeps a comparison that looks like a tag', () => {
    expect(seen('workers < 10 > 2')).toBe('workers < 10 > 2')
  })

  it('puts the title before the body', () => {
    const text = visibleText({ id: 'issue', by: 'alice', title: 'Create <!-- x --> it', text: 'dev\r\nnow' })
    expect(text).toEqual({ title: 'Create   it', text: 'Create   it\n\ndev\nnow', truncated: false })
  })

  it('reads the beginning of a long message and says so', () => {
    const text = `region: eastus\n${'x'.repeat(200_000)}\nregion: westus`
    const result = visibleText({ id: '1', by: 'alice', text })
    expect(result.truncated).toBe(true)
    expect(result.text).toHaveLength(maxReadCharacters)
    expect(result.text).not.toContain('westus')
  })
})
