import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followLine, placeOfLine, placeOfPosition, textAt } from '../../../sandbox/github/pulls/diff-lines.ts'

const patch = [
  '@@ -2,4 +2,5 @@ head',
  ' two',
  '-three',
  '+drei',
  '+more',
  ' four',
  ' five',
  '@@ -20,2 +21,1 @@',
  ' twenty',
  '-twenty-one',
  '\\ No newline at end of file',
].join('\n')

describe('lines of a diff', () => {
  it('finds a line with its position and the hunk above it', () => {
    expect(placeOfLine(patch, 'RIGHT', 4)).toEqual({
      side: 'RIGHT',
      line: 4,
      position: 4,
      hunk: '@@ -2,4 +2,5 @@ head\n two\n-three\n+drei\n+more',
    })
    expect(placeOfLine(patch, 'LEFT', 21)).toMatchObject({
      position: 9,
      hunk: '@@ -20,2 +21,1 @@\n twenty\n-twenty-one',
    })
    expect(placeOfLine(patch, 'RIGHT', 10)).toBeUndefined()
    expect(placeOfLine('', 'RIGHT', 1)).toBeUndefined()
  })

  it('finds a position, on the side where the line is', () => {
    expect(placeOfPosition(patch, 2)).toMatchObject({ side: 'LEFT', line: 3 })
    expect(placeOfPosition(patch, 8)).toMatchObject({ side: 'RIGHT', line: 21 })
    for (const none of [0, 7, 10, 99]) expect(placeOfPosition(patch, none)).toBeUndefined()
  })

  it('reads the text of a line', () => {
    expect(textAt(patch, 'LEFT', 3)).toBe('three')
    expect(textAt(patch, 'RIGHT', 3)).toBe('drei')
  })

  it.each([
    [1, 1],
    [2, 2],
    [3, null],
    [4, 5],
    [10, 11],
    [20, 21],
    [21, null],
    [30, 30],
  ])('follows line %i to %j', (line, expected) => {
    expect(followLine(patch, line)).toBe(expected)
  })

  it('follows every line through an insertion', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (at, line) => {
        const inserted = `@@ -${at},1 +${at},2 @@\n+new\n old`
        return followLine(inserted, line) === (line < at ? line : line + 1)
      }),
    )
  })
})
