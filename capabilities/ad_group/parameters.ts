import * as z from 'zod'
import { commonParameters, parameter } from '#capability'
import { ruleFault } from './dynamic-rule.ts'
import { roles } from './roles.ts'
import { isScope } from './scope.ts'

const name = /^[A-Za-z0-9.%+_'#-]{1,113}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}$/

const person = z.string().superRefine((text, context) => {
  if (name.test(text)) return
  const message = `"${text.slice(0, 60)}" is no name of a person in the directory such as ana.silva@contoso.com`
  context.addIssue({ code: 'custom', message })
})

const dynamicRule = z
  .string()
  .max(3072, 'a rule has at most 3072 characters, such as user.department -eq "Sales"')
  .superRefine((text, context) => {
    const message = ruleFault(text)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })

export const parameters = z.object({
  environment: commonParameters.environment,
  team: commonParameters.team,
  group_name: parameter(
    z
      .string()
      .regex(
        /^[\p{L}\p{N}](?:[\p{L}\p{N} ._()&-]{0,254}[\p{L}\p{N})])?$/u,
        'a group name has up to 256 letters, digits, spaces, dots, underscores, hyphens and brackets, such as sg-data-dev',
      )
      .regex(
        /^(?!admin|azure|microsoft|global)/i,
        'names that begin with admin, azure, microsoft or global are kept for the directory itself; begin with sg-, as in sg-data-dev',
      ),
    {
      label: 'group',
      kind: 'name',
      beginnings: ['sg-', 'grp-', 'aad-'],
      aliases: [
        'group name',
        'name',
        'name of the group',
        'ad group',
        'ad group name',
        'azure ad group',
        'entra group',
        'entra id group',
        'aad group',
        'security group',
        'group called',
        'group named',
        'name it',
        'call it',
        'it should be called',
        'ad gruppe',
        'entra gruppe',
        'sicherheitsgruppe',
        'gruppe',
        'gruppe namens',
        'groupe',
        'groupe nommé',
        'groupe ad',
        'groupe ad nommé',
        'grupo',
        'grupo llamado',
      ],
    },
  ),
  owners: parameter(z.array(person).max(20, 'a group has at most 20 owners here'), {
    label: 'owners',
    kind: 'emails',
    aliases: [
      'owner',
      'group owner',
      'group owners',
      'owned by',
      'owner of the group',
      'owners of the group',
      'who owns the group',
      'who owns it',

      'group is owned by',
      'own it',
      'owns this group',
      'own the group',
      'owning it',
      'i own it',
      'responsible',
      'responsible for it',
      'in charge',
      'in charge of it',
      'managed by',
      'manages it',
      'manager',
      'managers',
      'admins of the group',
      'gruppenbesitzer',
      'eigentümer',
      'verantwortlich',
      'verantwortliche',
      'proprietario',
      'proprietari',
      'proprietária',
      'dono',
      'donos',
      'responsable',
      'responsables',

      'besitzer',
      'propriétaire',
      'propriétaires',
      'propietario',
      'propietarios',
    ],
  }),
  members: parameter(z.array(person).max(200, 'a list holds at most 200 members'), {
    label: 'members',
    kind: 'emails',
    aliases: [
      'member',
      'group members',
      'people',
      'users',
      'people in it',
      'who are the members',
      'in it',
      'belong to it',
      'belong in it',
      'belong to the group',
      'part of it',
      'part of the group',
      'inside',
      'consists of',
      'consisting of',
      'containing',
      'contains',
      'colleagues',
      'participants',
      'put',
      'teilnehmer',
      'membro',
      'membri',
      'membros',
      'integrantes',
      'add',
      'remove',

      'mitglied',
      'mitglieder',
      'membre',
      'membres',
      'miembro',
      'miembros',
    ],
  }),
  role: parameter(
    z.enum(
      roles,
      'this is not a role that is given here, such as Reader, Contributor or Storage Blob Data Reader',
    ),
    {
      label: 'Azure role',
      kind: 'choice',
      aliases: [
        'role',
        'which access on what',
        'azure role',
        'rbac role',
        'rights',
        'permission',
        'permissions',
        'rolle',
        'rôle',
        'rol',
      ],
      synonyms: {
        none: ['no role', 'no azure role', 'no access', 'without a role', 'no rights'],
        Reader: ['reader role', 'read only role', 'read rights', 'reader access', 'reader rights'],
        Contributor: ['contributor role', 'contributor access', 'contributor rights'],
        Owner: ['owner role', 'owner access', 'owner rights', 'role owner'],
        'User Access Administrator': ['uaa', 'user access admin'],
        'Role Based Access Control Administrator': ['rbac administrator', 'rbac admin'],
        'Storage Blob Data Reader': ['blob reader', 'blob data reader', 'storage blob reader'],
        'Storage Blob Data Contributor': [
          'blob contributor',
          'blob data contributor',
          'storage blob contributor',
        ],
        'Storage Blob Data Owner': ['blob data owner', 'storage blob owner'],
        'Key Vault Secrets User': ['secrets user', 'read secrets'],
        'Key Vault Secrets Officer': ['secrets officer'],
        'Cognitive Services OpenAI User': ['openai user', 'azure openai user'],
        'Cognitive Services OpenAI Contributor': ['openai contributor', 'azure openai contributor'],
        'AzureML Data Scientist': ['azure ml data scientist', 'ml data scientist role'],
        AcrPull: ['acr pull', 'pull images'],
        AcrPush: ['acr push', 'push images'],
      },
    },
  ),
  scope: parameter(
    z
      .string()
      .refine(
        isScope,
        'a scope is none, subscription, the name of a resource group, or the id of a resource beginning with /subscriptions/',
      ),
    {
      label: 'on',
      kind: 'name',
      aliases: ['scope', 'role scope', 'scoped to', 'access to'],
    },
  ),
  resource_group: commonParameters.resource_group,
  dynamic_rule: parameter(dynamicRule, {
    label: 'membership rule',
    kind: 'text',
    aliases: ['dynamic rule', 'dynamic membership', 'dynamic membership rule', 'membership rule'],
  }),
  role_assignable: parameter(z.boolean('role-assignable is yes or no'), {
    label: 'may hold Entra roles',
    kind: 'flag',
    aliases: ['role assignable', 'assignable to role', 'assignable to roles'],
    synonyms: {
      true: ['can hold entra roles', 'for entra roles', 'can be assigned entra roles', 'privileged group'],
      false: ['not role assignable', 'no entra roles'],
    },
  }),
  group_purpose: parameter(
    z
      .string()
      .trim()
      .min(2, 'say in a few words what it is for, such as "readers of the data lake"')
      .max(80, 'what a group is for takes at most 80 characters'),
    {
      label: 'what it is for',
      kind: 'text',
      aliases: ['purpose of the group', 'group purpose', 'what the group is for'],
    },
  ),
  action: parameter(
    z.enum(['create', 'add_members', 'remove_members'], 'an action is create, add_members or remove_members'),
    {
      label: 'action',
      kind: 'choice',
      aliases: ['group action'],
      synonyms: {
        add_members: [
          'add @ to',
          'add @ into',
          'put @ into',
          'put @ in',
          'include @ in',
          'add @ as members',
          'add @ as a member',

          'add members to',
          'add people to',
          'add users to',
          'add them to',
          'add him to',
          'add her to',
          'as members of',
          'as a member of',
          'to the existing group',
          'in the existing group',
        ],
        remove_members: [
          'remove @ from',
          'take @ out of',
          'drop @ from',
          'kick @ out of',
          'delete @ from',

          'remove members from',
          'remove people from',
          'remove users from',
          'remove them from',
          'remove him from',
          'remove her from',
          'take them out of',
          'take him out of',
          'take her out of',
        ],
      },
    },
  ),
})

export type Parameters = z.infer<typeof parameters>

/** Everything a group is made from; a resource group, a rule and a purpose are only there where somebody gave one. */
export type Settings = Omit<Parameters, 'resource_group' | 'dynamic_rule' | 'group_purpose'> &
  Partial<Parameters>

/** True when the request makes the group; false when the group is there and only gets people. */
export function makesGroup(
  settings: Partial<Pick<Parameters, 'action' | 'owners' | 'role' | 'dynamic_rule' | 'role_assignable'>>,
): boolean {
  const { action, owners = [], role = 'none', dynamic_rule, role_assignable } = settings
  if (action !== 'add_members') return true
  return owners.length > 0 || role !== 'none' || dynamic_rule !== undefined || role_assignable === true
}
