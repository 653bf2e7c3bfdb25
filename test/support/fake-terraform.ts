import { checkStackFiles } from '../../src/adapters/terraform/check-stack-files.ts'
import { judgePlan } from '../../src/adapters/terraform/judge-plan.ts'
import type { Change, PlanJson } from '../../src/adapters/terraform/plan-json.ts'
import { stackLocation } from '../../src/adapters/terraform/stack-location.ts'
import { type ReadPlan, summarizePlan } from '../../src/adapters/terraform/summarize-plan.ts'
import type { JsonValue } from '../../src/domain/assessment.ts'
import type { Baseline } from '../../src/domain/baseline.ts'
import type { Failure } from '../../src/domain/failure.ts'
import type { PlanSummary } from '../../src/domain/plan.ts'
import type { ApplyOutcome, ApplyRequest, StackRun, Terraform } from '../../src/ports/terraform.ts'

type Arguments = Readonly<Record<string, string>>

interface FakeStack {
  readonly resources: Map<string, Arguments>
  readonly tainted: Set<string>
}

export interface FakeCall {
  readonly kind: 'plan' | 'apply'
  readonly repository: string
  readonly path: string
  /** 0 for a plan. */
  readonly attempt: number
  readonly destroy: boolean
}

/**
 * Terraform in memory: reads the `resource` and `output` blocks of formatted files, keeps a state for each stack and
 * judges approvals with the rules of the real one. What goes wrong is said beforehand; `path` names a stack.
 */
export interface FakeTerraform extends Terraform {
  readonly calls: readonly FakeCall[]
  failPlan(path: string, failure: Failure): void
  /** Every apply that works on `address` fails there until `repair`; what does not depend on it is made. */
  failApply(path: string, address: string, failure: Failure): void
  repair(path: string): void
  /** The next apply rejects, as when this process is killed; Terraform has then made `resources` of its resources. */
  interruptApply(path: string, resources: number): void
  /** Holds every apply of the stack before its first resource until `resume` is called. */
  holdApply(path: string): { readonly reached: Promise<void>; resume(): void }
  /** Somebody removes a resource behind our back. */
  removeOutside(path: string, address: string): void
  setOutputs(path: string, outputs: Readonly<Record<string, JsonValue>>): void
  /** Every plan that is made from now on says this about the baseline. */
  setBaseline(path: string, baseline: Baseline): void
  /** Addresses in the state, sorted. */
  resources(path: string): string[]
}

interface Script {
  planFailures: Failure[]
  applyFailures: Map<string, Failure>
  interruptAfter: number | undefined
  hold: { readonly reached: () => void; readonly resumed: Promise<void> } | undefined
  outputs: Readonly<Record<string, JsonValue>> | undefined
  baseline: Baseline | undefined
}

