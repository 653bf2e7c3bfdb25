import * as z from 'zod'

const roleName = z.enum(['read', 'triage', 'write', 'maintain', 'admin'])
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'not a UUID')

/** Who counts as something: everybody with at least `role`, and the members of `teams`. */
export const Audience = z.strictObject({
  role: roleName,
  teams: z.array(z.string()).default([]),
})
export type Audience = z.infer<typeof Audience>

/** A resource id of one type, as Azure writes it. */
function resourceId(type: string, what: string) {
  const pattern = `^/subscriptions/[0-9a-f-]{36}/resourceGroups/[^/]{1,90}/providers/${type}/[^/]{1,90}$`
  return z.string().regex(new RegExp(pattern, 'i'), `not the resource id of ${what}`)
}

const environment = z.strictObject({
  /** Azure subscription; a UUID. */
  subscription: uuid,
  /** Subnet that takes private endpoints. */
  endpoint_subnet: resourceId('Microsoft.Network/virtualNetworks/[^/]+/subnets', 'a subnet').optional(),
  /** Log Analytics workspace that takes diagnostics. */
  log_workspace: resourceId(
    'Microsoft.OperationalInsights/workspaces',
    'a Log Analytics workspace',
  ).optional(),
  /** US dollars a month that one request may cost before an approver confirms it by name. */
  budget_usd_month: z.number().positive().max(100_000_000).optional(),
})

const environmentName = z.enum(['dev', 'staging', 'prod'])

/** A step that a named person does, before a proposal is opened. */
const signOffRule = z
  .strictObject({
    /** Capability by its id. */
    capability: z.string(),
    /** Step of its agent by its id; the whole part of the capability when absent. */
    step: z.string().optional(),
    environments: z.array(environmentName).min(1).default(['dev', 'staging', 'prod']),
    /** Logins of those who may answer. */
    people: z
      .array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/, 'not a login'))
      .max(10)
      .default([]),
    /** Teams of the organization whose members may answer, by slug. */
    teams: z
      .array(z.string().regex(/^[a-z0-9][a-z0-9_-]{0,99}$/, 'not the slug of a team'))
      .max(10)
      .default([]),
    /** How long they have. */
    hours: z.number().positive().max(720).default(48),
    /** What an unanswered question does: hold the request, until an approver answers instead, or let it go on. */
    unanswered: z.enum(['hold', 'go_on']).default('hold'),
  })
  .refine(({ people, teams }) => people.length + teams.length > 0, 'names nobody; add people or teams')

/**
 * What a repository settles for the requests made in it: `.github/planwright.yml` on the default branch.
 * Unknown keys are refused, so that a misspelt guard is never silently absent.
 */
export const Policy = z.strictObject({
  version: z.literal(1),
  /** Region proposed when nobody names one. */
  region: z.string().default('eastus2'),
  environments: z.strictObject({ dev: environment, staging: environment, prod: environment }),
  /** Who may ask for infrastructure. */
  requesters: Audience.default({ role: 'write', teams: [] }),
  /** Who may approve a proposal and open gates; never somebody who shaped the request. */
  approvers: Audience.default({ role: 'maintain', teams: [] }),
  /** Who signs off what, before a pull request is opened. */
  sign_offs: z.array(signOffRule).max(50).default([]),
  /** Networks in which ports may be opened. */
  networks: z
    .array(
      z.strictObject({
        prefix: z.string(),
        network_security_group: z.string(),
        resource_group: z.string(),
      }),
    )
    .default([]),
  /** DNS zones in which records may be written. */
  dns_zones: z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.){1,10}[a-z][a-z0-9-]{1,62}$/, 'not a zone'),
        resource_group: z.string(),
        private: z.boolean().default(false),
      }),
    )
    .default([]),
  /** Public addresses (CIDR) of the organization, for allow-lists. */
  egress_addresses: z
    .array(z.string().regex(/^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/, 'not an IPv4 address or network'))
    .default([]),
})
export type Policy = z.infer<typeof Policy>

const roleOrder = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const

/** Whether a role is at least the one an audience asks for. */
export function hasRole(role: (typeof roleOrder)[number], audience: Audience): boolean {
  return roleOrder.indexOf(role) >= roleOrder.indexOf(audience.role)
}
