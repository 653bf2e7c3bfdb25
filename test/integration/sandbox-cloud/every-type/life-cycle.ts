import type { ResourceHints } from '../../../../sandbox/cloud/engine/hints.ts'
import {
  type AttributeType,
  attributesOf,
  type Block,
  nestedBlocksOf,
} from '../../../../sandbox/cloud/engine/schema.ts'
import {
  canonicalText,
  isList,
  isObject,
  plainText,
  type Value,
  type ValueObject,
} from '../../../../sandbox/cloud/protocol/value.ts'
import { applyViolations, differences, planViolations, shapeViolations } from './core-rules.ts'
import type { PluginClient } from './plugin-client.ts'
import { proposedState } from './proposed-state.ts'

const NONE = new Uint8Array(0)

/** A resource that a provider has made. */
export interface Made {
  readonly state: ValueObject
  readonly privateData: Uint8Array
}

/** Everything a life cycle needs of one resource type. */
export interface Subject {
  readonly client: PluginClient
  readonly type: string
  readonly block: Block
  readonly hints: ResourceHints
}

/** Thrown when a provider breaks a rule of Terraform. */
class Violation extends Error {
  override readonly name = 'Violation'
}

/** Stops a life cycle when there are violations. */
export function demand(step: string, violations: readonly string[]): void {
  if (violations.length > 0) throw new Violation([`${step}:`, ...violations.slice(0, 5)].join('\n  '))
}

function refused(problem: string): string[] {
  return problem === '' ? [] : [problem]
}

/** Validates, plans and applies a configuration; `prior` is undefined on create. */
export async function change(
  subject: Subject,
  config: ValueObject,
  prior?: Made,
): Promise<Made & { readonly isReplaced: boolean }> {
  const { client, type, block, hints } = subject
  demand('validate', refused(await client.validate('Resource', type, config)))
  const before = prior?.state ?? null
  const proposed = proposedState(block, before, config)
  const request = { type, prior: before, config, privateData: prior?.privateData ?? NONE }
  const plan = await client.plan({ ...request, planned: proposed })
  demand('plan', refused(plan.problem))
  demand('shape of the plan', shapeViolations(block, plan.state))
  const planned = objectOf(plan.state)
  demand('plan against configuration', planViolations({ block, hints, config, planned }))
  if (plan.isReplaced) return { state: planned, privateData: plan.privateData, isReplaced: true }

  const applied = await client.apply({ ...request, planned, privateData: plan.privateData })
  demand('apply', refused(applied.problem))
  demand('shape of the applied state', shapeViolations(block, applied.state))
  demand('applied state against plan', applyViolations(planned, applied.state))
  const id = Buffer.from(applied.privateData).toString('utf8')
  // Braces are those of a template that was not filled.
  demand('id', type.startsWith('random_') || /^[^{}\s]+$/.test(id) ? [] : [`"${id}" is no id`])
  const state = objectOf(inOrder(block, applied.state))
  return { state, privateData: applied.privateData, isReplaced: false }
}

/** Reads the state file back and refreshes it, and then plans: nothing may differ. */
export async function expectNoChange(subject: Subject, config: ValueObject, made: Made): Promise<void> {
  const { client, type, block } = subject
  const upgraded = await client.upgrade(type, stateFileText(made.state))
  demand('upgrade of the state', [...refused(upgraded.problem), ...differences(made.state, upgraded.state)])
  const read = await client.read(type, upgraded.state, made.privateData)
  demand('read', [...refused(read.problem), ...shapeViolations(block, read.state)])
  const state = objectOf(inOrder(block, read.state))
  demand('read against state', differences(made.state, state))
  demand('second plan', await plannedChanges(subject, config, { state, privateData: read.privateData }))
}

/** What a plan would change; "replaced" when it does not change but replace. */
export async function plannedChanges(subject: Subject, config: ValueObject, made: Made): Promise<string[]> {
  const { client, type, block } = subject
  const { state, privateData } = made
  const proposed = proposedState(block, state, config)
  const plan = await client.plan({ type, prior: state, planned: proposed, config, privateData })
  const found = [...refused(plan.problem), ...differences(state, inOrder(block, plan.state))]
  return plan.isReplaced ? ['replaced', ...found] : found
}

