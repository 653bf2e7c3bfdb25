import {
  all,
  either,
  is,
  isNotOn,
  isOn,
  matches,
  not,
  passes,
  refersToOther,
  whereWritten,
} from './conditions.ts'
import { everywhere, house, learn, type Rule, registry } from './rule.ts'

const assignment = ['azurerm_role_assignment']
const rolePractices = learn('Best practices for Azure RBAC')
const entraGroups = learn('Use Microsoft Entra groups to manage role assignments')

/** Ids of Owner, User Access Administrator and Role Based Access Control Administrator, the same in every tenant. */
const rightsGivers =
  /(?:8e3af657-a8ff-443c-a75c-2fe8c4bcb635|18d7d88d-d35e-4fb5-a5c3-7773c20a72d9|f58310d9-a9f6-439a-9e8d-f62e7b41a168)$/i

const wideScope =
  /^\/(?:subscriptions\/[^/]{1,100}|providers\/Microsoft\.Management\/managementGroups\/[^/]{1,100})?\/?$/i

/** Who gets which rights. */
export const identityRules: readonly Rule[] = [
  {
    id: 'role_no_rights_giver',
    title: 'Nobody gets a role that lets them give rights to others.',
    remedy: 'Grant the smallest role that is enough, e.g. Contributor or a data role.',
    source: rolePractices,
    holds: everywhere('refuse'),
    concerns: assignment,
    check: all(
      not(
        is(
          'role_definition_name',
          'Owner',
          'User Access Administrator',
          'Role Based Access Control Administrator',
        ),
      ),
      whereWritten('role_definition_id', not(matches('role_definition_id', rightsGivers))),
    ),
    gates: ['owner_role'],
  },
  {
    id: 'role_narrow_scope',
    title: 'Nobody gets a role on a whole subscription or management group.',
    remedy: 'Grant it on a resource group or a resource.',
    source: rolePractices,
    holds: everywhere('refuse'),
    concerns: assignment,
    check: either(
      refersToOther('scope', 'azurerm_subscription', 'azurerm_management_group'),
      not(matches('scope', wideScope)),
    ),
    gates: ['access', 'owner_role'],
  },
  {
    id: 'role_to_groups',
    title: 'Roles go to groups and to identities of programs, not to people.',
    remedy: 'Grant the role to a group.',
    source: rolePractices,
    holds: everywhere('warn'),
    concerns: assignment,
    check: not(is('principal_type', 'User')),
    gates: [],
  },
  {
    id: 'group_not_role_assignable',
    title: 'No group can be given Entra roles.',
    remedy: 'Set assignable_to_role to false.',
    source: entraGroups,
    holds: everywhere('refuse'),
    concerns: ['azuread_group'],
    check: isNotOn('assignable_to_role'),
    gates: ['role_assignable'],
  },
  {
    id: 'group_no_entra_role',
    title: 'Nobody gets an Entra role.',
    remedy: 'Leave Entra roles to those who run the directory.',
    source: entraGroups,
    holds: everywhere('refuse'),
    concerns: ['azuread_directory_role_assignment', 'azuread_directory_role_member'],
    check: () => false,
    gates: ['owner_role', 'role_assignable'],
  },
  {
    id: 'group_unique_name',
    title: 'No two groups have the same name.',
    remedy: 'Set prevent_duplicate_names to true.',
    source: registry('azuread_group'),
    holds: everywhere('warn'),
    concerns: ['azuread_group'],
    check: isOn('prevent_duplicate_names'),
    gates: [],
  },
  {
    id: 'group_two_owners',
    title: 'A group of production has two owners beside the identity that made it.',
    remedy: 'Name a second owner.',
    source: house,
    holds: { prod: 'warn' },
    concerns: ['azuread_group'],
    check: passes('owners', (owners) => Array.isArray(owners) && owners.length > 2),
    gates: [],
  },
]
