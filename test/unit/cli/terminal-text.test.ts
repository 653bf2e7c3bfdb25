import { describe, expect, it } from 'vitest'
import { terminalText } from '../../../src/cli/demo/terminal-text.ts'

const print = (markdown: string, width = 60) => terminalText(markdown, width, (text) => `<${text}>`)

describe('text for a terminal', () => {
  it('shows bold words, code and escaped characters as words', () => {
    expect(print('**Done.** Reply `/retry` for rg\\_ml\\_prod &lt;now&gt;')).toBe(
      '<Done.> Reply /retry for rg_ml_prod <now>',
    )
  })

  it('keeps bold words together over the end of a line', () => {
    expect(print('**one two three four**', 9)).toBe('<one two\nthree\nfour>')
  })

  it('leaves hidden lines out', () => {
    expect(print('Text\n\n<!-- planwright:acme/infra#1 -->')).toBe('Text')
  })

  it('names what is folded away and does not show it', () => {
    expect(print('<details><summary>Resource ids</summary>\n\n- /subscriptions/1\n\n</details>')).toBe(
      '[+] Resource ids',
    )
  })

  it('puts a table into columns', () => {
    expect(print('| Stack | Plan |\n|---|---|\n| databricks | 6 to add |\n| a \\| b | `none` |')).toBe(
      ['Stack       Plan', '  databricks  6 to add', '  a | b       none'].join('\n'),
    )
  })

  it('cuts the widest columns of a table that is wider than the terminal', () => {
    const row = `| name | ${'long '.repeat(30)}| short |`
    const lines = print(`Before\n\n| A | B | C |\n|---|---|---|\n${row}`, 50).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(50)
    expect(lines.at(-1)).toMatch(/^ {2}name {2}long long .*\.\.\. {2}short$/)
  })

  it('does not cut columns that are narrow already', () => {
    const row = `| ${Array.from({ length: 8 }, () => 'twelve chars').join(' | ')} |`
    const head = `| ${Array.from({ length: 8 }, () => 'h').join(' | ')} |`
    expect(print(`${head}\n|${'---|'.repeat(8)}\n${row}`, 40)).toContain('twelve chars  twelve chars')
  })

  it('breaks long lines and indents what follows a list sign', () => {
    expect(print('- one two three four', 12)).toBe('- one two\n  three four')
    expect(print('1. one two three', 10)).toBe('1. one two\n   three')
  })

  it('has at most one blank line in a row', () => {
    expect(print('one\n\n\n\ntwo')).toBe('one\n\ntwo')
  })
})
