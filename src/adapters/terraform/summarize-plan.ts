import type { PlannedPart } from '../../costing/planned-part.ts'
import type { PlannedResource } from '../../costing/planned-values.ts'
import { plannedParts } from '../../costing/read-parts.ts'
import type { PlanSummary, ResourceChange } from '../../domain/plan.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { changeHash, type PlannedValue } from './change-hash.ts'
import type { Change, PlanJson, ResourceChangeJson } from './plan-json.ts'
import { sha256 } from './sha256.ts'

/** One change of a plan with what is needed to compare it with an approved one; it holds values, so it stays here. */
export interface PlannedChange {
  readonly resource: ResourceChange
  readonly value: PlannedValue
  /** Address of the resource whose left-over object is deleted, when this is such a deletion. */
  readonly leftOverOf: string | undefined
}

export interface ReadPlan {
  readonly summary: PlanSummary
  readonly changes: readonly PlannedChange[]
  /** What the resources that will be there are paid for. */
  readonly parts: readonly PlannedPart[]
  /** Whether applying would do anything at all, be it only to write outputs or addresses into the state. */
  readonly isEmpty: boolean
}

/** Reads plan JSON: what changes, without any value, and a digest that is equal for plans that do the same. */
export function summarizePlan(plan: PlanJson): ReadPlan {
  const relevant = (plan.resource_changes ?? []).filter((entry) => entry.mode !== 'data')
  const entries = relevant
    .filter((entry) => actionOf(entry.change.actions) !== undefined)
    .toSorted((a, b) => compare(addressOf(a), addressOf(b)))
  const changes = entries.map((entry) => plannedChange(entry, plan))
  const outputs = Object.entries(plan.output_changes ?? {})
    .filter(([, change]) => !change.actions.includes('no-op'))
    .sort(([a], [b]) => compare(a, b))
  const stateOnly = relevant
    .filter((entry) => entry.previous_address !== undefined || entry.change.importing != null)
    .toSorted((a, b) => compare(a.address, b.address))
  const digest = sha256(
    canonicalJson({
      resources: entries.map((entry) => [
        addressOf(entry),
        entry.change.actions,
        changeHash(resourceValue(entry.change)),
        (entry.change.replace_paths ?? []).map((path) => JSON.stringify(path)).sort(),
      ]),
      outputs: outputs.map(([name, change]) => [name, change.actions, changeHash(plannedValue(change))]),
      state: stateOnly.map((entry) => [
        entry.address,
        entry.previous_address,
        entry.change.importing ? (entry.change.importing.id ?? true) : undefined,
      ]),
    }),
  )
  const resources = changes.map((change) => change.resource)
  return {
    summary: { digest, ...countsOf(resources), resources },
    changes,
    parts: plannedParts(relevant.filter(willBeThere).map(plannedResource)),
    isEmpty: !(plan.applyable ?? changes.length + outputs.length + stateOnly.length > 0),
  }
}

function willBeThere({ deposed, change }: ResourceChangeJson): boolean {
  return deposed === undefined && typeof change.after === 'object' && change.after !== null
}

function plannedResource({ type, change }: ResourceChangeJson): PlannedResource {
  return { type, after: change.after, unknown: change.after_unknown, sensitive: change.after_sensitive }
}

function plannedChange(entry: ResourceChangeJson, plan: PlanJson): PlannedChange {
  const action = actionOf(entry.change.actions) ?? 'read'
  const value = resourceValue(entry.change)
  return {
    resource: {
      address: addressOf(entry),
      type: entry.type,
      action,
      attributes: attributesOf(entry, action, plan),
      changeHash: changeHash(value),
      tainted: action === 'replace' && entry.action_reason === 'replace_because_tainted',
    },
    value,
    leftOverOf: entry.deposed === undefined ? undefined : entry.address,
  }
}

/** `undefined` for what changes nothing: no-op and reading data. Forgetting is told as deletion, the safer word. */
function actionOf(actions: Change['actions']): ResourceChange['action'] | undefined {
  const has = (action: Change['actions'][number]): boolean => actions.includes(action)
  const removes = has('delete') || has('forget')
  if (has('create')) return removes ? 'replace' : 'create'
  if (removes) return 'delete'
  return has('update') ? 'update' : undefined
}

function addressOf(entry: ResourceChangeJson): string {
  return entry.deposed === undefined ? entry.address : `${entry.address} (deposed ${entry.deposed})`
}

/** What a resource shall be. Of one that goes away, which object it was: another one at its address is another change. */
function resourceValue(change: Change): PlannedValue {
  if (actionOf(change.actions) !== 'delete') return plannedValue(change)
  const id = new Map(Object.entries(objectOr(change.before))).get('id')
  return { after: id === undefined ? null : { id }, unknown: undefined, sensitive: undefined }
}

function plannedValue(change: Change): PlannedValue {
  return { after: change.after, unknown: change.after_unknown, sensitive: change.after_sensitive }
}

function attributesOf(entry: ResourceChangeJson, action: ResourceChange['action'], plan: PlanJson): string[] {
  const { change } = entry
  if (action === 'replace') {
    return [...new Set((change.replace_paths ?? []).map((path) => String(path[0])))].sort()
  }
  if (action !== 'update') return []
  const before = new Map(Object.entries(objectOr(change.before)))
  const after = new Map(Object.entries(objectOr(change.after)))
  const unknown = new Map(Object.entries(objectOr(change.after_unknown)))
  const names = [...new Set([...before.keys(), ...after.keys(), ...unknown.keys()])].sort()
  const changed = names.filter(
    (name) =>
      canonicalJson(unknown.get(name)).includes('true') ||
      canonicalJson(before.get(name)) !== canonicalJson(after.get(name)),
  )
  const written = argumentsOf(entry.address, plan)
  const changedArguments = changed.filter((name) => written.has(name))
  return changedArguments.length > 0 ? changedArguments : changed
}

/** Names written in the configuration of a resource of the root module; empty when it is not found there. */
function argumentsOf(address: string, plan: PlanJson): ReadonlySet<string> {
  const withoutKey = address.replace(/\[[^\]]{0,500}\]$/, '')
  const resource = plan.configuration?.root_module?.resources?.find((entry) => entry.address === withoutKey)
  return new Set(Object.keys(resource?.expressions ?? {}))
}

function countsOf(resources: readonly ResourceChange[]): Pick<PlanSummary, 'add' | 'change' | 'destroy'> {
  const count = (...actions: ResourceChange['action'][]): number =>
    resources.filter((resource) => actions.includes(resource.action)).length
  return { add: count('create', 'replace'), change: count('update'), destroy: count('delete', 'replace') }
}

function objectOr(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
