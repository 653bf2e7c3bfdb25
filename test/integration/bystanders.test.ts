import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Interpreter, openInterpreter } from '../../src/cli/interpret/open-interpreter.ts'

let interpreter: Interpreter

beforeAll(async () => {
  interpreter = await openInterpreter({ clock: { now: () => new Date('2026-11-22T12:00:00Z') } })
})
afterAll(() => interpreter.close())

const remarks = [
  'yes',
  'cancel',
  '/cancel',
  '/set region westus',
  '/confirm gpu',
  '/add storage',
  '/status',
  'environment: prod',
  '1. prod 2. westus 3. keep',
  'Databricks is not needed, take Azure ML instead',
  'what does it cost?',
  'remove the firewall',
  'all defaults',
]
const said = ['East US', 'reduce the cluster to 1-4 workers', 'keep the rest', 'yes', 'also 9090', 'status?']
const bystander = fc
  .oneof(fc.constantFrom(...remarks), fc.string({ maxLength: 60 }))
  .map((text) => ({ author: 'bystander', text }))
const requester = fc.constantFrom(...said).map((text) => ({ author: 'requester', text }))

async function turnsOf(turns: readonly object[]): Promise<readonly object[]> {
  const report = await interpreter.interpret(JSON.stringify({ id: 1, turns }))
  return 'turns' in report ? report.turns : []
}

it('changes nothing and says nothing, whatever a bystander writes', async () => {
  const request = {
    author: 'requester',
    text: 'Databricks for team lark, dev, and open 443 from 10.2.0.0/24',
  }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(bystander, requester), { maxLength: 5 }), async (more) => {
      const all = [request, ...more]
      const reports = await turnsOf(all)
      const alone = await turnsOf(all.filter(({ author }) => author === 'requester'))
      expect(reports.filter((_, index) => all[index]?.author === 'requester')).toEqual(alone)
      for (const [index, { author }] of all.entries()) {
        if (author === 'bystander') expect(reports[index]).toMatchObject({ action: 'noop', reply: '' })
      }
    }),
    { numRuns: 40 },
  )
}, 60_000)
