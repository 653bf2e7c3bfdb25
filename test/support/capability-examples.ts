import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { SANDBOX_SUBSCRIPTION_PREFIX } from '../../sandbox/cloud/engine/scope.ts'
import { createPriceBook } from '../../src/adapters/azure-prices/create-price-book.ts'
import { createStackRenderer } from '../../src/adapters/handlebars/create-stack-renderer.ts'
import type { Capability, CapabilityContext } from '../../src/capability/contract.ts'
import { WireContext } from '../../src/capability/tool-wire.ts'
import { type Assessment, JsonValue } from '../../src/domain/assessment.ts'
import type { RenderedStack } from '../../src/ports/renderer.ts'

export const capabilitiesDirectory = fileURLToPath(new URL('../../capabilities', import.meta.url))
const templatesDirectory = fileURLToPath(new URL('../../templates', import.meta.url))
const renderer = createStackRenderer({ capabilitiesDirectory, templatesDirectory })

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

/** The stacks of an assessment as they would be committed, by stack id. */
export function renderStacks(
  capability: Capability,
  { request }: CapabilityContext,
  { stacks, settings }: Assessment,
): Map<string, RenderedStack> {
  const parameters = Object.fromEntries(
    Object.entries(settings).map(([name, { value, source }]) => [name, { value, source }]),
  )
  const render = (blueprint: Assessment['stacks'][number]) =>
    renderer.render({
      capability: capability.id,
      capabilityVersion: capability.version,
      environment: z.string().parse(settings['environment']?.value),
      team: z.string().parse(settings['team']?.value),
      request: `${request.repository}#${request.number}`,
      parameters,
      blueprint,
    })
  return new Map(stacks.map((blueprint) => [blueprint.id, render(blueprint)]))
}

/** The golden files of an example, path below `expected` -> content. */
export function goldenFiles(
  assessment: Assessment,
  rendered: ReadonlyMap<string, RenderedStack>,
): Record<string, string> {
  const { questions, estimate, stacks: _, ...rest } = assessment
  const summary = {
    ...rest,
    questions: questions.map(({ parameter }) => parameter),
    estimate: estimate.map((stack) => ({
      ...stack,
      lowUsd: roundToCents(stack.lowUsd),
      expectedUsd: roundToCents(stack.expectedUsd),
      highUsd: roundToCents(stack.highUsd),
    })),
  }
  const files: [string, string][] = [['assessment.json', `${JSON.stringify(summary, null, 2)}\n`]]
  for (const [id, { files: content }] of rendered) {
    for (const [name, text] of Object.entries(content)) files.push([`${id}/${name}`, text])
  }
  return Object.fromEntries(files)
}

/** The golden files as they are on disk. */
export function readGoldenFiles({ directory }: CapabilityExample): Record<string, string> {
  const expected = join(directory, 'expected')
  if (!existsSync(expected)) return {}
  const entries = readdirSync(expected, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(expected, path), readFileSync(path, 'utf8')]
    }),
  )
}

/** Replaces the golden files of an example; run the contract test with UPDATE_GOLDEN=1 and review the difference. */
export function writeGoldenFiles(
  { directory }: CapabilityExample,
  files: Readonly<Record<string, string>>,
): void {
  const expected = join(directory, 'expected')
  rmSync(expected, { recursive: true, force: true })
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(expected, path)), { recursive: true })
    writeFileSync(join(expected, path), content)
  }
}

function roundToCents(usd: number): number {
  return Math.round(usd * 100) / 100
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
