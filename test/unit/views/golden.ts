import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { createTextRenderer } from '../../../src/adapters/handlebars/create-text-renderer.ts'

export const templatesDirectory = fileURLToPath(new URL('../../../templates', import.meta.url))
export const texts = createTextRenderer({ templatesDirectory })

/**
 * Compares a text with `golden/<name>.md`, and holds it to what every text keeps.
 * UPDATE_GOLDEN=1 writes the file instead; read the difference before it is committed.
 */
export function expectGolden(name: string, text: string): void {
  const path = fileURLToPath(new URL(`golden/${name}.md`, import.meta.url))
  const printed = `${text.trim()}\n`
  expect(faultsOf(printed)).toEqual([])
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, printed)
  }
  expect(existsSync(path), `there is no golden/${name}.md; write it with UPDATE_GOLDEN=1`).toBe(true)
  expect(printed).toBe(readFileSync(path, 'utf8'))
}

const rules: readonly (readonly [fault: string, pattern: RegExp])[] = [
  ['two blank lines', /\n\n\n/],
  ['a space at the end of a line', / \n/],
  ['a space at the beginning of a line', /\n {1,3}\S/],
  ['two spaces', /\S {2,}\S/],
  ['a space before a full stop or comma', / [.,](?:\s|$)/],
  ['two full stops', /[^.]\.\.(?:[^.]|$)/],
  ['a brace of a template', /\{\{|\}\}/],
  ['a value that is none', /\bundefined\b|\bnull\b|\bNaN\b|\[object /],
  ['an escape that is seen', /`[^`\n]*&(?:lt|gt|amp);[^`\n]*`|\\`/],
  ['a table without a blank line before it', /\n(?!\|)[^\n]+\n\|[^\n]+\|\n\|[-| ]+\|\n/],
  ['a blank line in a table', /\|\n\n\|(?![^\n]*\|\n\|[-| ]+\|)/],
  ['a table without rows', /\n\|[-| ]+\|\n(?!\|)/],
  ['a blank line in a list', /\n- [^\n]*\n\n- /],
  ['free of charge as a price', /\b0 USD/],
]

/** What no text may have, whatever it says. */
export function faultsOf(markdown: string): string[] {
  const outsideCode = `\n${markdown}`.replace(/```[\s\S]*?```/g, '```\n```')
  const faults = rules.filter(([, pattern]) => pattern.test(outsideCode)).map(([fault]) => fault)
  const opened = markdown.split('<details>').length
  return opened === markdown.split('</details>').length ? faults : [...faults, 'details without an end']
}
