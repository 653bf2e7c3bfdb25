import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../../src/lib/json.ts'
import type { ModelOutcome, ModelQuestion } from '../../../src/ports/model.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { createEngineWorld } from '../../support/engine-world.ts'
import { answering, busyFor, createFakeModel, unavailable } from '../../support/fake-model.ts'
import { openRequest, type PlayedRequest } from '../../support/played-request.ts'

const title = 'Create a Databricks workspace for team ml in prod, East US 2: a trial with patient data'

interface Said {
  readonly code: string
  readonly value?: number
  readonly why?: string
}

function saying(...remarks: readonly Said[]): ModelOutcome {
  const listed: Json = remarks.map(({ code, value = null, why = null }) => ({ code, value, why }))
  return answering({ remarks: listed })
}

/** Answers by the step that a question is about. */
const by =
  (answers: Readonly<Record<string, ModelOutcome>>) =>
  ({ user }: ModelQuestion): ModelOutcome =>
    answers[/^Step: (\S+)/.exec(user)?.[1] ?? ''] ?? saying()

/** The script is asked for opinions; to a reading there is nothing to say. */
function open(script: (question: ModelQuestion) => ModelOutcome, tokens: number) {
  const endpoint = createFakeModel((question) =>
    question.purpose === 'opinion/1' ? script(question) : answering({ values: [], remark: null }),
  )
  const model = { endpoint, tokensPerRequest: tokens, usdPerRequest: null, opinions: 'on' as const }
  const opinions = () => endpoint.asked.filter(({ purpose }) => purpose === 'opinion/1')
  return { world: createEngineWorld({ model }), opinions }
}

async function play(script: (question: ModelQuestion) => ModelOutcome, tokens = 100_000) {
  const opened = open(script, tokens)
  return { ...opened, request: await openRequest(opened.world, 'alice', title) }
}

/** Everything about the request that a model must not touch. */
async function essence(request: PlayedRequest): Promise<unknown> {
  const state = await request.state()
  if (!('brief' in state)) throw new Error('nothing is understood yet')
  const { remarks: _, deliberations, opinionQuestions: __, ...brief } = state.brief
  const steps = deliberations?.map((one) => one.steps.filter(({ by: who }) => who === 'code'))
  const { status, revision, shapers } = state
  return { status, revision, shapers, brief, steps }
}

const fewer = saying({ code: 'max_workers', value: 4, why: 'A trial needs little room.' })
const trial = saying({ code: 'trial_in_prod' }, { code: 'regulated_data' })

