import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { CapabilityContext, PriceBook } from '../../capability/index.ts'
import { JsonValue } from '../../domain/assessment.ts'
import { InputError } from '../../domain/errors.ts'

/** Something that could be asked of a capability. */
export interface Example {
  readonly capability: string
  readonly stated: Readonly<Record<string, JsonValue>>
  readonly context: CapabilityContext
}

const Answers = z.object({
  stated: z.record(z.string(), JsonValue),
  context: z.record(z.string(), z.unknown()).optional(),
})

/** The examples of a capability in a folder of capabilities, assessed with the prices of `prices`. */
export async function readExamples(
  capabilities: string,
  capability: string,
  prices: PriceBook,
): Promise<Example[]> {
  const folder = join(capabilities, capability, 'examples')
  const names = await readdir(folder)
  return Promise.all(
    names.toSorted().map(async (name) => {
      const { stated, context = {} } = parseAnswers(
        await readFile(join(folder, name, 'answers.json'), 'utf8'),
        name,
      )
      return { capability, stated, context: { ...facts, ...known(context), prices } }
    }),
  )
}

function parseAnswers(text: string, name: string): z.infer<typeof Answers> {
  const parsed = Answers.safeParse(JSON.parse(text))
  if (parsed.success) return parsed.data
  throw new InputError(`the answers of example ${name} are not what was expected`)
}

/** What an example says about networks, zones and companions; who asked and when changes no price. */
function known({
  request: _request,
  ...others
}: Readonly<Record<string, unknown>>): Partial<CapabilityContext> {
  return others as Partial<CapabilityContext>
}

const facts: Omit<CapabilityContext, 'prices'> = {
  today: '2026-11-22',
  request: { repository: 'acme/infrastructure', number: 12, title: 'Infrastructure', author: 'alice' },
  subscriptions: {
    dev: '5a4db0c5-0000-4000-8000-00000000000d',
    staging: '5a4db0c5-0000-4000-8000-00000000000e',
    prod: '5a4db0c5-0000-4000-8000-00000000000f',
  },
  networks: [
    { prefix: '10.50.0.0/16', networkSecurityGroup: 'nsg-shared', resourceGroup: 'rg-network' },
    { prefix: 'fd00:50::/48', networkSecurityGroup: 'nsg-shared-v6', resourceGroup: 'rg-network' },
  ],
  dnsZones: [],
  endpointSubnets: {},
  logWorkspaces: {},
  egressAddresses: [],
  defaultRegion: 'eastus2',
  companions: {},
}
