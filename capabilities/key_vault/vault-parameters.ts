import * as z from 'zod'
import { parameter } from '#capability'

const nameRule =
  'a vault name has 3 to 24 lower-case letters, digits and single hyphens, begins with a letter and does not end with a hyphen'
const daysRule = 'deleted vaults and secrets are kept for 7 to 90 days'
const operationsRule = 'operations are a whole number from 0 to 10,000,000,000 a month'

/** The vault itself: what it is called, what is kept in it, and how it outlives mistakes. */
export const vaultParameters = {
  vault_name: parameter(
    z
      .string()
      .min(3, nameRule)
      .max(24, nameRule)
      .regex(/^[a-z](?:-?[a-z0-9])+$/, nameRule),
    {
      label: 'vault name',
      kind: 'name',
      aliases: [
        'vault name',
        'key vault name',
        'name of the vault',
        'name of the key vault',
        'key vault called',
        'key vault named',
        'vault called',
        'vault named',
      ],
    },
  ),
  holds: parameter(
    z
      .array(z.enum(['secrets', 'keys', 'certificates'], 'a vault holds secrets, keys or certificates'))
      .min(1, 'a vault holds secrets, keys or certificates'),
    {
      label: 'holds',
      kind: 'choices',
      aliases: ['holds', 'contents', 'kept in it', 'vault holds'],
      synonyms: {
        secrets: [
          'secret',
          'app secrets',
          'passwords',
          'passwörter',
          'connection strings',
          'api tokens',
          'credentials',
          'geheimnisse',
          'secretos',
        ],
        keys: ['encryption keys', 'signing keys', 'cryptographic keys', 'crypto keys', 'rsa keys'],
        certificates: ['certificate', 'certs', 'tls certificates', 'ssl certificates', 'zertifikate'],
      },
    },
  ),
  sku: parameter(z.enum(['standard', 'premium'], 'a vault is standard or premium'), {
    label: 'tier',
    kind: 'choice',
    aliases: ['vault tier', 'vault sku', 'sku'],
    synonyms: {
      standard: [
        'standard vault',
        'standard key vault',
        'software-protected keys',
        'software protected keys',
      ],
      premium: [
        'premium vault',
        'premium key vault',
        'hsm',
        'hsm-backed',
        'hsm backed',
        'hardware security module',
      ],
    },
  }),
  operations_per_month: parameter(z.int(operationsRule).min(0, operationsRule).max(1e10, operationsRule), {
    label: 'operations a month',
    kind: 'count',
    aliases: [
      'operations per month',
      'operations a month',
      'operations',
      'monthly operations',
      'reads per month',
      'reads a month',
      'requests per month',
      'requests a month',
    ],
  }),
  purge_protection: parameter(z.boolean(), {
    label: 'purge protection',
    kind: 'flag',
    aliases: ['purge protection', 'purge-protection', 'protection against purge'],
    synonyms: {
      true: ['with purge protection', 'purge protected', 'purge-protected', 'cannot be purged'],
      false: ['no purge protection', 'without purge protection', 'purge protection off', 'can be purged'],
    },
  }),
  soft_delete_days: parameter(z.int(daysRule).min(7, daysRule).max(90, daysRule), {
    label: 'soft delete',
    kind: 'count',
    unit: 'days',
    aliases: [
      'soft delete',
      'soft-delete',
      'soft delete days',
      'soft delete retention',
      'recoverable for',
      'deleted secrets are kept',
      'keep deleted secrets for',
      'deleted secrets for',
    ],
  }),
} as const
