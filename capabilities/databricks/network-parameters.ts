import * as z from 'zod'
import { commonWords, parameter } from '#capability'
import { hasHostBits, parseCidr } from './cidr.ts'

const cidr = z
  .cidrv4('a network is written like 10.139.0.0/22')
  .refine(
    (text) => !hasHostBits(parseCidr(text)),
    'the address has bits set behind its prefix; name the first address of the network',
  )

/** How the workspace is reached and where its machines live. */
export const networkParameters = {
  network: parameter(z.enum(['public', 'vnet', 'private'], 'a network is public, vnet or private'), {
    label: 'network',
    kind: 'choice',
    aliases: ['network', 'access', 'network access'],
    synonyms: {
      public: commonWords.publicAccess,
      vnet: ['vnet', 'vnet injection', 'own vnet', 'own network', 'virtual network'],
      private: [
        ...commonWords.privateAccess,
        'private workspace',
        'private databricks',
        'private databricks workspace',
      ],
    },
    opposites: { public: 'private' },
  }),
  vnet_cidr: parameter(
    cidr.refine(
      (text) => parseCidr(text).prefix >= 16,
      'a virtual network for one workspace is at most a /16, such as 10.139.0.0/22',
    ),
    { label: 'virtual network', kind: 'text', aliases: ['vnet cidr', 'address space', 'vnet range'] },
  ),
  public_subnet_cidr: parameter(cidr, {
    label: 'host subnet',
    kind: 'text',
    aliases: ['public subnet', 'host subnet', 'public subnet cidr'],
  }),
  private_subnet_cidr: parameter(cidr, {
    label: 'container subnet',
    kind: 'text',
    aliases: ['private subnet', 'container subnet', 'private subnet cidr'],
  }),
  allowed_ips: parameter(z.array(cidr).max(100, 'at most 100 networks can be allowed'), {
    label: 'allowed addresses',
    kind: 'sources',
    aliases: [
      'allowed ips',
      'only from',
      'allow only',
      'sign in from',
      'allowed addresses',
      'ip access list',
      'allow access from',
      'ip allow list',
    ],
  }),
} as const
