import { describe, expect, it } from 'vitest'
import { capLine, capMarkdown } from '../../../../src/adapters/github/cap-text.ts'

const marker = '<!-- planwright:acme/infra#1/comment/1 -->'

describe('a text that is too long', () => {
  it('is left as it is when it just fits', () => {
    expect(capMarkdown('a'.repeat(1000), 1000)).toBe('a'.repeat(1000))
  })

  it.each([1001, 5000])('is cut from %i characters to 1000, says so and ends in its marker', (length) => {
    const capped = capMarkdown(`${'a'.repeat(length)}\n\n${marker}\n`, 1000)
    expect(capped.length).toBeLessThanOrEqual(1000)
    expect(capped).toMatch(/^a{700,}\n\nThe rest of this text is cut/)
    expect(capped.endsWith(`\n${marker}`)).toBe(true)
  })

  it('closes a code block and a folded part that the cut leaves open', () => {
    const capped = capMarkdown(`<details>\n\`\`\`\n${'a'.repeat(2000)}\n\`\`\`\n</details>`, 1000)
    expect(capped).toMatch(/a\n```\n<\/details>\n\nThe rest/)
  })

  it('never ends in half a character', () => {
    for (const length of [99, 100, 101]) expect(capLine('😀'.repeat(100), length).isWellFormed()).toBe(true)
    expect(capMarkdown('😀'.repeat(1000), 999).isWellFormed()).toBe(true)
  })

  it('is cut in linear time, however it looks', () => {
    const hostile = '\n<!-- planwright:'.repeat(20_000)
    expect(capMarkdown(hostile, 65_536).length).toBeLessThanOrEqual(65_536)
  })
})
