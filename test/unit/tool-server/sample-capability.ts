import * as z from 'zod'
import {
  type Capability,
  type CapabilityContext,
  commonParameters,
  defineCapability,
  parameter,
} from '../../../src/capability/index.ts'

const parameters = z.object({
  size: parameter(z.number().max(9, 'a size is at most 9'), {
    label: 'size',
    kind: 'count',
    aliases: ['big'],
  }),
  team: commonParameters.team,
})

/** A capability with one stack, whose price depends on the price book. */
export const sampleCapability: Capability = defineCapability({
  id: 'sample_box',
  kind: 'tool',
  title: 'Sample box',
  summary: 'Makes a box of a size.',
  version: '1.0.0',
  phrases: { synonyms: ['box'], examples: ['a box please'] },
  parameters,
  required: ['size'],
  decide: (stated, context) => ({
    settings: { team: 'ml', region: context.defaultRegion, ...stated },
    origins: { team: { source: 'default', reason: 'every box' } },
    problems: [],
    decisions: [],
  }),
  questions: (settled) =>
    settled.settings.size === undefined ? [{ parameter: 'size', text: 'Which size?', weight: 90 }] : [],
  estimate: (_settings, context) => {
    const price = context.prices.price('box.month')
    const usd = price?.usd ?? 0
    return [
      {
        stack: 'box',
        lowUsd: usd,
        expectedUsd: usd,
        highUsd: usd,
        assumptions: [],
        pricesOf: price?.observedAt ?? context.prices.machinesOf,
        unpriced: price === undefined ? ['box'] : [],
      },
    ]
  },
  gates: () => [{ id: 'access', stack: 'box', text: 'Gives a box.' }],
  stacks: (settings) => [
    {
      id: 'box',
      title: 'Box',
      folder: 'box',
      template: 'box',
      providers: ['random'],
      settings: { large: Number(settings.size) > 5 },
      variables: { size: settings.size ?? null },
      dependsOn: [],
      plannable: 'now',
    },
  ],
  advice: [],
})

/** A context whose price book knows the price of the sample box and of something else. */
export const sampleContext: CapabilityContext = {
  today: '2026-11-22',
  request: { repository: 'acme/infra', number: 12, title: 'A box', author: 'alice' },
  subscriptions: { dev: 'sub-dev', staging: 'sub-staging', prod: 'sub-prod' },
  networks: [{ prefix: '10.50.0.0/16', networkSecurityGroup: 'nsg-a', resourceGroup: 'rg-a' }],
  dnsZones: [],
  endpointSubnets: {},
  logWorkspaces: {},
  egressAddresses: [],
  defaultRegion: 'eastus2',
  prices: {
    machinesOf: '2026-06-18',
    machinesObservedIn: () => '2026-06-18',
    machine: () => undefined,
    machineUsdPerHour: () => undefined,
    price: (path) =>
      new Map([
        ['box.month', { usd: 12.5, observedAt: '2026-01-02' }],
        ['crate.month', { usd: 99, observedAt: '2026-01-02' }],
      ]).get(path),
  },
  companions: {},
}
