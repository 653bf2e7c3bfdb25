import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { type Cloud, startCloud } from '../../../sandbox/cloud/cloud.ts'
import { PlanJson } from '../../adapters/terraform/plan-json.ts'
import type { CapabilityContext, Environment } from '../../capability/index.ts'
import type { Assessment } from '../../domain/assessment.ts'
import { CommandError, InvariantError } from '../../domain/errors.ts'
import type { RenderedProposal } from '../../workflow/committed-files.ts'
import { networkConfiguration } from './existing-networks.ts'
import type { JudgedExample } from './judge-examples.ts'
import { planFaults } from './plan-faults.ts'
import { renderAssessment } from './render-assessment.ts'
import { runQuietly } from './run-terraform.ts'
import { typesInUse } from './types-in-use.ts'

/**
 * Proves examples one after the other on a sandbox cloud of its own, which is swept after each.
 * The cloud is new after a failure, so that one failure is never the cause of the next.
 */
export interface Prover {
  /**
   * Applies the stacks of an example in the order of their dependencies: formatted, valid, within the security
   * baseline, at the price that was estimated, exactly the resources that were announced, nothing left to change, and
   * nothing left when they are destroyed.
   * @throws CommandError with what terraform said when that is not so.
   */
  prove(judged: JudgedExample): Promise<void>
  close(): Promise<void>
}

const environments = z.enum(['dev', 'staging', 'prod'])
const plain = ['-no-color', '-input=false']
const planFile = 'example.tfplan'

export interface ProverOptions {
  readonly binary: string
  /** Every example that will be proved: the cloud serves the types that they use and no others. */
  readonly examples: readonly JudgedExample[]
  readonly abort?: AbortSignal
}

/** Makes a prover; clouds start when they are needed. */
export function createProver(options: ProverOptions): Prover {
  let site: Site | undefined
  return {
    async prove(judged) {
      site ??= await openSite(options)
      const current = site
      try {
        await proveOn(current, judged)
      } catch (error) {
        site = undefined
        await current.close()
        throw error
      }
    },
    close: async () => site?.close(),
  }
}

/** A cloud and the folder in which everything for it is written. */
interface Site {
  readonly cloud: Cloud
  readonly folder: string
  /** Networks that are there already, by subscription. */
  readonly networks: Map<string, { readonly configuration: string; readonly folder: string }>
  /** Digests of configurations that are known to be valid; validation does not see values. */
  readonly valid: Set<string>
  terraform(folder: string, ...args: readonly string[]): Promise<string>
  close(): Promise<void>
}

