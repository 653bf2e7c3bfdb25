import * as z from 'zod'
import { commonWords, parameter, resourceId, writtenAddress } from '#capability'

/** Most host names that jobs may reach in a network that allows approved ones only. */
export const mostHosts = 6

const hostName = z
  .string()
  .regex(
    /^(?=.{4,253}$)(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    'a host is a full name in lower case such as packages.contoso.com or *.pythonhosted.org',
  )

/** How the workspace is reached, and what its machines reach. */
export const networkParameters = {
  network: parameter(z.enum(['public', 'private'], 'a network is public or private'), {
    label: 'network',
    kind: 'choice',
    aliases: ['network', 'network access'],
    synonyms: {
      public: commonWords.publicAccess,
      private: [...commonWords.privateAccess, 'private workspace', 'private azure ml', 'private aml'],
    },
    opposites: { public: 'private' },
  }),
  subnet_id: parameter(
    resourceId(
      'Microsoft.Network/virtualNetworks/subnets',
      'a subnet is given by its resource id, /subscriptions/.../virtualNetworks/.../subnets/<name>',
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
      'office addresses',
      'ip allow list',
    ],
  }),
  isolation: parameter(
    z.enum(
      ['Disabled', 'AllowInternetOutbound', 'AllowOnlyApprovedOutbound'],
      'an isolation is Disabled, AllowInternetOutbound or AllowOnlyApprovedOutbound',
    ),
    {
      label: 'isolation of the machines',
      kind: 'choice',
      aliases: ['isolation', 'isolation mode', 'managed network', 'outbound'],
      synonyms: {
        Disabled: ['no managed network', 'without a managed network', 'no isolation'],
        AllowInternetOutbound: [
          'allow internet outbound',
          'internet outbound',
          'outbound internet',
          'outbound to the internet',
        ],
        AllowOnlyApprovedOutbound: [
          'allow only approved outbound',
          'approved outbound only',
          'only approved outbound',
          'approved hosts only',
          'no outbound internet',
          'no internet outbound',
          'data exfiltration protection',
          'exfiltration protection',
        ],
      },
    },
  ),
  outbound_hosts: parameter(
    z.array(hostName).max(mostHosts, `at most ${mostHosts} hosts can be approved in one request`),
    {
      label: 'approved hosts',
      kind: 'names',
      aliases: ['approved hosts', 'outbound hosts', 'allowed hosts', 'allowed domains', 'outbound fqdns'],
    },
  ),
} as const
