import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createTextRenderer } from '../../../../src/adapters/handlebars/create-text-renderer.ts'
import type { TextRenderer } from '../../../../src/ports/renderer.ts'

const directories: string[] = []

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

function rendererOf(templates: Readonly<Record<string, string>>): TextRenderer {
  const templatesDirectory = mkdtempSync(join(tmpdir(), 'planwright-text-'))
  directories.push(templatesDirectory)
  mkdirSync(join(templatesDirectory, 'partials'))
  for (const [name, text] of Object.entries(templates)) {
    const path = join(templatesDirectory, `${name}.md.hbs`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return createTextRenderer({ templatesDirectory })
}

function print(text: string, data: object): string {
  return rendererOf({ sample: text }).render('sample', data)
}

describe('createTextRenderer', () => {
  it('escapes every value by default, in loops and partials too', () => {
    const renderer = rendererOf({
      'comments/status': '{{#each rows}}{{> row}}{{/each}}',
      'partials/row': '| {{name}} | {{@index}} |\n',
    })
    expect(renderer.render('comments/status', { rows: [{ name: '<b>|*' }] })).toBe(
      '| &lt;b&gt;\\|\\* | 0 |\n',
    )
  })

  it('prints code, mentions and amounts through their helpers', () => {
    const text = '{{code address}} for {{mention login}}, about {{usd month}} USD, {{usd cents}} a day'
    expect(print(text, { address: 'a.b', login: 'alice', month: 4299.6, cents: 7.3 })).toBe(
      '`a.b` for @alice, about 4,300 USD, 7.30 a day',
    )
  })

  it('prints a field of the data that has the name of a helper', () => {
    expect(print('{{code}} {{code code}}', { code: 'a_b' })).toBe('a\\_b `a_b`')
  })

  it('prints nothing for a value that is null or undefined', () => {
    expect(print('[{{a}}{{b}}]', { a: null, b: undefined })).toBe('[]')
  })

  it('throws for a name that the data does not have', () => {
    expect(() => print('{{missing}}', {})).toThrow('"missing" not defined')
  })

  it('takes a condition on a missing name as false', () => {
    expect(print('{{#if missing}}yes{{else}}no{{/if}}', {})).toBe('no')
  })

  it('decides with eq, not, and, or', () => {
    const text = '{{#if (and (eq a 1) (not b) (or b c))}}yes{{else}}no{{/if}}'
    expect(print(text, { a: 1, b: false, c: true })).toBe('yes')
    expect(print(text, { a: 1, b: false, c: [] })).toBe('no')
  })

  it.each([
    '{{{value}}}',
    '{{&value}}',
    '{{raw value}}',
    '{{lookup value "x"}}',
    '{{* decorator}}',
    '{{"text"}}',
  ])('refuses the template %s', (text) => {
    expect(() => print(text, { value: 'x' })).toThrow(/not allowed in a template/)
  })

  it('refuses to print a list or an object', () => {
    expect(() => print('{{value}}', { value: ['a'] })).toThrow('a template prints a list or an object')
  })

  it('reaches nothing that the data does not own', () => {
    expect(print('[{{constructor}}]', {})).toBe('[]')
    expect(() => print('{{value.constructor.name}}', { value: {} })).toThrow()
  })

  it.each(['../secret', '/etc/passwd', 'a//b', ''])('refuses the template name %j', (name) => {
    expect(() => rendererOf({}).render(name, {})).toThrow('is not the name of a template')
  })
})
