import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyText } from '../../../sandbox/github/pages/body-text.ts'
import { findTaskBoxes, toggleTaskBox } from '../../../sandbox/github/pages/markdown/task-boxes.ts'

describe('the boxes of a task list', () => {
  it.each([
    ['- [ ] a', 0, '- [x] a'],
    ['- [X] a', 0, '- [ ] a'],
    ['* [ ] a\n+ [ ] b\n1. [ ] c\n2) [ ] d', 3, '* [ ] a\n+ [ ] b\n1. [ ] c\n2) [x] d'],
    ['- [ ] a\n  - [ ] b', 1, '- [ ] a\n  - [x] b'],
    ['> - [ ] a', 0, '> - [x] a'],
    ['```\n- [ ] code\n```\n\n- [ ] a', 0, '```\n- [ ] code\n```\n\n- [x] a'],
    ['~~~~\n```\n- [ ] code\n~~~~\n- [ ] a', 0, '~~~~\n```\n- [ ] code\n~~~~\n- [x] a'],
  ])('are turned over one at a time: %j', (text, index, expected) => {
    expect(toggleTaskBox(text, index)).toBe(expected)
  })

  it.each([
    ['- [ ] a', 1],
    ['- [ ]a', 0],
    ['- [y] a', 0],
    ['a [ ] b', 0],
    ['- [ ] a', Number.NaN],
  ])('are not found where there are none: %j at %j', (text, index) => {
    expect(toggleTaskBox(text, index)).toBeUndefined()
  })

  it('are the same again after two turns', () => {
    const line = fc.constantFrom(
      '- [ ] a',
      '- [x] b',
      '  - [X] c',
      'words',
      '',
      '```',
      '> - [ ] d',
      '1. [ ] e',
      '    - [ ] f',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n')
        const boxes = findTaskBoxes(text)
        const states = (other: string) => findTaskBoxes(other).map(({ checked }) => checked)
        boxes.forEach(({ checked }, index) => {
          const turned = toggleTaskBox(text, index) ?? ''
          expect(states(turned)).toEqual(boxes.map((box, at) => (at === index ? !checked : box.checked)))
          expect(turned.length).toBe(text.length)
        })
        const buttons = bodyText(text, { boxForm: 'tick' }).markup.match(/aria-checked="(\w+)"/g) ?? []
        if (buttons.length > 0)
          expect(buttons).toEqual(boxes.map(({ checked }) => `aria-checked="${String(checked)}"`))
      }),
    )
  })
})
