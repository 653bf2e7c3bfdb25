import type { ValueObject } from '../protocol/value.ts'
import type { CloudResource } from '../store/store.ts'
import { type Check, eachOf } from './checks/candidate.ts'
import { clusterRefusal, permissionLevelRefusal, poolRefusal } from './checks/databricks-checks.ts'
import { GLOBAL_NAME_CHECKS, storageNameTaken } from './checks/global-name-checks.ts'
import { duplicateGroup, duplicateRoleAssignment } from './checks/identity-checks.ts'
import { modelRefusal } from './checks/model-checks.ts'
import { cnameConflict, groupPriorityConflict, securityRuleConflict } from './checks/network-checks.ts'
import {
  computeNameConflict,
  hierarchicalVersioning,
  sinkConflict,
  workspaceStorageRefusal,
} from './checks/service-checks.ts'
import { subnetRefusal, workspaceRefusal } from './checks/subnet-checks.ts'
import { zoneLinkConflict } from './checks/zone-link-checks.ts'
import type { Engine } from './engine.ts'
import type { Scope } from './scope.ts'

const CHECKS: { readonly [type: string]: Check } = {
  ...GLOBAL_NAME_CHECKS,
  azuread_group: duplicateGroup,
  azurerm_cognitive_deployment: modelRefusal,
  azurerm_databricks_workspace: workspaceRefusal,
  azurerm_firewall_policy_rule_collection_group: groupPriorityConflict,
  azurerm_machine_learning_compute_instance: computeNameConflict,
  azurerm_machine_learning_workspace: workspaceStorageRefusal,
  azurerm_monitor_diagnostic_setting: sinkConflict,
  azurerm_network_security_rule: securityRuleConflict,
  azurerm_private_dns_zone_virtual_network_link: zoneLinkConflict,
  azurerm_role_assignment: duplicateRoleAssignment,
  azurerm_storage_account: eachOf(hierarchicalVersioning, storageNameTaken),
  azurerm_subnet: subnetRefusal,
  databricks_cluster: clusterRefusal,
  databricks_instance_pool: poolRefusal,
  databricks_permissions: permissionLevelRefusal,
}

function checkOf(type: string): Check | undefined {
  return Object.hasOwn(CHECKS, type)
    ? CHECKS[type]
    : /_dns_[a-z]+_record$/.test(type)
      ? cnameConflict
      : undefined
}

/** Says why the cloud would refuse a resource although its configuration is valid by itself. */
export async function crossCheck(
  engine: Engine,
  candidate: { readonly resource: CloudResource; readonly values: ValueObject; readonly scope: Scope },
): Promise<string | undefined> {
  const { resource, values, scope } = candidate
  const check = checkOf(resource.type)
  if (check === undefined) return undefined
  // Taken before the store is read: a creation that ends meanwhile is then found in one of both.
  const earlier = createdEarlier(engine, resource)
  const stored = (await engine.store.list()).filter((other) => !isSame(other, resource))
  const others = [...stored, ...earlier]
  return check({
    type: resource.type,
    scope,
    values,
    neighbors: others.filter((other) => other.scope === resource.scope),
    strangers: others.filter((other) => other.scope !== resource.scope),
  })
}

/** Of two creations at once the one that began later is refused. */
function createdEarlier(engine: Engine, resource: CloudResource): CloudResource[] {
  const all = [...engine.inCreation.values()]
  const own = all.findIndex((other) => isSame(other, resource))
  return own < 0 ? all : all.slice(0, own)
}

function isSame(left: CloudResource, right: CloudResource): boolean {
  return left.type === right.type && left.id === right.id && left.scope === right.scope
}
