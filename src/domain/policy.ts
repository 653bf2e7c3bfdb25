import * as z from 'zod'

const roleName = z.enum(['read', 'triage', 'write', 'maintain', 'admin'])
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'not a UUID')

/** Who counts as something: everybody with at least `role`, and the members of `teams`. */
export const Audience = z.strictObject({
  role: roleName,
  teams: z.array(z.string()).default([]),
})
export type Audience = z.infer<typeof Audience>

const environment = z.strictObject({
  /** Azure subscription; a UUID. */
  subscription: uuid,
})

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
})
export type Policy = z.infer<typeof Policy>

const roleOrder = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const

/** Whether a role is at least the one an audience asks for. */
export function hasRole(role: (typeof roleOrder)[number], audience: Audience): boolean {
  return roleOrder.indexOf(role) >= roleOrder.indexOf(audience.role)
}
