import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { printYaml } from '../../../../src/adapters/handlebars/print-yaml.ts'

const theirs = (document: object) => stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })

const tricky = [
  'true',
  'Null',
  'yes',
  '~',
  '',
  '17.3',
  '1.0.0',
  '1e3',
  '1.',
  '0x1f',
  '0O7',
  '12:30',
  '2026-11-22',
  '.5',

  '10.0.0.0/22',
  '20.1.2.3',
  'fd00::/32',
  'acme/infra#12',
  'a: b',
  'a:',
  'a #b',
  'a#',
  '# a',
  '- a',
  '-a',

  '? a',
  '*',
  '%',
  '---',
  '--- a',
  'a\n---\nb',
  'a\n\nb\n',
  ' a\nb',
  '\n',
  "o'hara",
  '"',
  '<<',
  '=',
  'a (b) c',
  'x'.repeat(300),
  'ab '.repeat(80),
  '\u0007',
  '\u2028',
  '\ud800',
]
const text = fc.oneof(
  fc.constantFrom(...tricky),
  fc.string(),
  fc.stringMatching(/^[a1 :#_.(e/-]{0,8}$/),
  fc.stringMatching(/^[A-Za-z0-9 .:#/\n\t'"{}[\]@+,()_-]{0,30}$/),
)
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double(),
    fc.integer(),
    fc.constantFrom(null, true, false, 0, -0),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}))

describe('printYaml', () => {
  it.each(tricky)('prints %j as the yaml package does, wherever it stands', (word) => {
    const document = { word, list: [word, [word]], map: { word, [word]: { word } } }
    expect(printYaml(document)).toBe(theirs(document))
  })

  it('prints whatever JSON holds as the yaml package does', () => {
    const key = fc.stringMatching(/^[a-z_]{1,20}$/)
    fc.assert(
      fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 5 }), (document) => {
        expect(printYaml(document)).toBe(theirs(document))
      }),
      { numRuns: 2_000 },
    )
  })
})