async function openSite({ binary, examples, abort }: ProverOptions): Promise<Site> {
  const cloud = await startCloud({ types: typesInUse(examples) })
  const folder = await mkdtemp(join(tmpdir(), 'capability-proof-'))
  const place = { binary, cloud: cloud.environment, ...(abort === undefined ? {} : { abort }) }
  return {
    cloud,
    folder,
    networks: new Map(),
    valid: new Set(),
    terraform: (path, ...args) => runQuietly({ ...place, folder: path }, ...args),
    async close() {
      await cloud.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function proveOn(site: Site, judged: JudgedExample): Promise<void> {
  const { capability, example, assessment } = judged
  const environment = environments.parse(assessment.settings['environment']?.value)
  await makeNetworks(site, example.context, environment)
  const before = await namesOn(site)
  const home = await mkdtemp(join(site.folder, 'example-'))
  const rendered = renderAssessment(capability, example.context, assessment)
  for (const { id, files } of rendered) await writeFiles(join(home, id), files)
  await site.terraform(home, 'fmt', '-check', '-diff', '-recursive')
  const made: string[] = []
  if (example.existing !== '') {
    const folder = join(home, 'existing')
    const main = networkConfiguration({ ...example.context, networks: [] }, environment)
    await writeFiles(folder, { 'main.tf.json': main, 'existing.tf': example.existing })
    await site.terraform(folder, 'apply', ...plain, '-auto-approve')
    made.push(folder)
  }
  for (const stack of inStackOrder(rendered, assessment.stacks)) {
    const folder = join(home, stack.id)
    await validate(site, folder, stack)
    await site.terraform(folder, 'plan', ...plain, `-out=${planFile}`)
    const plan = PlanJson.parse(JSON.parse(await site.terraform(folder, 'show', '-json', planFile)))
    const faults = planFaults(judged, stack.id, plan)
    if (faults.length > 0)
      throw new CommandError(`the plan of ${stack.id}: ${faults.join('; ')}`, { file: planFile })
    await site.terraform(folder, 'apply', ...plain, planFile)
    made.push(folder)
    expectSame(`the resources of ${stack.id}`, await resourcesOf(folder), stack.addresses)
    await site.terraform(folder, 'plan', ...plain, '-detailed-exitcode')
  }
  for (const folder of made.reverse()) await destroy(site, folder)
  expectSame('what the cloud holds after destroy', await namesOn(site), before)
  await rm(home, { recursive: true })
}

async function validate(site: Site, folder: string, { fileDigests }: RenderedProposal): Promise<void> {
  const digest = JSON.stringify(Object.entries(fileDigests).filter(([name]) => name.endsWith('.tf')))
  if (site.valid.has(digest)) return
  await site.terraform(folder, 'validate', '-no-color')
  site.valid.add(digest)
}

/** Whether the state is true was seen by the plan before; whether everything is gone, the cloud tells afterwards. */
async function destroy(site: Site, folder: string): Promise<void> {
  await site.terraform(folder, 'destroy', ...plain, '-auto-approve', '-refresh=false')
}

/** The network security groups that an organization has before Planwright comes; they stay for the next example. */
async function makeNetworks(site: Site, context: CapabilityContext, environment: Environment): Promise<void> {
  const subscription = context.subscriptions[environment]
  const configuration = networkConfiguration(context, environment)
  const there = site.networks.get(subscription)
  if (there?.configuration === configuration) return
  if (there !== undefined) await destroy(site, there.folder)
  const folder = await mkdtemp(join(site.folder, 'networks-'))
  await writeFiles(folder, { 'main.tf.json': configuration })
  await site.terraform(folder, 'apply', ...plain, '-auto-approve')
  site.networks.set(subscription, { configuration, folder })
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
}

const State = z.object({
  resources: z.array(z.object({ mode: z.string(), type: z.string(), name: z.string() })),
})

/** Addresses of what terraform made, as its state file lists them, sorted. */
async function resourcesOf(folder: string): Promise<string[]> {
  const { resources } = State.parse(JSON.parse(await readFile(join(folder, 'terraform.tfstate'), 'utf8')))
  return resources
    .filter(({ mode }) => mode === 'managed')
    .map(({ type, name }) => `${type}.${name}`)
    .sort()
}

async function namesOn({ cloud }: Site): Promise<string[]> {
  return (await cloud.resources()).map(({ type, id }) => `${type} ${id}`).sort()
}

function expectSame(what: string, got: readonly string[], expected: readonly string[]): void {
  const more = got.filter((name) => !expected.includes(name))
  const less = expected.filter((name) => !got.includes(name))
  if (more.length === 0 && less.length === 0) return
  const list = (names: readonly string[]): string => (names.length === 0 ? 'nothing' : names.join(', '))
  throw new CommandError(`${what}: ${list(more)} too many, ${list(less)} missing`, { file: 'terraform' })
}

/** Stacks in an order in which each comes after those that it depends on. */
function inStackOrder(
  rendered: readonly RenderedProposal[],
  blueprints: Assessment['stacks'],
): RenderedProposal[] {
  const sorted: RenderedProposal[] = []
  while (sorted.length < rendered.length) {
    const waiting = rendered.filter((stack) => !sorted.includes(stack))
    const ids = waiting.map(({ id }) => id)
    const next = waiting.find(({ id }) =>
      blueprints.find((blueprint) => blueprint.id === id)?.dependsOn.every((other) => !ids.includes(other)),
    )
    if (next === undefined) throw new InvariantError('the stacks depend on each other in a circle')
    sorted.push(next)
  }
  return sorted
}
