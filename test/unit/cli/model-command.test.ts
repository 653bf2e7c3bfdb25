import { describe, expect, it } from 'vitest'
import { checkModel } from '../../../src/cli/model/check-model.ts'
import { readModelCommand } from '../../../src/cli/model/options.ts'
import { readAnswers } from '../../../src/cli/model/read-answers.ts'
import { InputError } from '../../../src/domain/errors.ts'
import { readModelEnvironment } from '../../../src/model-config.ts'
import type { ModelOutcome } from '../../../src/ports/model.ts'
import { answering, busyFor, createFakeModel, unavailable } from '../../support/fake-model.ts'

describe('the arguments of npm run model', () => {
  it.each([
    [[], { command: 'check' }],
    [['check'], { command: 'check' }],
    [['--help'], { command: 'help' }],
    [['serve'], { command: 'serve', port: 0, answers: undefined }],
    [['serve', '--port', '4020', '--answers=a.jsonl'], { command: 'serve', port: 4020, answers: 'a.jsonl' }],
  ])('are read from %j', (args, command) => {
    expect(readModelCommand(args)).toEqual(command)
  })

  it.each([
    [['sing'], 'sing is not a command'],
    [['serve', 'more'], 'serve more is not a command'],
    [['--port', '1'], '--port and --answers are for serve'],
    [['serve', '--port', '65536'], '--port is "65536"'],
    [['--verbose'], "Unknown option '--verbose'"],
  ])('are refused with a sentence for %j', (args, sentence) => {
    expect(() => readModelCommand(args)).toThrow(InputError)
    expect(() => readModelCommand(args)).toThrow(sentence)
  })
})

describe('answers from a file', () => {
  it('are read line by line', () => {
    const text = '{"answer":{"a":1}}\n\n{"when":"Eiffel","answer":"Paris","times":2}\n'
    expect(readAnswers(text)).toEqual([{ answer: { a: 1 } }, { when: 'Eiffel', answer: 'Paris', times: 2 }])
  })

  it.each(['{"answer":', '{"when":"x"}', '{"answer":1,"times":0}', '{"answer":1,"if":"x"}', '[]'])(
    'are refused with the line for %s',
    (line) => {
      expect(() => readAnswers(`{"answer":1}\n${line}`)).toThrow('line 2 of the answers')
    },
  )
})

describe('the check of a model', () => {
  const local = { MODEL_NAME: 'small', MODEL_BASE_URL: 'http://127.0.0.1:1/v1' }
  const checkOf = (outcome: ModelOutcome, variables: Readonly<Record<string, string>> = local) => {
    const config = readModelEnvironment(variables)
    if (config === null) throw new Error('no model is configured')
    return checkModel(createFakeModel([outcome]), config, () => 812.4)
  }

  it('tells what an answer took', async () => {
    expect(await checkOf(answering({ ready: true, words: [] }))).toEqual({
      usable: true,
      text:
        'small at http://127.0.0.1:1/v1, json_schema, signing in with none\n' +
        'Answered in the form that was asked for, after 812 ms: 40 tokens sent, 5 written, no price configured.\n',
    })
  })

  it.each([
    [unavailable('the quota is used up'), 'Not usable: the quota is used up.\n'],
    [
      unavailable('the answer is not JSON'),
      'Not usable: the answer is not JSON. Try MODEL_FORMAT=json_object.\n',
    ],
    [busyFor(1500), 'Not usable now: the endpoint fails or limits; it may be asked again in 2 s.\n'],
  ])('tells what is wrong with %j', async (outcome, sentence) => {
    const { usable, text } = await checkOf(outcome)
    expect(usable).toBe(false)
    expect(text.split(/(?<=\n)/)[1]).toBe(sentence)
  })

  it('shows no key', async () => {
    const { text } = await checkOf(unavailable('x'), { ...local, MODEL_API_KEY: 'sk-secret' })
    expect(text).not.toContain('secret')
  })
})
