import type { Diagnostic } from '../protocol/tfplugin.ts'
import { isList, isObject, plainText, type ValueObject } from '../protocol/value.ts'
import type { Engine } from './engine.ts'
import { nodeTypeProblem } from './node-types.ts'
import { permissionsTarget } from './permissions-target.ts'
import type { Scope } from './scope.ts'

/** A resource about to be written, and the others of its account. */
interface Candidate {
  readonly type: string
  readonly id: string
  readonly scope: Scope
  readonly values: ValueObject
  readonly others: readonly { readonly type: string; readonly values: { readonly [name: string]: unknown } }[]
}

type Check = (candidate: Candidate) => string | undefined

const CHECKS: { readonly [type: string]: Check } = {
  azurerm_network_security_rule: securityRuleConflict,
  azuread_group: duplicateGroup,
  databricks_cluster: (candidate) =>
    nodeTypeRefusal('cluster', candidate, ['node_type_id', 'driver_node_type_id']) ??
    clusterShapeRefusal(candidate),
  databricks_instance_pool: (candidate) => nodeTypeRefusal('instance pool', candidate, ['node_type_id']),
  databricks_permissions: permissionLevelRefusal,
}

/** Refuses what the cloud would refuse although the configuration is valid by itself. */
export async function crossCheck(
  engine: Engine,
  request: { readonly type: string; readonly scope: Scope },
  candidate: { readonly values: ValueObject; readonly id: string },
): Promise<Diagnostic | undefined> {
  const check = CHECKS[request.type]
  if (check === undefined) return undefined
  const stored = (await engine.store.list()).filter(
    (resource) => resource.scope === request.scope.key && resource.id !== candidate.id,
  )
  const inCreation = [...engine.inCreation.entries()]
    .filter(
      ([key, other]) => other.scope === request.scope.key && !key.endsWith(`\n${candidate.id.toLowerCase()}`),
    )
    .map(([, other]) => ({ type: other.type, values: Object.fromEntries(Object.entries(other.values)) }))
  const problem = check({ ...request, ...candidate, others: [...stored, ...inCreation] })
  return problem === undefined ? undefined : { severity: 'error', summary: problem }
}

function same(left: unknown, right: unknown): boolean {
  return plainText(left).toLowerCase() === plainText(right).toLowerCase()
}

/** Azure refuses two rules of one network security group with the same priority and direction. */
function securityRuleConflict({ values, others, scope }: Candidate): string | undefined {
  const rival = others.find(
    (other) =>
      other.type === 'azurerm_network_security_rule' &&
      same(other.values['network_security_group_name'], values['network_security_group_name']) &&
      same(other.values['resource_group_name'], values['resource_group_name']) &&
      same(other.values['direction'], values['direction']) &&
      same(other.values['priority'], values['priority']),
  )
  if (rival === undefined) return undefined
  const [name, group, security] = ['name', 'resource_group_name', 'network_security_group_name'].map((key) =>
    plainText(values[key]),
  )
  return (
    `creating/updating Security Rule (Subscription: "${scope.subscription}"\nResource Group Name: "${group}"\n` +
    `Network Security Group Name: "${security}"\nSecurity Rule Name: "${name}"): performing CreateOrUpdate: ` +
    `unexpected status 400 (400 Bad Request) with error: SecurityRuleConflict: Security rule ${name} conflicts ` +
    `with rule ${plainText(rival.values['name'])}. Rules cannot have the same Priority and Direction. ` +
    'To learn more, see aka.ms/nsgrules.'
  )
}

function duplicateGroup({ values, others }: Candidate): string | undefined {
  if (values['prevent_duplicate_names'] !== true) return undefined
  const rival = others.find(
    (other) => other.type === 'azuread_group' && same(other.values['display_name'], values['display_name']),
  )
  if (rival === undefined) return undefined
  return (
    `A resource with the ID "${plainText(rival.values['object_id'])}" already exists - to be managed via Terraform ` +
    'this resource needs to be imported into the State. Please see the resource documentation for ' +
    '"azuread_group" for more information.'
  )
}

function nodeTypeRefusal(
  what: string,
  { values }: Candidate,
  attributes: readonly string[],
): string | undefined {
  for (const attribute of attributes) {
    const value = values[attribute]
    const problem = typeof value === 'string' && value !== '' ? nodeTypeProblem(value) : undefined
    if (problem !== undefined) return `cannot create ${what}: INVALID_PARAMETER_VALUE: ${problem}`
  }
  return undefined
}

function clusterShapeRefusal({ values }: Candidate): string | undefined {
  const minutes = values['autotermination_minutes']
  if (typeof minutes === 'number' && minutes !== 0 && (minutes < 10 || minutes > 10_000)) {
    return `cannot create cluster: INVALID_PARAMETER_VALUE: autotermination_minutes must be 0 or between 10 and 10000, got ${minutes}`
  }
  const autoscale = isList(values['autoscale']) ? values['autoscale'][0] : undefined
  if (!isObject(autoscale)) return undefined
  const [minimum, maximum] = [Number(autoscale['min_workers'] ?? 0), Number(autoscale['max_workers'] ?? 0)]
  if (maximum > minimum) return undefined
  return `cannot create cluster: INVALID_PARAMETER_VALUE: max_workers (${maximum}) must be greater than min_workers (${minimum})`
}

function permissionLevelRefusal({ values }: Candidate): string | undefined {
  const target = permissionsTarget(values)
  const rules = isList(values['access_control']) ? values['access_control'] : []
  for (const rule of rules) {
    const level = isObject(rule) ? rule['permission_level'] : undefined
    if (typeof level === 'string' && target?.kind.levels?.includes(level) === false) {
      return `permission_level ${level} is not supported with ${target.attribute} objects; supported levels: ${target.kind.levels.join(', ')}`
    }
  }
  return undefined
}
