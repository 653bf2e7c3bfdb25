import * as z from 'zod'
import { accessGroup, parameter, resourceId, writtenAddress } from '#capability'

/** An id of a resource in a resource group; `type` is e.g. `Microsoft.KeyVault/vaults`. */
/** Who gets in, from where, and how they prove who they are. */
export const accessParameters = {
  network: parameter(
    z.enum(['private', 'allow_list', 'both', 'public'], 'a network is private, allow_list, both or public'),
    {
      label: 'network',
      kind: 'choice',
      aliases: ['network', 'network access', 'reached through'],
      synonyms: {
        private: [
          'private endpoint',
          'private link',
          'private only',
          'private access',
          'private access only',
          'private network',
          'no public access',
          'not on the internet',
          'make it private',
          'keep it private',
        ],
        allow_list: [
          'allow list',
          'allow-list',
          'allowlist',
          'ip allow list',
          'ip allowlist',
          'whitelist',
          'ip firewall',
        ],
        both: [
          'private endpoint and allow list',
          'private endpoint and allow-list',
          'private endpoint plus allow list',
        ],
        public: [
          'public container',
          'anonymous access',
          'anonymous read',
          'anonymously readable',
          'publicly readable',
          'without signing in',
          'without login',

          'open to the internet',
        ],
      },
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
      'partner addresses',
      'who comes from',
      'who come from',
      'comes from',
      'come from',
      'coming from',
      'connects from',
      'connect from',
      'kommt von',
      'kommen von',
      'viene de',
      'vient de',
    ],
  }),
  access_group: parameter(accessGroup, {
    label: 'group with access',
    kind: 'name',
    aliases: [
      'access group',
      'group with access',
      'access for group',
      'user group',
      'gruppe',
      'grupo',
      'groupe',
    ],
  }),
  group_access: parameter(
    z.enum(['read_only', 'read_write'], 'access of a group is read_only or read_write'),
    {
      label: 'access of the group',
      kind: 'choice',
      aliases: ['access of the group', 'group access', 'data access'],
      context: ['group', 'groups', 'members', 'gruppe', 'groupe', 'grupo'],
      synonyms: {
        read_only: [
          'read-only',
          'readonly',
          'read access',
          'may only read',
          'nur lesen',
          'solo lectura',
          'lecture seule',
        ],
        read_write: ['read and write', 'read/write', 'write access', 'may write', 'schreibzugriff'],
      },
    },
  ),
  shared_keys: parameter(
    z.enum(['none', 'smb_key', 'old_sdk'], 'account keys are none, or on for smb_key or old_sdk'),
    {
      label: 'account keys',
      kind: 'choice',
      aliases: ['account keys', 'shared keys', 'access keys', 'key access'],
      synonyms: {
        none: ['no account keys', 'no keys', 'keys off', 'entra only', 'without keys'],
        smb_key: ['mount with a key', 'mount with the key', 'smb with a key', 'smb key'],
        old_sdk: [
          'old sdk',
          'legacy sdk',
          'old client',
          'connection string',
          'enable shared key access',
          'shared key access on',
          'shared key access must be on',
          'enable shared keys',
          'enable account keys',
          'allow shared key access',
          'only works with a shared key',
          'with account key',
          'with an account key',
        ],
      },
    },
  ),
  sftp_key: parameter(
    z
      .string()
      .regex(
        /^ssh-rsa [A-Za-z0-9+/]{340,1400}={0,2}(?: [\x21-\x7e]{1,100})?$/,
        'an SFTP key is an RSA public key of at least 2048 bits in one line that begins with ssh-rsa',
      ),
    {
      label: 'SFTP public key',
      kind: 'text',
      aliases: ['sftp key', 'sftp public key', 'ssh public key', 'public key', 'ssh key'],
    },
  ),
  customer_key: parameter(z.boolean(), {
    label: 'key of our own',
    kind: 'flag',
    aliases: ['customer managed key', 'customer-managed key', 'cmk', 'own encryption key', 'byok'],
    synonyms: {
      true: ['with customer managed key', 'with our own key', 'bring your own key'],
      false: ['no customer managed key', 'microsoft managed key', 'microsoft-managed key'],
    },
  }),
  key_vault_id: parameter(
    resourceId(
      'Microsoft.KeyVault/vaults',
      'a key vault is given by its resource id, /subscriptions/.../vaults/...',
    ),
    { label: 'key vault', kind: 'link', aliases: ['key vault', 'key vault id', 'vault', 'keyvault'] },
  ),
  access_logs: parameter(z.boolean(), {
    label: 'access logs',
    kind: 'flag',
    aliases: ['access logs', 'access log', 'diagnostic logs', 'diagnostics'],
    synonyms: {
      true: ['log who reads', 'log every access', 'with diagnostics', 'audit access'],
      false: ['no access logs', 'without access logs', 'no diagnostics'],
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
