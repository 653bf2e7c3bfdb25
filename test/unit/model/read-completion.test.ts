import { describe, expect, it } from 'vitest'
import { readCompletion } from '../../../src/adapters/openai/read-completion.ts'

const completion = (choice: object, more: object = {}) => ({
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Yes.' }, ...choice }],
  usage: { prompt_tokens: 12, completion_tokens: 3 },
  ...more,
})
const counted = { inputTokens: 12, outputTokens: 3 }

describe('a completion', () => {
  it('is read with its words and what was counted', () => {
    expect(readCompletion(completion({}), 'question')).toEqual({ kind: 'text', text: 'Yes.', count: counted })
  })

  it.each([
    ['prompt and completion', { prompt_tokens: 12, completion_tokens: 3 }],
    ['input and output', { input_tokens: 12, output_tokens: 3 }],
    ['more than is read', { prompt_tokens: 12, completion_tokens: 3, cost: { usd: 1 } }],
  ])('is counted under the names of %s', (_, usage) => {
    expect(readCompletion(completion({}, { usage }), 'question')).toMatchObject({ count: counted })
  })

  it.each([
    ['is missing', {}],
    ['is null', { usage: null }],
    ['is no object', { usage: 'many' }],
    ['is negative', { usage: { prompt_tokens: -1, completion_tokens: 2.5 } }],
  ])('is estimated when its usage %s', (_, more) => {
    const { choices } = completion({})
    const reading = readCompletion({ choices, ...more }, 'x'.repeat(300))
    expect(reading).toEqual({ kind: 'text', text: 'Yes.', count: { inputTokens: 100, outputTokens: 2 } })
  })

  it.each([
    ['a refusal', { message: { content: null, refusal: 'No.' } }, 'the model refused to answer'],
    ['words that are cut off', { finish_reason: 'length' }, 'the answer was longer than the model may write'],
    [
      'words that a filter stopped',
      { finish_reason: 'content_filter' },
      "the endpoint's content filter stopped the answer",
    ],
    ['no words', { message: { content: null } }, 'the model answered with nothing'],
    ['white space', { message: { content: ' \n' } }, 'the model answered with nothing'],
  ])('is of no use with %s, and what it used still counts', (_, choice, because) => {
    expect(readCompletion(completion(choice), 'q')).toEqual({ kind: 'unusable', because, count: counted })
  })

  it.each([
    ['nothing', null],
    ['a text', 'hello'],
    ['no choice', { choices: [] }],
    ['a choice without a message', { choices: [{ finish_reason: 'stop' }] }],
    ['an error with status 200', { error: { message: 'overloaded' } }],
  ])('is none when the endpoint sends %s', (_, body) => {
    expect(readCompletion(body, 'x'.repeat(9))).toEqual({
      kind: 'unusable',
      because: 'the endpoint answered with something that is no completion',
      count: { inputTokens: 3, outputTokens: 0 },
    })
  })
})
