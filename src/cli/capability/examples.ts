import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { SANDBOX_SUBSCRIPTION_PREFIX } from '../../../sandbox/cloud/cloud.ts'
import { createPriceBook } from '../../adapters/azure-prices/create-price-book.ts'
import type { CapabilityContext } from '../../capability/contract.ts'
import { WireContext } from '../../capability/tool-wire.ts'
import { JsonValue } from '../../domain/assessment.ts'
import { capabilitiesDirectory } from './folders.ts'

/** The facts that examples are assessed with, where they do not say otherwise. */
export const exampleContext: CapabilityContext = {
  today: '2026-11-22',
  request: {
    repository: 'acme/infrastructure',
    number: 12,
    title: 'Infrastructure for team ml',
    author: 'alice',
  },
  subscriptions: {
    dev: `${SANDBOX_SUBSCRIPTION_PREFIX}0000-4000-8000-00000000000d`,
    staging: `${SANDBOX_SUBSCRIPTION_PREFIX}0000-4000-8000-00000000000e`,
    prod: `${SANDBOX_SUBSCRIPTION_PREFIX}0000-4000-8000-00000000000f`,
  },
  networks: [
    { prefix: '10.50.0.0/16', networkSecurityGroup: 'nsg-shared', resourceGroup: 'rg-network' },
    { prefix: '10.50.4.0/24', networkSecurityGroup: 'nsg-ml', resourceGroup: 'rg-network-ml' },
    { prefix: 'fd00:50::/48', networkSecurityGroup: 'nsg-shared-v6', resourceGroup: 'rg-network' },
  ],
  dnsZones: [],
  endpointSubnets: {},
  logWorkspaces: {},
  egressAddresses: [],
  defaultRegion: 'eastus2',
  prices: createPriceBook(),
  companions: {},
}

/** `answers.json`: what was stated, and which facts of the context are others than usual. */
const Answers = z.strictObject({
  stated: z.record(z.string(), JsonValue),
  context: WireContext.omit({ prices: true, pricesOf: true })
    .extend({ request: WireContext.shape.request.partial() })
    .partial()
    .optional(),
})

export interface CapabilityExample {
  readonly name: string
  readonly directory: string
  readonly stated: Readonly<Record<string, JsonValue>>
  readonly context: CapabilityContext
  /** `existing.tf`: resources that are there before the stacks of the example; empty when it needs none. */
  readonly existing: string
}

/** The examples of a capability, by name. */
export function readExamples(id: string): CapabilityExample[] {
  const examples = join(capabilitiesDirectory, id, 'examples')
  if (!existsSync(examples)) return []
  return readdirSync(examples)
    .sort()
    .map((name) => {
      const directory = join(examples, name)
      const answers: unknown = JSON.parse(readFileSync(join(directory, 'answers.json'), 'utf8'))
      const { stated, context = {} } = Answers.parse(answers)
      const { request, ...facts } = context
      const existing = join(directory, 'existing.tf')
      const present = Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined))
      return {
        name,
        directory,
        stated,
        existing: existsSync(existing) ? readFileSync(existing, 'utf8') : '',
        context: {
          ...exampleContext,
          ...present,
          request: { ...exampleContext.request, ...withoutUndefined(request ?? {}) },
        },
      }
    })
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