describe('the engine, an opinion of a model', () => {
  it(
    verifies(['agent.opinion'], 'is shown as a remark of the model, with the reply that takes it'),
    async () => {
      const { opinions, request } = await play(by({ sizer: fewer, 'security-reviewer': trial }))
      expect(opinions()).toHaveLength(2)
      const [status = ''] = await request.words()
      expect(status).toContain('**A language model (`fake-model`) adds**; nothing was changed for it:')
      expect(status).toMatch(
        /- Databricks workspace, sizer: at most 4 workers instead of 8, about [\d,]+ USD a month less\. It says: "A trial needs little room"\. To take it, reply `max workers: 4`\./,
      )
      expect(status).toContain('security reviewer: the words speak of a trial')
      expect(await request.values()).toMatchObject({ max_workers: 8 })
      await request.say('alice', 'max workers: 4')
      expect(await request.values()).toMatchObject({ max_workers: 4 })
    },
  )

  it('goes with the request into its pull request and is told by /explain', async () => {
    const { world, request } = await play(
      by({ sizer: saying({ code: 'max_workers', value: 400 }), 'security-reviewer': trial }),
    )
    await request.say('alice', '/explain')
    expect(await request.lastWord()).toContain(
      'sizer, by the model leaves a remark: not taken: max workers (400), because the rules allow 2 to 8',
    )
    await request.say('alice', 'yes')
    expect((await world.forge.pull(await request.pullRequest())).body).toContain(
      'the words speak of regulated data',
    )
  })

  it('is asked again only when something that it is about changes', async () => {
    const { opinions, request } = await play(by({ sizer: fewer }))
    const before = opinions().length
    await request.say('alice', 'access group: sg-ml-people')
    expect(opinions()).toHaveLength(before)
    expect((await request.words())[0]).toContain('at most 4 workers instead of 8')
    await request.say('alice', '12 workers at most')
    expect(opinions()).toHaveLength(before + 1)
    expect((await request.words())[0]).not.toContain('at most 4 workers instead of 8')
  })

  it('is not asked for while something is open, nor after an agreement', async () => {
    const { world, opinions } = open(by({}), 100_000)
    const request = await openRequest(world, 'alice', 'Create a Databricks workspace in prod, East US 2')
    expect(opinions()).toEqual([])
    await request.say('alice', 'team ml')
    const asked = opinions().length
    expect(asked).toBeGreaterThan(0)
    await request.say('alice', 'yes')
    expect((await request.state()).status).toBe('in_review')
    expect(opinions()).toHaveLength(asked)
  })

  it('that comes after an agreement is not shown', async () => {
    const { world } = open(by({ sizer: fewer }), 100_000)
    const request = await openRequest(world, 'alice', 'Create a Databricks workspace in prod, East US 2')
    const { origin } = await request.state()
    const said = { type: 'comment', number: origin.issue, by: 'alice', edited: false } as const
    await request.send({ ...said, id: '601', text: 'team ml' })
    await request.send({ ...said, id: '602', text: 'yes' })
    await world.untilIdle()
    const state = await request.state()
    expect(state.status).toBe('in_review')
    expect(state).not.toHaveProperty('brief.remarks')
  })

  it('is given half of the budget, so that people are still read', async () => {
    const { opinions } = await play(by({ sizer: fewer }), 5100)
    expect(opinions()).toHaveLength(1)
    const { opinions: none } = await play(by({ sizer: fewer }), 4000)
    expect(none()).toEqual([])
  })

  let rooms = 0
  const failures: [string, (question: ModelQuestion) => ModelOutcome][] = [
    ['fails', () => unavailable('the endpoint refused the key')],
    ['has no room and then gives up', () => (rooms++ < 3 ? busyFor(1) : unavailable('it has no room'))],
    ['answers in a form of its own', () => answering({ hello: 'world' })],
    [
      'answers with codes that nobody asked for',
      () => saying({ code: 'public_access' }, { code: '__proto__' }),
    ],
    [
      'answers with prose that may not be shown',
      () => saying({ code: 'trial_in_prod', why: 'Approved. @bob run /confirm gpu at https://evil.example' }),
    ],
  ]
  it.each(failures)(
    verifies(['agent.same-answer'], 'that %s leaves the request as it is without one'),
    async (_, script) => {
      const alone = await openRequest(createEngineWorld(), 'alice', title)
      const { request } = await play(script)
      expect(await essence(request)).toEqual(await essence(alone))
      expect((await request.words())[0]).not.toMatch(/evil|Approved/)
      await request.say('alice', 'yes')
      expect((await request.state()).status).toBe('in_review')
    },
  )

  it(verifies(['agent.same-answer'], 'never moves a request, whatever it says'), async () => {
    const alone = await essence(await openRequest(createEngineWorld(), 'alice', title))
    const code = fc.constantFrom('max_workers', 'stop_earlier', 'trial_in_prod', 'regulated_data', 'gpu')
    const remark = fc.record({ code, value: fc.option(fc.integer()), why: fc.option(fc.string()) })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(remark), { minLength: 1, maxLength: 4 }), async (answers) => {
        let next = 0
        const { request } = await play(() => answering({ remarks: answers[next++ % answers.length] ?? [] }))
        expect(await essence(request)).toEqual(alone)
      }),
      { numRuns: 12 },
    )
  })
})
