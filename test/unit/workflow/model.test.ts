import { describe, expect, it } from 'vitest'
import type { Json } from '../../../src/lib/json.ts'
import type { ModelOutcome } from '../../../src/ports/model.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { createEngineWorld } from '../../support/engine-world.ts'
import { answering, busyFor, createFakeModel, unavailable } from '../../support/fake-model.ts'
import { openRequest } from '../../support/played-request.ts'

const title = 'Create a Databricks workspace for team ml in dev, East US 2'
/** Words that no rule reads. */
const unread = 'the crew that paints dragons grows to as many as six machines'

type Given = readonly [field: string, value: string, quote: string]

function reading(values: readonly Given[], remark: string | null = null): ModelOutcome {
  const listed: Json = values.map(([field, value, quote]) => ({ field, value, quote }))
  return answering({ values: listed, remark })
}

async function play(script: readonly ModelOutcome[], budget: { tokens?: number; usd?: number } = {}) {
  const endpoint = createFakeModel(script)
  const { tokens = 20_000, usd = null } = budget
  const world = createEngineWorld({ model: { endpoint, tokensPerRequest: tokens, usdPerRequest: usd } })
  return { world, endpoint, request: await openRequest(world, 'alice', title) }
}

const six = reading([['databricks.max_workers', '6', 'as many as six machines']])

describe('the engine, a model', () => {
  it('is not asked when the rules read everything, about a command or an agreement', async () => {
    const { endpoint, request } = await play([])
    await request.say('alice', '1-4 workers')
    await request.say('alice', '/status')
    await request.say('alice', 'thanks')
    await request.say('alice', 'yes')
    expect(endpoint.asked).toEqual([])
  })

  it('reads what the rules left unread, and people see whose reading it is', async () => {
    const { endpoint, request } = await play([six])
    await request.say('alice', unread)
    expect(endpoint.asked).toHaveLength(1)
    expect(await request.values()).toMatchObject({ max_workers: 6 })
    expect(await request.lastWord()).toMatch(/^Updated: .*6/)
    const [status] = await request.words()
    expect(status).toContain('a model, from your "as many as six machines"')
    expect((await request.state()).model).toMatchObject({ questions: 1, pending: {}, inputTokens: 40 })
  })

  it('leaves a note of how many of its values the words do not prove', async () => {
    const { world, request } = await play([
      reading([
        ['databricks.max_workers', '6', 'as many as six machines'],
        ['databricks.max_workers', '8', 'eight dragons'],
      ]),
    ])
    await request.say('alice', unread)
    expect(world.notes('the answer of the model was held against the message')).toEqual([
      { request: request.key, question: 1, values: 2, dropped: 1 },
    ])
  })

  it('gets no words of bystanders', async () => {
    const { endpoint, request } = await play([])
    await request.say('mallory', unread)
    expect(endpoint.asked).toEqual([])
  })

  it('is asked about one message, with what is hidden in it left out', async () => {
    const { endpoint, request } = await play([reading([])])
    await request.say('alice', `${unread} <!-- secret words -->\n> quoted words`)
    const user = endpoint.asked[0]?.user ?? ''
    expect(user).toContain(unread)
    expect(user).not.toMatch(/secret words|quoted words/)
  })

  it('that read nothing leaves the words unread, and may sum them up', async () => {
    const { request } = await play([reading([], 'They have something with dragons in mind.')])
    await request.say('alice', unread)
    const word = await request.lastWord()
    expect(word).toContain('I did not use: "')
    expect(word).toContain('A language model sums it up: They have something with dragons in mind.')
  })

  it(verifies(['model.powerless'], 'cannot agree in the place of a person'), async () => {
    const everything = reading([
      ['common.region', 'yes', 'dragons'],
      ['capability', 'firewall', 'the crew that paints dragons'],
      ['databricks.confirm', 'gpu', 'machines'],
    ])
    const { request } = await play([everything])
    const before = await request.state()
    await request.say('alice', unread)
    const { status, revision } = await request.state()
    expect({ status, revision }).toEqual({ status: before.status, revision: before.revision })
  })

  it(verifies(['model.late'], 'is not heard any more once somebody agreed'), async () => {
    const { request, world } = await play([six])
    const { origin } = await request.state()
    await request.send({
      type: 'comment',
      number: origin.issue,
      id: '501',
      by: 'alice',
      text: unread,
      edited: false,
    })
    await request.send({
      type: 'comment',
      number: origin.issue,
      id: '502',
      by: 'alice',
      text: 'yes',
      edited: false,
    })
    await world.untilIdle()
    const state = await request.state()
    expect(state.status).toBe('in_review')
    expect(await request.values()).not.toMatchObject({ max_workers: 6 })
  })

  it('is asked again when its endpoint has no room', async () => {
    const { endpoint, request } = await play([busyFor(5), busyFor(5), six])
    await request.say('alice', unread)
    expect(endpoint.asked).toHaveLength(3)
    expect(await request.values()).toMatchObject({ max_workers: 6 })
  })

  it.each<[string, readonly ModelOutcome[], string]>([
    ['gives no answer', [unavailable('the endpoint refused the key')], 'the endpoint refused the key'],
    ['answers in a form of its own', [answering({ hello: 'world' })], 'its answer did not have the form'],
  ])(
    verifies(['model.fallback'], 'that %s leaves it to the rules, which is said'),
    async (_, script, reason) => {
      const { request } = await play(script)
      await request.say('alice', unread)
      expect(await request.lastWord()).toContain('I did not use: "')
      const [status] = await request.words()
      expect(status).toContain(`The language model was of no help here: ${reason}`)
      await request.say('alice', 'yes')
      expect((await request.state()).status).toBe('in_review')
    },
  )

  it.each([
    [{ tokens: 2000 }, 'this request has used up its 2000 tokens'],
    [{ usd: -1 }, 'this request has used up its -1 USD'],
  ])(
    verifies(['model.budget'], 'is not asked beyond the budget of the request (%j)'),
    async (budget, reason) => {
      const { endpoint, request } = await play([six], budget)
      await request.say('alice', unread)
      expect(endpoint.asked).toEqual([])
      expect((await request.words())[0]).toContain(reason)
    },
  )

  it('proposes what the words of a new issue may mean', async () => {
    const endpoint = createFakeModel([
      reading([['capability', 'databricks', 'notebooks where our analysts crunch numbers']]),
    ])
    const world = createEngineWorld({ model: { endpoint, tokensPerRequest: 20_000, usdPerRequest: null } })
    const request = await openRequest(
      world,
      'alice',
      'Request: please provision notebooks where our analysts crunch numbers in Azure',
    )
    const { model } = await request.state()
    expect(model.questions).toBe(endpoint.asked.length)
  })
})
