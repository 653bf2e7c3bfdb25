import { describe, expect, it } from 'vitest'
import { ownersOf, parseCodeowners } from '../../../sandbox/github/pulls/codeowners.ts'
import { matchesPath } from '../../../sandbox/github/pulls/path-pattern.ts'

describe('a pattern of a CODEOWNERS file', () => {
  it.each([
    ['*', 'a/b/c.ts', true],
    ['*.js', 'src/deep/x.js', true],
    ['*.js', 'src/x.jsx', false],
    ['/build/logs/', 'build/logs/x/y.log', true],
    ['/build/logs/', 'other/build/logs/x.log', false],
    ['docs/*', 'docs/start.md', true],
    ['docs/*', 'docs/deep/start.md', false],
    ['apps/', 'apps/x', true],
    ['apps/', 'src/apps/x/y', true],
    ['apps/', 'apps', false],
    ['/docs/', 'docs/deep/x', true],
    ['/scripts', 'scripts/run.sh', true],
    ['/scripts', 'scripts-old/run.sh', false],
    ['**/logs', 'build/logs/x', true],
    ['**/logs', 'logs/x', true],
    ['a/**/z.txt', 'a/z.txt', true],
    ['a/**/z.txt', 'a/b/c/z.txt', true],
    ['a/**/z.txt', 'b/a/z.txt', false],
    ['file?.tf', 'x/file1.tf', true],
    ['file?.tf', 'x/file.tf', false],
    ['*a*b*c', 'x/aXXbYYc', true],
    ['*a*b*c', 'x/aXXbYY', false],
  ])('%s against %s is %s', (pattern, path, expected) => {
    expect(matchesPath(pattern, path)).toBe(expected)
  })

  it('answers about hostile patterns at once', () => {
    expect(matchesPath(`${'*a'.repeat(500)}b`, 'a'.repeat(5000))).toBe(false)
    expect(matchesPath(`${'**/'.repeat(100)}x`, `${'a/'.repeat(500)}y`)).toBe(false)
  })
})

describe('a CODEOWNERS file', () => {
  const known = (owner: string) => owner !== '@ghost'

  it('gives a path to the owners of the last rule that matches', () => {
    const text = [
      '# who owns what',
      '* @acme/platform',
      '*.tf @bob carol@example.com # inline',
      '/free/',
    ].join('\n')
    const { rules, errors } = parseCodeowners(text, known)
    expect(errors).toEqual([])
    expect(ownersOf(rules, 'README.md')).toEqual(['@acme/platform'])
    expect(ownersOf(rules, 'infra/main.tf')).toEqual(['@bob', 'carol@example.com'])
    expect(ownersOf(rules, 'free/main.tf')).toEqual([])
  })

  it('keeps a space that is escaped inside a pattern', () => {
    const { rules } = parseCodeowners('/my\\ docs/ @bob', known)
    expect(ownersOf(rules, 'my docs/x.md')).toEqual(['@bob'])
  })

  it.each([
    ['!*.js @bob', 'Invalid pattern', 1],
    ['[ab].js @bob', 'Invalid pattern', 1],
    ['*.js bob', 'Invalid owner', 6],
    ['*.js @bob @acme/', 'Invalid owner', 11],
    ['*.js @bob @ghost', 'Unknown owner', 11],
  ])('names what is wrong with "%s"', (line, kind, column) => {
    const { errors } = parseCodeowners(`\n${line}`, known)
    expect(errors).toMatchObject([{ line: 2, column, kind, source: line }])
    expect(errors[0]?.message).toMatch(/\^$/)
  })

  it('leaves out a line that cannot be read, and keeps one whose owner is unknown', () => {
    const { rules } = parseCodeowners('* @bob\n*.js bob\n*.tf @ghost', known)
    expect(ownersOf(rules, 'x.js')).toEqual(['@bob'])
    expect(ownersOf(rules, 'x.tf')).toEqual(['@ghost'])
  })
})
