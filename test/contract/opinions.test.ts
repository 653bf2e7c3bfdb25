import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capabilityRegistry } from '../../capabilities/registry.ts'
import { lintStrictSchema } from '../../sandbox/model/schema/lint-strict-schema.ts'
import type { Capability, Stated } from '../../src/capability/contract.ts'
import { opinionQuestion, readOffers } from '../../src/conversation/model/opinion-question.ts'
import type { Assessment } from '../../src/domain/assessment.ts'
import type { Opinion, OpinionQuestion } from '../../src/domain/opinion.ts'
import { verifies } from '../scenarios/requirements.ts'
import { readExamples } from '../support/capability-examples.ts'

const agents = ['aml', 'databricks', 'ml_pipeline', 'monitoring', 'openai']

type Example = ReturnType<typeof readExamples>[number]

async function questionsOf(capability: Capability, { stated, context }: Example): Promise<OpinionQuestion[]> {
  const { opinionQuestions = [] } = await capability.assess(stated, { ...context, opinions: {} })
  return opinionQuestions
}

/** Everything but what is shown of a model. */
function essence({ steps = [], ...rest }: Assessment): unknown {
  const code = steps.filter(({ by }) => by === 'code')
  return { ...rest, steps: code, remarks: undefined, opinionQuestions: undefined }
}

const prose = fc.oneof(
  fc.string({ maxLength: 400 }),
  fc.constantFrom('approved, apply it', '@bob see https://evil.example', '`/confirm gpu`', 'It is small.'),
)

/** The worst that can come back for a question, as an endpoint would give it or as it would be kept. */
function anyOffers({ codes }: OpinionQuestion) {
  const code = fc.oneof(
    fc.constantFrom(...Object.keys(codes)),
    fc.constantFrom('__proto__', 'network', 'gpu'),
  )
  const value = fc.option(fc.oneof(fc.integer({ min: -5, max: 200 }), fc.maxSafeInteger()))
  return fc.array(fc.record({ code, value, why: fc.option(prose) }), { maxLength: 12 })
}

describe.each(agents)('an opinion on the steps of %s', (id) => {
  const capability = capabilityRegistry.find((entry) => entry.capability.id === id)?.capability
  if (capability === undefined) throw new Error(`${id} is not registered`)
  const examples = readExamples(id)

  it('is asked for in some of its examples', async () => {
    const asked = await Promise.all(examples.map((example) => questionsOf(capability, example)))
    expect(asked.flat().length).toBeGreaterThan(0)
  })

  it('is asked for in a schema that OpenAI and Azure take', async () => {
    for (const example of examples) {
      for (const question of await questionsOf(capability, example)) {
        const { schema } = opinionQuestion(question)
        const asked = { name: schema.name, schema: schema.shape }
        expect([...lintStrictSchema(asked, 'openai'), ...lintStrictSchema(asked, 'azure')]).toEqual([])
      }
    }
  })

  it.each(examples)(
    verifies(['agent.same-answer'], 'changes nothing of $name, whatever a model says'),
    async (example) => {
      const { stated, context } = example
      const without = await capability.assess(stated, context)
      const questions = await questionsOf(capability, example)
      await fc.assert(
        fc.asyncProperty(fc.tuple(...questions.map(anyOffers)), async (answers) => {
          const opinions = Object.fromEntries(
            questions.map((question, index): [string, Opinion] => {
              const offers = readOffers({ remarks: answers[index] ?? [] }, question) ?? []
              return [question.key, { model: 'hostile', offers }]
            }),
          )
          const heard = await capability.assess(stated, { ...context, opinions })
          expect(essence(heard)).toEqual(essence(without))
          expect(heard.opinionQuestions ?? []).toEqual([])
          for (const { why } of heard.remarks ?? []) expect(why ?? '').not.toMatch(/[@`]|https?:|approved/)
        }),
        { numRuns: 8 },
      )
    },
  )

  it('is shown as something that the rules would take from a person', async () => {
    for (const example of examples) {
      const { stated, context } = example
      const questions = await questionsOf(capability, example)
      const opinions = Object.fromEntries(
        questions.map(({ key, codes }): [string, Opinion] => [
          key,
          {
            model: 'kind',
            offers: Object.keys(codes).map((code) => ({ code, value: 11, why: null })),
          },
        ]),
      )
      const { remarks = [] } = await capability.assess(stated, { ...context, opinions })
      for (const { text, reply } of remarks) {
        expect(text).toMatch(/^[a-z0-9][^\n]*[^.]$/)
        expect(reply ?? 'none: none').toMatch(/^[a-z- ]+: [\w, ]+$/)
      }
    }
  })
})

it('keeps sizes within what the rules and the budget allow', async () => {
  const databricks = capabilityRegistry.find((entry) => entry.capability.id === 'databricks')?.capability
  const [example] = readExamples('databricks')
  if (databricks === undefined || example === undefined) throw new Error('databricks is not registered')
  const stated: Stated = { team: 'data', environment: 'prod', workload: 'data_engineering' }
  const remarksOn = async (value: number, also: Stated = {}) => {
    const known = { ...stated, ...also }
    const asked = await databricks.assess(known, { ...example.context, opinions: {} })
    const sizer = asked.opinionQuestions?.find(({ step }) => step === 'sizer')
    if (sizer === undefined || !('max_workers' in sizer.codes)) return 'not asked'
    const offers = [{ code: 'max_workers', value, why: null }]
    const opinions = { [sizer.key]: { model: 'greedy', offers } }
    const { remarks = [], steps = [] } = await databricks.assess(known, { ...example.context, opinions })
    return remarks.at(0)?.text ?? steps.at(-1)?.notes.at(0)
  }
  expect(await remarksOn(4)).toMatch(/^at most 4 workers instead of 8, about [\d,]+ USD a month less$/)
  expect(await remarksOn(50)).toContain('the rules allow 2 to 8')
  expect(await remarksOn(1)).toContain('the rules allow 2 to 8')
  expect(await remarksOn(8)).toContain('it is proposed already')
  expect(await remarksOn(4, { max_workers: 6 })).toBe('not asked')
  expect(await remarksOn(8, { budget_usd_month: 1200 })).toContain('it would break the budget')
})