export function createFakeTerraform(): FakeTerraform {
  const stacks = new Map<string, FakeStack>()
  const scripts = new Map<string, Script>()
  const calls: FakeCall[] = []

  const script = (path: string): Script => {
    const known = scripts.get(path)
    if (known !== undefined) return known
    const fresh: Script = {
      planFailures: [],
      applyFailures: new Map(),
      interruptAfter: undefined,
      hold: undefined,
      outputs: undefined,
      baseline: undefined,
    }
    scripts.set(path, fresh)
    return fresh
  }

  const stackOf = (run: StackRun): FakeStack => {
    const key = `${run.repository.toLowerCase()}:${run.path}`
    const stack = stacks.get(key) ?? { resources: new Map(), tainted: new Set() }
    stacks.set(key, stack)
    return stack
  }

  const stacksAt = (path: string): FakeStack[] =>
    [...stacks].filter(([key]) => key.endsWith(`:${path}`)).map(([, stack]) => stack)

  const open = (kind: 'plan' | 'apply', run: StackRun, attempt: number): void => {
    checkStackFiles(run.files)
    stackLocation('/', 'sandbox', run)
    const { repository, path, destroy = false } = run
    calls.push({ kind, repository, path, attempt, destroy })
  }

  const examined = ({ summary }: ReadPlan, { path }: StackRun): PlanSummary => {
    const { baseline } = script(path)
    return baseline === undefined ? summary : { ...summary, baseline }
  }

  const applyChanges = async (
    request: ApplyRequest,
    plan: ReadPlan,
    signal: AbortSignal,
  ): Promise<Failure | undefined> => {
    const stack = stackOf(request.run)
    const { hold, applyFailures, interruptAfter } = script(request.run.path)
    hold?.reached()
    await hold?.resumed
    if (signal.aborted) return stopped('apply')
    const known = readResources(request.run.files)
    const wanted: typeof known = request.run.destroy === true ? new Map() : known
    const failedAt = new Set<string>()
    let firstFailure: Failure | undefined
    let done = 0
    const needs = (one: string, other: string): boolean =>
      Object.values(known.get(one) ?? {})
        .join()
        .includes(other)
    for (const { resource } of request.run.destroy === true ? plan.changes.toReversed() : plan.changes) {
      const { address } = resource
      const blocked = [...failedAt].some((other) =>
        resource.action === 'delete' ? needs(other, address) : needs(address, other),
      )
      if (blocked) continue
      if (interruptAfter !== undefined && done >= interruptAfter) break
      const current = `${resource.action === 'delete' ? 'deleting' : 'creating'} ${address}`
      request.onProgress({ done, total: plan.changes.length, current, elapsedMs: 0 })
      const failure = applyFailures.get(address)
      if (failure !== undefined) {
        failedAt.add(address)
        firstFailure ??= { ...failure, address }
        if (resource.action !== 'create' && resource.action !== 'replace') continue
        stack.tainted.add(address)
        stack.resources.set(address, wanted.get(address) ?? {})
        continue
      }
      stack.tainted.delete(address)
      if (resource.action === 'delete') stack.resources.delete(address)
      else stack.resources.set(address, wanted.get(address) ?? {})
      done += 1
      request.onProgress({ done, total: plan.changes.length, current, elapsedMs: 0 })
    }
    if (interruptAfter !== undefined) {
      script(request.run.path).interruptAfter = undefined
      throw new Error('the process was killed')
    }
    return firstFailure
  }

  return {
    calls,
    plan(run, signal, approval) {
      open('plan', run, 0)
      if (signal.aborted) return Promise.resolve({ kind: 'failed', failure: stopped('plan') })
      const failure = script(run.path).planFailures.shift()
      if (failure !== undefined) return Promise.resolve({ kind: 'failed', failure })
      const plan = planOf(run, stackOf(run))
      const changed = approval !== undefined && judgePlan(approval, plan).kind === 'changed'
      const verdict = approval === undefined ? null : changed ? 'changed' : 'approved'
      return Promise.resolve({ kind: 'planned', plan: examined(plan, run), verdict })
    },
    async apply(request, signal): Promise<ApplyOutcome> {
      open('apply', request.run, request.attempt)
      if (signal.aborted) return { kind: 'failed', failure: stopped('plan') }
      const { planFailures, outputs } = script(request.run.path)
      const planFailure = planFailures.shift()
      if (planFailure !== undefined) return { kind: 'failed', failure: planFailure }
      const plan = planOf(request.run, stackOf(request.run))
      const judgement = judgePlan(request.approval, plan)
      if (judgement.kind === 'changed') return { kind: 'changed', plan: examined(plan, request.run) }
      const failure = judgement.kind === 'run' ? await applyChanges(request, plan, signal) : undefined
      if (failure !== undefined) return { kind: 'failed', failure }
      const { destroy, files } = request.run
      if (destroy === true) return { kind: 'applied', how: judgement.how, outputs: {} }
      return { kind: 'applied', how: judgement.how, outputs: outputs ?? readOutputs(files) }
    },
    failPlan(path, failure) {
      script(path).planFailures.push(failure)
    },
    failApply(path, address, failure) {
      script(path).applyFailures.set(address, failure)
    },
    repair(path) {
      script(path).applyFailures.clear()
    },
    interruptApply(path, resources) {
      script(path).interruptAfter = resources
    },
    holdApply(path) {
      const reached = Promise.withResolvers<void>()
      const resumed = Promise.withResolvers<void>()
      script(path).hold = { reached: reached.resolve, resumed: resumed.promise }
      return {
        reached: reached.promise,
        resume() {
          script(path).hold = undefined
          resumed.resolve()
        },
      }
    },
    removeOutside(path, address) {
      for (const stack of stacksAt(path)) stack.resources.delete(address)
    },
    setOutputs(path, outputs) {
      script(path).outputs = outputs
    },
    setBaseline(path, baseline) {
      script(path).baseline = baseline
    },
    resources: (path) => stacksAt(path).flatMap((stack) => [...stack.resources.keys()].sort()),
  }
}

