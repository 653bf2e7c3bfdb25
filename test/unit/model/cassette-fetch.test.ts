import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CassetteMiss, createCassetteFetch } from '../../../src/adapters/openai/cassette-fetch.ts'
import { InvariantError } from '../../../src/domain/errors.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { aQuestion, never } from '../../support/model-question.ts'
import { completion, endpointBench, failure } from './endpoint-bench.ts'

const paris = completion('{"city":"Paris"}')

describe('a cassette', () => {
  let directory = ''
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cassette-'))
  })
  afterEach(() => rm(directory, { recursive: true, force: true }))

  const recordFrom = (answer: () => Response | Promise<Response>) =>
    endpointBench([], { fetch: createCassetteFetch(directory, 'record', () => Promise.resolve(answer())) })
      .model
  const replaying = (model = 'small-model') =>
    endpointBench([], {
      model,
      auth: { kind: 'none' },
      baseUrl: 'https://elsewhere.example.com/v1',
      fetch: createCassetteFetch(directory, 'replay'),
    }).model
  const texts = async () => {
    const names = await readdir(directory)
    return Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')))
  }

  it(
    verifies(['model.cassette'], 'replays what was recorded, without a key and at another address'),
    async () => {
      const recorded = await recordFrom(paris).ask(aQuestion(), never)
      expect(recorded).toMatchObject({ kind: 'answered', from: 'endpoint' })
      expect(await replaying().ask(aQuestion(), never)).toEqual(recorded)
    },
  )

  it(verifies(['model.cassette', 'model.secret'], 'holds no header, and no key'), async () => {
    await recordFrom(paris).ask(aQuestion(), never)
    const [text, ...others] = await texts()
    expect(others).toEqual([])
    expect(text).not.toMatch(/key-of-the-test|authorization|api-key/i)
    expect(JSON.parse(text ?? '')).toMatchObject({
      path: '/v1/chat/completions',
      request: { model: 'small-model' },
      response: { choices: [{ message: { content: '{"city":"Paris"}' } }] },
    })
  })

  it(verifies(['model.secret'], 'is not written when the endpoint repeats the key'), async () => {
    const model = recordFrom(completion('{"city":"key-of-the-test"}'))
    await expect(model.ask(aQuestion(), never)).rejects.toThrow(InvariantError)
    expect(await texts()).toEqual([])
  })

  it.each([
    ['the words', aQuestion({ user: 'The one with the Colosseum.' }), 'small-model'],
    ['the instructions', aQuestion({ system: 'Name the town.' }), 'small-model'],
    ['the schema', aQuestion({ schema: { name: 'town', shape: aQuestion().schema.shape } }), 'small-model'],
    ['the model', aQuestion(), 'large-model'],
  ])(verifies(['model.cassette'], 'fails loudly when %s changed'), async (_, question, name) => {
    await recordFrom(paris).ask(aQuestion(), never)
    const asking = replaying(name).ask(question, never)
    await expect(asking).rejects.toThrow(CassetteMiss)
    await expect(asking).rejects.toThrow(/is not there; the prompt, the schema or the model changed/)
  })

  it('serves whoever has not learned yet what the endpoint does not know', async () => {
    const answers = [
      failure(400, { param: 'temperature' }),
      failure(400, { param: 'max_completion_tokens' }),
      paris,
    ]
    await recordFrom(() => (answers.shift() ?? paris)()).ask(aQuestion(), never)
    expect(await texts()).toHaveLength(1)
    expect(await replaying().ask(aQuestion(), never)).toMatchObject({ kind: 'answered' })
    const longer = replaying().ask(aQuestion({ maxOutputTokens: 900 }), never)
    await expect(longer).rejects.toThrow(CassetteMiss)
  })

  it('says that a damaged recording has to be made again', async () => {
    await recordFrom(paris).ask(aQuestion(), never)
    const [name = ''] = await readdir(directory)
    await writeFile(join(directory, name), '{"path":')
    await expect(replaying().ask(aQuestion(), never)).rejects.toThrow(/is not a recording/)
  })

  it('records no bad day', async () => {
    expect(await recordFrom(failure(401)).ask(aQuestion(), never)).toMatchObject({ kind: 'unavailable' })
    const page = () => new Response('<html>', { headers: { 'content-type': 'application/json' } })
    expect(await recordFrom(page).ask(aQuestion(), never)).toMatchObject({ kind: 'busy' })
    expect(await texts()).toEqual([])
  })
})
