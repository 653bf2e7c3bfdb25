import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closedBy, referencedIn } from '../../../sandbox/github/issues/references.ts'

describe('references to issues', () => {
  it.each([
    ['see #1 and #2, #1 again', [1, 2]],
    ['GH-3 and gh-4', [3, 4]],
    ['acme/infra#5, ACME/Infra#6, other/place#7', [5, 6]],
    ['https://github.example/acme/infra/issues/8 and http://h/acme/infra/pull/9#x', [8, 9]],
    ['https://github.example/other/place/issues/10', []],
    ['word#11, ##12, &#13; /#14 x-#15', []],
    ['`#16` and ``` #17 ``` but #18', [18]],
    ['```\n#19\n```\n#20\n~~~\n#21\n```\n#22', [20]],
    ['<!-- #23 -->#24<!-- #25', [24]],
    ['(#26), "#27". #28', [26, 27, 28]],
    ['#1234567890', []],
  ])('are read in %j', (text, numbers) => {
    expect(referencedIn(text, 'acme/infra')).toEqual(numbers)
  })

  it.each([
    ['Closes #1, fixes: acme/infra#2 and resolved GH-3', [1, 2, 3]],
    ['closes https://github.example/acme/infra/issues/4', [4]],
    ['closes other/place#5', []],
    ['disclose #6, pre-fix #7, fixing #8', []],
    ['`fixes #9`', []],
    ['fixes #10, #11', [10]],
  ])('close what %j says', (text, numbers) => {
    expect(closedBy(text, 'acme/infra')).toEqual(numbers)
  })

  it('are read quickly in long hostile text', () => {
    const bait = fc.constantFrom(
      '#',
      '`',
      '<!--',
      '-->',
      '```\n',
      'closes ',
      'a/',
      'a/b',
      'http://',
      '1',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(bait, { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.join('').repeat(5000)
        expect(Array.isArray(referencedIn(text, 'a/b'))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
