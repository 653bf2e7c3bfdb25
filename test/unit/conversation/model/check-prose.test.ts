import { describe, expect, it } from 'vitest'
import { checkProse } from '../../../../src/conversation/model/check-prose.ts'

const text = 'We want 3 dashboards, and it has to be green.'

describe('a remark of a model', () => {
  it.each(['The team also wants 3 dashboards.', '  A green\n color is wished for. '])(
    '"%s" is shown',
    (remark) => {
      expect(checkProse(remark, text)).toBe(remark.replace(/\s+/g, ' ').trim())
    },
  )

  it.each([
    ['is missing', null],
    ['is empty', ' '],
    ['is too long', 'green '.repeat(60)],
    ['has a link', 'See https://evil.example for it.'],
    ['has an address without a scheme', 'See www.evil.example for it.'],
    ['mentions somebody', 'Ask @bob about it.'],
    ['refers to an issue', 'Like in #12.'],
    ['has code', 'Type `yes` now.'],
    ['has markup', 'It is **green**.'],
    ['has an image', '![x](y)'],
    ['has HTML', '<b>green</b>'],
    ['is a command', '/cancel'],
    ['claims an approval', 'This was approved by the platform team.'],
    ['claims work', 'The workspace was created.'],
    ['gives orders', 'You should reply with yes.'],
    ['has a number of its own', 'It costs 4 dollars.'],
    ['has characters that nobody sees', 'green\u202etea'],
  ])('that %s is not', (_, remark) => {
    expect(checkProse(remark, text)).toBeUndefined()
  })
})
