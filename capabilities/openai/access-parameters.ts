import * as z from 'zod'
import { accessGroup, commonWords, parameter, resourceId, writtenAddress } from '#capability'

const subnetRule =
  'a subnet is given by its whole resource id, which Azure shows under Properties and which begins with /subscriptions/'

/** What the account is called, who reaches it and how they prove who they are. */
export const accessParameters = {
  account_name: parameter(
    z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9-]{0,62}[A-Za-z0-9]$/,
        'an account name has 2 to 64 letters, digits and hyphens, and starts and ends with a letter or a digit, such as oai-ml-dev',
      ),
    {
      label: 'account',
      kind: 'name',
      aliases: ['account name', 'account called', 'account named', 'openai account', 'resource name'],
    },
  ),
  subdomain: parameter(
    z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$/,
        'a subdomain has 2 to 64 lower-case letters, digits and hyphens, and starts and ends with a letter or a digit, such as oai-ml-dev',
      ),
    { label: 'subdomain', kind: 'name', aliases: ['subdomain', 'custom subdomain', 'endpoint name'] },
  ),
  local_auth: parameter(z.boolean(), {
    label: 'API keys',
    kind: 'flag',
    aliases: ['local auth', 'local authentication', 'key authentication', 'local_auth'],
    synonyms: {
      true: [
        'api keys',
        'api key',
        'with api keys',
        'with an api key',
        'with keys',
        'api-schlüssel',
        'clave de api',
        'claves de api',
        'clé api',
        'clés api',
        'chiavi api',
        'chaves de api',
      ],
      false: [
        'no api keys',
        'without api keys',
        'no keys',
        'keyless',
        'entra only',
        'only entra',
        'entra sign-in',
        'entra id only',
        'only entra id',
        'entra id sign-in',
        'sign in with entra',
        'nur entra',
        'solo entra',
      ],
    },
  }),
  network: parameter(
    z.enum(['allowlist', 'private', 'public'], 'a network is allowlist, private or public'),
    {
      label: 'network',
      kind: 'choice',
      aliases: ['network', 'network access', 'reached through', 'netzwerk', 'red'],
      synonyms: {
        allowlist: [
          'allow list',
          'allow-list',
          'allow-listed addresses',
          'allow listed addresses',
          'ip allow list',
          'ip allowlist',
          'ip firewall',
          'only our addresses',
          'whitelist',
        ],
        private: commonWords.privateAccess,
        public: [...commonWords.publicAccess, 'all networks', 'from anywhere'],
      },
      opposites: { public: 'private' },
    },
  ),
  subnet_id: parameter(resourceId('Microsoft.Network/virtualNetworks/subnets', subnetRule), {
    label: 'subnet of the private endpoint',
    kind: 'link',
    aliases: ['subnet', 'subnet id', 'endpoint subnet', 'subnetz', 'subred', 'sous-réseau'],
  }),
  allowed_ips: parameter(z.array(writtenAddress).max(100, 'at most 100 networks can be let in'), {
    label: 'allowed addresses',
    kind: 'sources',
    aliases: [
      'allowed ips',
      'allowed addresses',
      'allow access from',
      'allow only',
      'only from',
      'used from',
      'reached from',
      'ip addresses',
      'ip rules',
      'office addresses',
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
  version_upgrade: parameter(
    z.enum(
      ['OnceNewDefaultVersionAvailable', 'OnceCurrentVersionExpired', 'NoAutoUpgrade'],
      'an upgrade is OnceNewDefaultVersionAvailable, OnceCurrentVersionExpired or NoAutoUpgrade',
    ),
    {
      label: 'upgrade of model versions',
      kind: 'choice',
      aliases: ['version upgrade', 'model upgrade', 'upgrade policy', 'auto upgrade'],
      synonyms: {
        OnceNewDefaultVersionAvailable: [
          'always the newest version',
          'newest version',
          'upgrade automatically',
        ],
        OnceCurrentVersionExpired: ['upgrade when it expires', 'upgrade on expiry', 'once expired'],
        NoAutoUpgrade: [
          'no auto upgrade',
          'no automatic upgrade',
          'never upgrade',
          'pin the version',
          'pinned version',
        ],
      },
    },
  ),
  content_filter: parameter(z.enum(['default', 'strict'], 'a content filter is default or strict'), {
    label: 'content filter',
    kind: 'choice',
    aliases: ['content filter', 'content filtering', 'inhaltsfilter'],
    synonyms: {
      default: ['default content filter', 'standard content filter'],
      strict: [
        'strict content filter',
        'strict content filtering',
        'stricter content filter',
        'strict filter',
      ],
    },
  }),
} as const
