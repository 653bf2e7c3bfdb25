import { describe, expect, it } from 'vitest'
import { capabilityRegistry } from '../../../capabilities/registry.ts'
import { lintStrictSchema } from '../../../sandbox/model/schema/lint-strict-schema.ts'
import { emptyUnderstanding } from '../../../src/conversation/apply-reading.ts'
import { messageQuestion } from '../../../src/conversation/model/model-question.ts'
import { verifies } from '../../scenarios/requirements.ts'

const catalogue = capabilityRegistry.map(({ capability }) => capability)
const message = { id: 'issue', by: 'alice', title: 'A workspace', text: 'For the usual people.' }

describe('the question about a message', () => {
  it.each([
    ...catalogue.map(({ id }): [string, string[]] => [id, [id]]),
    ['nothing yet', []],
    ['everything at once', catalogue.map(({ id }) => id)],
  ])(
    verifies(['model.strict-schema'], 'has a schema that OpenAI and Azure take, for %s'),
    (_, capabilities) => {
      const understanding = { ...emptyUnderstanding, capabilities }
      const { schema } = messageQuestion(message, ['usual'], understanding, catalogue)
      const asked = { name: schema.name, schema: schema.shape }
      expect(lintStrictSchema(asked, 'openai')).toEqual([])
      expect(lintStrictSchema(asked, 'azure')).toEqual([])
    },
  )
})
