import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { capabilityRegistry } from '../../capabilities/registry.ts'
import { type Cloud, startCloud } from '../../sandbox/cloud/cloud.ts'
import { PlanJson } from '../../src/adapters/terraform/plan-json.ts'
import { summarizePlan } from '../../src/adapters/terraform/summarize-plan.ts'
import { examinePlan } from '../../src/baseline/examine-plan.ts'
import { planCost } from '../../src/costing/compare-costs.ts'
import type { Assessment } from '../../src/domain/assessment.ts'
import { acceptedBy, type Baseline, gatesBefore } from '../../src/domain/baseline.ts'
import { verifies } from '../scenarios/requirements.ts'
import { readExamples, renderStacks } from '../support/capability-examples.ts'
import { networkConfiguration } from '../support/existing-infrastructure.ts'
import { createWorkdir, type Workdir } from './sandbox-cloud/terraform.ts'

const Environment = z.enum(['dev', 'staging', 'prod'])
const planFile = 'example.tfplan'
/** No log workspace is configured for some examples, and Azure ML signs in to storage with a key, in dev too. */
const knownWarnings = ['diagnostic_logs', 'storage_keys_off']
const directories: Workdir[] = []
let cloud: Cloud

beforeEach(async () => {
  cloud = await startCloud()
})

afterEach(async () => {
  for (const directory of directories.splice(0)) await directory.remove()
  await cloud.close()
})

const assessed = capabilityRegistry.map(async ({ capability }) => {
  const examples = readExamples(capability.id).map(async ({ name, stated, context, existing }) => {
    return { name, context, existing, assessment: await capability.assess(stated, context) }
  })
  return { capability, examples: await Promise.all(examples) }
})

describe.each(await Promise.all(assessed))('stacks of $capability.id', ({ capability, examples }) => {
  it.each(examples.filter(({ assessment }) => assessment.stacks.length > 0))(
    verifies(
      ['baseline.examples', 'prices.every-example'],
      'of example $name hold the baseline, apply on the sandbox cloud, leave nothing to change and cost as estimated',
    ),
    async ({ assessment, context, existing }) => {
      const environment = Environment.parse(assessment.settings['environment']?.value)
      await applied({ 'main.tf.json': networkConfiguration(context, environment), 'existing.tf': existing })
      const rendered = renderStacks(capability, context, assessment)
      const done: Workdir[] = []
      for (const { id } of inOrder(assessment.stacks)) {
        const stack = rendered.get(id)
        const directory = await prepared(stack?.files ?? {})
        const plan = await planOf(directory)
        expect(openFindings(assessment, id, examinePlan(plan, environment))).toEqual([])
        const estimate = assessment.estimate.find(({ stack: of }) => of === id)
        const region = z.string().catch('').parse(assessment.settings['region']?.value)
        const cost = planCost(summarizePlan(plan).parts, estimate, {
          environment,
          region,
          prices: context.prices,
        })
        expect(cost).toMatchObject({ agrees: true, differences: [], unpriced: [] })
        await run(directory, 'apply', '-no-color', planFile)
        const listed = (await run(directory, 'state', 'list')).split('\n')
        const resources = listed.filter((address) => address !== '' && !address.startsWith('data.'))
        expect(resources.sort()).toEqual(stack?.addresses)
        await run(directory, 'plan', '-no-color', '-detailed-exitcode')
        done.unshift(directory)
      }
      for (const directory of done) await run(directory, 'destroy', '-no-color', '-auto-approve')
    },
  )
})

/** What a plan breaks or may break, without notes, without what a gate accepts, and without what is known. */
function openFindings(assessment: Assessment, id: string, { findings }: Baseline): object[] {
  const stacks = assessment.stacks.map((stack) => ({
    ...stack,
    gates: assessment.gates.filter((gate) => gate.stack === stack.id),
  }))
  const gates = stacks.flatMap((stack) => (stack.id === id ? [...gatesBefore(stack, stacks)] : []))
  return findings.filter(
    (finding) =>
      finding.severity !== 'note' &&
      acceptedBy(finding, new Set(gates)) === undefined &&
      !(finding.severity === 'warn' && knownWarnings.includes(finding.rule)),
  )
}

async function applied(files: Readonly<Record<string, string>>): Promise<void> {
  const directory = await prepared(files)
  await run(directory, 'apply', '-no-color', '-auto-approve')
}

async function planOf(directory: Workdir): Promise<PlanJson> {
  await run(directory, 'plan', '-no-color', `-out=${planFile}`)
  return PlanJson.parse(JSON.parse(await run(directory, 'show', '-json', planFile)))
}

async function prepared(files: Readonly<Record<string, string>>): Promise<Workdir> {
  const directory = await createWorkdir(cloud.environment)
  directories.push(directory)
  for (const [name, content] of Object.entries(files)) await directory.write(name, content)
  await run(directory, 'init', '-no-color')
  await run(directory, 'validate', '-no-color')
  return directory
}

/** Runs terraform and fails with what it said. */
async function run(directory: Workdir, ...args: string[]): Promise<string> {
  const { exitCode, output } = await directory.terraform(...args)
  expect(exitCode, `terraform ${args.join(' ')}\n${output}`).toBe(0)
  return output
}

/** Stacks in an order in which each comes after those that it depends on. */
function inOrder(stacks: Assessment['stacks']): Assessment['stacks'] {
  const sorted: Assessment['stacks'] = []
  while (sorted.length < stacks.length) {
    const waiting = stacks.filter((stack) => !sorted.includes(stack))
    const next = waiting.find(({ dependsOn }) => waiting.every(({ id }) => !dependsOn.includes(id)))
    if (next === undefined) throw new Error('the stacks depend on each other in a circle')
    sorted.push(next)
  }
  return sorted
}
