import type { AdviceRule } from '#capability'

/** What to say about errors of Entra ID and of role assignments (messages of azuread 3.x and azurerm 4.x, 2026-11). */
export const advice: readonly AdviceRule[] = [
  {
    key: 'DIRECTORY_PERMISSION_MISSING',
    fragments: ['Authorization_RequestDenied', 'Insufficient privileges to complete the operation'],
    because: 'The identity that Planwright applies with may not make or change groups in this directory.',
    help: 'An administrator grants it the Graph permissions Group.ReadWrite.All and User.Read.All (for groups that hold Entra roles also RoleManagement.ReadWrite.Directory) and consents to them. Then retry.',
    retry: 'person',
  },
  {
    key: 'GROUP_NAME_TAKEN',
    fragments: ['`prevent_duplicate_names` was specified'],
    because: 'A group of this name is in the directory already and this stack did not make it.',
    help: 'Choose another name, or reply "action: add_members" to add people to the existing group.',
    retry: 'after_change',
  },
  {
    key: 'ALREADY_A_MEMBER',
    fragments: [
      'resource documentation for "azuread_group_member"',
      'One or more added object references already exist',
    ],
    because: 'One of these people is in the group already.',
    help: 'Reply with the members who are still missing.',
    retry: 'after_change',
  },
  {
    key: 'USER_NOT_FOUND',
    fragments: ['Request_ResourceNotFound', 'User with UPN', 'User not found with UPN'],
    because: 'One of the people, or the group, is not in the directory under this name.',
    help: "Reply with the right names; a guest is called name_domain#EXT#@ and the directory's own domain. When the group was made a moment ago, wait a minute and retry.",
    retry: 'after_change',
  },
  {
    key: 'LAST_OWNER',
    fragments: ['must have at least one owner'],
    because: 'Entra keeps the last person who owns a group.',
    help: 'Reply with another owner first; the old one can go after that.',
    retry: 'after_change',
  },
  {
    key: 'DIRECTORY_QUOTA_EXCEEDED',
    fragments: ['Directory_QuotaExceeded'],
    because:
      'The identity that Planwright applies with has made as many directory objects as it may (250 without an Entra role).',
    help: 'An administrator deletes groups that are no longer needed, or gives the identity a role that lifts the limit. Then retry.',
    retry: 'person',
  },
  {
    key: 'GROUP_NOT_VISIBLE_YET',
    fragments: ['PrincipalNotFound'],
    because: 'Azure does not see the new group yet; this takes up to two minutes.',
    help: 'Wait two minutes, then retry.',
    retry: 'automatic',
  },
  {
    key: 'ROLE_ASSIGNED_ALREADY',
    fragments: ['RoleAssignmentExists'],
    because: 'The group has this role on this scope already, given by somebody else.',
    help: 'Remove that assignment, or have an operator import it into the stack, then retry.',
    retry: 'person',
  },
  {
    key: 'ROLE_NOT_FOUND',
    fragments: ['RoleDefinitionDoesNotExist', 'could not find role'],
    because: 'The role does not exist under this name in the subscription.',
    help: 'Reply with the exact name of another role.',
    retry: 'after_change',
  },
]
