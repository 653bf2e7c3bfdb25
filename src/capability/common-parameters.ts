import * as z from 'zod'
import { parameter } from './parameter.ts'
import { regions } from './regions.ts'

const slug = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{1,19}$/,
    'a team is 2 to 20 lower-case letters, digits and hyphens, and starts with a letter, such as ml-platform',
  )

/**
 * The parameters that capabilities share: asked once for a whole request, under the same name everywhere.
 * A capability picks the ones it needs into its own schema.
 */
export const commonParameters = {
  environment: parameter(z.enum(['dev', 'staging', 'prod'], 'an environment is dev, staging or prod'), {
    label: 'environment',
    kind: 'environment',
    aliases: ['environment', 'env', 'stage'],
  }),
  region: parameter(z.enum(regions, 'this is not an Azure region Planwright knows, such as eastus2'), {
    label: 'region',
    kind: 'region',
    aliases: ['region', 'location', 'azure region'],
  }),
  team: parameter(slug, { label: 'team', kind: 'team', aliases: ['team', 'owning team', 'owner team'] }),
  resource_group: parameter(
    z
      .string()
      .max(90, 'a resource group name has at most 90 characters, such as rg-ml-dev')
      .regex(
        /^[A-Za-z0-9_()-](?:[A-Za-z0-9._()-]{0,88}[A-Za-z0-9_()-])?$/,
        'a resource group name holds letters, digits, dots, underscores, hyphens and brackets, and does not end with a dot, such as rg-ml-dev',
      ),
    { label: 'resource group', kind: 'name', aliases: ['resource group', 'rg', 'resource group name'] },
  ),
  budget_usd_month: parameter(z.number().positive('a budget is more than 0 USD a month, such as 500'), {
    label: 'budget',
    kind: 'money',
    unit: 'USD a month',
    aliases: ['budget', 'monthly budget', 'cost limit'],
  }),
  expires: parameter(z.iso.date('a date is written YYYY-MM-DD, such as 2030-12-31'), {
    label: 'until',
    kind: 'date',
    aliases: ['until', 'expires', 'expiry', 'expiration', 'valid until'],
  }),
} as const

/** Names of the shared parameters. */
export const commonParameterNames: readonly string[] = Object.keys(commonParameters)
