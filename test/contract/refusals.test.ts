import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { capabilityRegistry } from '../../capabilities/registry.ts'
import { suggestValue } from '../../src/conversation/brief/suggest-value.ts'

/** Texts, numbers and lists that next to no parameter takes. */
const wrong = ['', '???', 'x'.repeat(5000), -1, 0.5, 1e12, [], ['???'], Array<string>(500).fill('a')]

/** How a rule names what would be right: by an example, a bound, a spelling, or all there is. */
const namesRight = /such as|like |\d|"|\/subscriptions\/| or | one of | runs on | once$/

/** What is said of every wrong value that has a rule of its own and is not put right by a suggestion. */
function refusalsOf(schema: z.ZodType): string[] {
  return wrong.flatMap((value) => {
    const message = schema.safeParse(value).error?.issues[0]?.message
    if (message === undefined || message.startsWith('Invalid input')) return []
    return suggestValue(schema, String(value)) === undefined ? [message] : []
  })
}

describe.each(capabilityRegistry.map(({ capability }) => [capability.id, capability] as const))(
  'a value that %s refuses',
  (_, { parameters }) => {
    const schemas = Object.entries(parameters.shape).flatMap(([name, schema]) =>
      schema instanceof z.ZodType ? [[name, schema] as const] : [],
    )

    it.each(schemas)('as %s is told with what would be right', (_name, schema) => {
      expect(refusalsOf(schema).filter((message) => !namesRight.test(message))).toEqual([])
    })
  },
)
