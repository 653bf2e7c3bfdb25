import * as z from 'zod'
import { JsonValue } from '../domain/assessment.ts'
import type { CapabilityContext } from './contract.ts'

const environments = z.enum(['dev', 'staging', 'prod'])

/** A capability's context as it crosses a tool call: the same facts, with only the prices the tool asked for. */
export const WireContext = z.object({
  today: z.iso.date(),
  request: z.object({
    repository: z.string(),
    number: z.number(),
    title: z.string(),
    author: z.string(),
  }),
  subscriptions: z.object({ dev: z.string(), staging: z.string(), prod: z.string() }),
  networks: z.array(
    z.object({ prefix: z.string(), networkSecurityGroup: z.string(), resourceGroup: z.string() }),
  ),
  dnsZones: z.array(z.object({ name: z.string(), resourceGroup: z.string(), private: z.boolean() })),
  endpointSubnets: z.partialRecord(environments, z.string()),
  logWorkspaces: z.partialRecord(environments, z.string()),
  egressAddresses: z.array(z.string()),
  defaultRegion: z.string(),
  companions: z.record(z.string(), z.record(z.string(), JsonValue)),
  pricesOf: z.string(),
  prices: z.record(z.string(), z.object({ usd: z.number(), observedAt: z.string() })),
})
export type WireContext = z.infer<typeof WireContext>

/**
 * The arguments of a tool call as they are accepted: a value that its parameter's schema refuses comes back as a
 * problem of the assessment, like anywhere else, and not as an error of the call.
 */
export const ToolArguments = z.object({ stated: z.record(z.string(), JsonValue), context: WireContext })
export type ToolArguments = z.infer<typeof ToolArguments>

/** What a tool of ours says about itself in `_meta`, under `toolMetaKey`. */
export const ToolMeta = z.object({
  version: z.string(),
  /** Paths of the prices it uses, as in the price book. */
  prices: z.array(z.string()),
})
export type ToolMeta = z.infer<typeof ToolMeta>

export const toolMetaKey = 'planwright/capability'

/** JSON Schema of a tool's arguments: the parameters with their metadata, none of them required, and the context. */
export function describeToolArguments(parameters: z.ZodObject): Record<string, unknown> {
  const schema = z.object({ stated: parameters.partial(), context: WireContext })
  return schema['~standard'].jsonSchema.input({ target: 'draft-2020-12' })
}

/** The context as JSON, with the prices at `paths` that are known. */
export function toWireContext(context: CapabilityContext, paths: readonly string[]): WireContext {
  const { prices, request, subscriptions, networks, dnsZones, endpointSubnets, logWorkspaces } = context
  const { today, egressAddresses, defaultRegion, companions } = context
  const known = paths.flatMap((path) => {
    const price = prices.price(path)
    return price === undefined ? [] : [[path, { usd: price.usd, observedAt: price.observedAt }] as const]
  })
  return {
    today,
    request: { ...request },
    subscriptions: { ...subscriptions },
    networks: networks.map((network) => ({ ...network })),
    dnsZones: dnsZones.map((zone) => ({ ...zone })),
    endpointSubnets: { ...endpointSubnets },
    logWorkspaces: { ...logWorkspaces },
    egressAddresses: [...egressAddresses],
    defaultRegion,
    companions: Object.fromEntries(Object.entries(companions).map(([id, settings]) => [id, { ...settings }])),
    pricesOf: prices.machinesOf,
    prices: Object.fromEntries(known),
  }
}

/** The context of a tool: prices of machines are not known to it. */
export function fromWireContext({ pricesOf, prices, ...context }: WireContext): CapabilityContext {
  return {
    ...context,
    prices: {
      machinesOf: pricesOf,
      machinesObservedIn: () => pricesOf,
      machine: () => undefined,
      machineUsdPerHour: () => undefined,
      price: (path) => (Object.hasOwn(prices, path) ? prices[path] : undefined),
    },
  }
}
