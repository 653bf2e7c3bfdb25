import * as z from 'zod'
import { accessGroup, commonWords, parameter, resourceId, writtenAddress } from '#capability'

/** Who reaches a vault, what they may do there, and where that is written down. */
export const accessParameters = {
  network: parameter(
    z.enum(['private', 'allow_list', 'both', 'public'], 'a network is private, allow_list, both or public'),
    {
      label: 'network',
      kind: 'choice',
      aliases: ['network', 'network access', 'reached through'],
      synonyms: {
        private: commonWords.privateAccess,
        allow_list: ['allow list', 'allow-list', 'allowlist', 'ip allow list', 'ip allowlist', 'whitelist'],
        both: ['private endpoint and allow list', 'private endpoint and allow-list'],
        public: commonWords.publicAccess,
      },
      opposites: { public: 'private' },
    },
  ),
  subnet_id: parameter(
    resourceId(
      'Microsoft.Network/virtualNetworks/subnets',
      'a subnet is given by its resource id, /subscriptions/.../virtualNetworks/.../subnets/...',
    ),
    {
      label: 'subnet',
      kind: 'link',
      aliases: ['subnet', 'subnet id', 'endpoint subnet', 'subnetz', 'subred', 'sous-réseau'],
    },
  ),
  allowed_ips: parameter(z.array(writtenAddress).max(100, 'at most 100 networks can be let in'), {
    label: 'allowed addresses',
    kind: 'sources',
    aliases: [
      'allowed ips',
      'allowed addresses',
      'allow access from',
      'allow only',
      'reachable from',
      'only from',
      'ip addresses',
      'ip rules',
      'office addresses',
      'comes from',
      'come from',
    ],
  }),
  readers_group: parameter(accessGroup, {
    label: 'readers',
    kind: 'name',
    aliases: [
      'readers',
      'readers group',
      'reader group',
      'read access for',
      'read by group',
      'read by',
      'who reads',
      'who may read',
      'who can read',
      'which group reads',
      'which group may read',
      'which group has access',
      'leser',
      'lectores',
      'lecteurs',
      'lettori',
      'leitores',
    ],
  }),
  officers_group: parameter(accessGroup, {
    label: 'officers',
    kind: 'name',
    aliases: [
      'officers',
      'officers group',
      'officer group',
      'secrets officers',
      'secret officers',
      'write access for',
      'filled by',
      'managed by group',
    ],
  }),
  administrators_group: parameter(accessGroup, {
    label: 'administrators',
    kind: 'name',
    aliases: [
      'administrators',
      'vault administrators',
      'vault admins',
      'administrators group',
      'admin group',
    ],
  }),
  access_logs: parameter(z.boolean(), {
    label: 'access logs',
    kind: 'flag',
    aliases: ['access logs', 'access log', 'audit logs', 'audit log', 'diagnostic logs', 'diagnostics'],
    synonyms: {
      true: ['log every access', 'log who reads', 'with diagnostics', 'with audit logs', 'audit access'],
      false: ['no access logs', 'without access logs', 'no diagnostics', 'no audit logs'],
    },
  }),
  log_workspace_id: parameter(
    resourceId(
      'Microsoft.OperationalInsights/workspaces',
      'a log workspace is given by its resource id, /subscriptions/.../workspaces/...',
    ),
    {
      label: 'log workspace',
      kind: 'link',
      aliases: ['log workspace', 'log analytics', 'log analytics workspace', 'logs go to'],
    },
  ),
} as const