/** Imports what was made, by its id, and plans: nothing may differ but what the cloud does not know. */
export async function expectImportable(subject: Subject, config: ValueObject, made: Made): Promise<void> {
  const { client, type, block } = subject
  const id = plainText(made.state['id']) || Buffer.from(made.privateData).toString('utf8')
  const imported = await client.importState(type, id)
  demand('import', [...refused(imported.problem), ...shapeViolations(block, imported.state)])
  const read = await client.read(type, imported.state, imported.privateData)
  demand('read after import', [...refused(read.problem), ...shapeViolations(block, read.state)])
  const state = objectOf(inOrder(block, read.state))
  // Timeouts are Terraform's own, so that the cloud cannot know them.
  const expected = 'timeouts' in made.state ? { ...made.state, timeouts: null } : made.state
  demand('imported state against what was made', differences(expected, state))
  const changes = await plannedChanges(subject, config, { state, privateData: read.privateData })
  const known = changes.filter((text) => !text.startsWith('timeouts'))
  demand('plan after import', known)
}

/** Deletes what was made; a later read must not find it. */
export async function destroy({ client, type }: Subject, made: Made): Promise<void> {
  const { state, privateData } = made
  const nothing = { type, prior: state, planned: null, config: null, privateData }
  const plan = await client.plan(nothing)
  demand('plan to delete', [...refused(plan.problem), ...leftover(plan.state)])
  const deleted = await client.apply(nothing)
  demand('delete', [...refused(deleted.problem), ...leftover(deleted.state)])
  // Random values live in the state alone, where they can always be read.
  if (type.startsWith('random_')) return
  const read = await client.read(type, state, privateData)
  demand('read after delete', leftover(read.state))
}

function leftover(state: Value): string[] {
  return state === null ? [] : ['something is left']
}

function objectOf(value: Value): ValueObject {
  if (!isObject(value)) throw new Violation(`expected an object, got ${canonicalText(value)}`)
  return value
}

/** Sorts every set of a configuration, because Terraform keeps sets in an order of its own. */
export function sortedConfiguration(block: Block, config: ValueObject): ValueObject {
  return objectOf(inOrder(block, config))
}

function inOrder(block: Block, value: Value): Value {
  if (!isObject(value)) return value
  const result: Record<string, Value> = {}
  for (const [name, { type }] of attributesOf(block)) result[name] = sortedByType(type, value[name] ?? null)
  for (const [name, nested] of nestedBlocksOf(block)) {
    const inner = value[name] ?? null
    const items = isList(inner)
      ? inner.map((item) => inOrder(nested.block, item))
      : inOrder(nested.block, inner)
    result[name] = nested.nesting_mode === 'set' && isList(items) ? sorted(items) : items
  }
  return result
}

function sortedByType(type: AttributeType, value: Value): Value {
  if (typeof type === 'string' || value === null) return value
  const [kind, inner] = type
  if (kind === 'object' && isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, sortedByType(inner[name] ?? 'dynamic', item)]),
    )
  }
  if ((kind === 'list' || kind === 'set') && isList(value)) {
    const items = value.map((item) => sortedByType(inner, item))
    return kind === 'set' ? sorted(items) : items
  }
  return value
}

function sorted(items: readonly Value[]): Value[] {
  return items.toSorted((left, right) => (canonicalText(left) < canonicalText(right) ? -1 : 1))
}

/** Numbers stand in the state file with all their digits and without quotes. */
function stateFileText(state: ValueObject): string {
  return JSON.stringify(state, (_, value: unknown) =>
    typeof value === 'bigint' ? `${LONG_NUMBER}${value}` : value,
  ).replaceAll(new RegExp(`"${LONG_NUMBER}(-?\\d+)"`, 'g'), '$1')
}

const LONG_NUMBER = 'number:'
