import type { ReviewedTypes } from './reviewed-type.ts'

const UUID = '5a4db0c5-0000-4000-8000-000000000001'

/** Groups and applications of Entra, and random names. */
export const DIRECTORY_TYPES: ReviewedTypes = {
  azuread_group: {
    replaces: ['assignable_to_role', 'mail_nickname', 'types', 'behaviors', 'provisioning_options'],
    updates: ['display_name', 'description', 'owners', 'members', 'dynamic_membership.rule'],
    defaults: { prevent_duplicate_names: false, writeback_enabled: false },
    refuses: { display_name: '', mail_nickname: 'a b', members: ['jane'], visibility: 'Hidden' },
    accepts: {
      display_name: 'sg-team-readers-dev',
      mail_nickname: 'readers',
      members: [UUID],
      visibility: 'Private',
    },
  },
  azuread_group_member: {
    replaces: ['group_object_id', 'member_object_id'],
    updates: [],
    refuses: { member_object_id: '/users/jane' },
    accepts: { member_object_id: UUID },
  },
  azuread_application: {
    replaces: ['template_id'],
    updates: ['display_name', 'owners', 'identifier_uris', 'sign_in_audience', 'web.redirect_uris'],
    defaults: { sign_in_audience: 'AzureADMyOrg', prevent_duplicate_names: false },
    refuses: { display_name: 'd'.repeat(257), sign_in_audience: 'Everybody' },
    accepts: { display_name: 'deployer', sign_in_audience: 'AzureADMultipleOrgs' },
  },
  azuread_application_federated_identity_credential: {
    replaces: ['application_id', 'display_name'],
    updates: ['audiences', 'issuer', 'subject', 'description'],
    refuses: { display_name: 'd'.repeat(121) },
    accepts: { display_name: 'github-main' },
  },
  azuread_application_password: {
    replaces: ['application_id', 'display_name', 'start_date', 'end_date', 'rotate_when_changed'],
    updates: [],
    refuses: { end_date: 'tomorrow' },
    accepts: { end_date: '2027-06-30T12:00:00+02:00' },
  },
  azuread_service_principal: {
    replaces: ['client_id'],
    updates: ['account_enabled', 'owners', 'app_role_assignment_required'],
    defaults: { account_enabled: true },
    refuses: { client_id: 'deployer' },
    accepts: { client_id: UUID },
  },
  random_id: { replaces: ['byte_length', 'prefix', 'keepers'], updates: [], refuses: { byte_length: 0 } },
  random_password: {
    replaces: ['length', 'special', 'override_special', 'min_upper', 'keepers'],
    updates: [],
    defaults: { special: true, upper: true, min_numeric: 0 },
    refuses: { length: 0 },
    accepts: { length: 24 },
  },
  random_pet: {
    replaces: ['length', 'prefix', 'separator', 'keepers'],
    updates: [],
    defaults: { length: 2, separator: '-' },
  },
  random_string: {
    replaces: ['length', 'special', 'upper', 'numeric', 'keepers'],
    updates: [],
    defaults: { special: true, lower: true },
    refuses: { length: 0 },
    accepts: { length: 4 },
  },
  random_uuid: { replaces: ['keepers'], updates: [] },
}