function stopped(command: string): Failure {
  return { message: `Terraform's ${command} was stopped before it finished.`, excerpt: '' }
}

function planOf({ files, destroy }: StackRun, stack: FakeStack): ReadPlan {
  const wanted = destroy === true ? new Map<string, Arguments>() : readResources(files)
  const addresses = [...new Set([...stack.resources.keys(), ...wanted.keys()])]
  const changes: NonNullable<PlanJson['resource_changes']> = addresses.map((address) => ({
    address,
    mode: 'managed',
    type: address.split('.')[0] ?? '',
    ...(stack.tainted.has(address) && wanted.has(address)
      ? { action_reason: 'replace_because_tainted' }
      : {}),
    change: changeOf(stack.resources.get(address), wanted.get(address), stack.tainted.has(address)),
  }))
  return summarizePlan({ format_version: '1.2', resource_changes: changes })
}

function changeOf(before: Arguments | undefined, after: Arguments | undefined, isTainted: boolean): Change {
  const change = { before: before ?? null, after: after ?? null }
  if (before === undefined) return { ...change, actions: ['create'] }
  if (after === undefined) return { ...change, actions: ['delete'] }
  if (isTainted) return { ...change, actions: ['delete', 'create'] }
  return { ...change, actions: [JSON.stringify(before) === JSON.stringify(after) ? 'no-op' : 'update'] }
}

/** Address -> arguments and nested blocks as text, variables replaced by their values. */
function readResources(files: StackRun['files']): Map<string, Arguments> {
  const blocks = blocksOf(files, /^resource "([^"\n]+)" "([^"\n]+)" \{\n([\s\S]*?)^\}/gm)
  return new Map(
    blocks.map(([type, name, body = '']) => [`${type}.${name}`, argumentsOf(body, variablesOf(files))]),
  )
}

function readOutputs(files: StackRun['files']): Record<string, JsonValue> {
  const blocks = blocksOf(files, /^output "([^"\n]+)" (\{)\n([\s\S]*?)^\}/gm)
  return Object.fromEntries(
    blocks
      .map(([name = '', , body = '']) => ({ name, values: argumentsOf(body, variablesOf(files)) }))
      .filter(({ values }) => values['sensitive'] !== 'true')
      .map(({ name, values }) => [name, unquoted(values['value'] ?? '')]),
  )
}

function blocksOf(files: StackRun['files'], pattern: RegExp): string[][] {
  return Object.entries(files)
    .filter(([name]) => name.endsWith('.tf'))
    .flatMap(([, content]) => [...content.matchAll(pattern)].map((match) => match.slice(1)))
}

function argumentsOf(body: string, variables: Readonly<Record<string, unknown>>): Arguments {
  const entries = [...body.matchAll(/^ {2}(\w+)(?:\s*=)? ?([\s\S]*?)(?=^ {2}\w|$(?![\s\S]))/gm)]
  return Object.fromEntries(
    entries.map(([, name = '', text = '']) => [
      name,
      text
        .trim()
        .replace(/\bvar\.(\w+)/g, (reference, variable: string) =>
          variable in variables ? JSON.stringify(variables[variable]) : reference,
        ),
    ]),
  )
}

function variablesOf(files: StackRun['files']): Record<string, unknown> {
  const values: unknown = JSON.parse(files['terraform.tfvars.json'] ?? '{}')
  return typeof values === 'object' && values !== null ? { ...values } : {}
}

function unquoted(text: string): string {
  return /^"(.*)"$/.exec(text)?.[1] ?? text
}
