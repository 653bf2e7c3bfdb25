import { plainText } from '../../protocol/value.ts'
import { type Candidate, findSame } from './candidate.ts'

/** A group that forbids duplicate names finds the older one. */
export function duplicateGroup(candidate: Candidate): string | undefined {
  if (candidate.values['prevent_duplicate_names'] !== true) return undefined
  const rival = findSame(candidate.neighbors, 'azuread_group', candidate, ['display_name'])
  if (rival === undefined) return undefined
  const name = plainText(rival.values['display_name'])
  return (
    `An existing "azuread_group" with name "${name}" (ID: "${plainText(rival.values['object_id'])}") was found and ` +
    '`prevent_duplicate_names` was specified. To be managed via Terraform, this resource needs to be imported into the ' +
    'State. Please see the resource documentation for "azuread_group" for more information.'
  )
}

/** Azure keeps one assignment per scope, role and principal, whatever its own name. */
export function duplicateRoleAssignment(candidate: Candidate): string | undefined {
  const same = ['scope', 'principal_id', 'role_definition_id']
  const rival = findSame(candidate.neighbors, 'azurerm_role_assignment', candidate, same)
  if (rival === undefined) return undefined
  return (
    'unexpected status 409 (409 Conflict) with error: RoleAssignmentExists: The role assignment already exists. ' +
    `The ID of the existing role assignment is ${plainText(rival.values['name']).replaceAll('-', '')}.`
  )
}
