import * as z from 'zod'
import { Baseline } from './baseline.ts'

/**
 * What happens to one resource.
 * `changeHash` names what it shall be without saying it; opaque, only the Terraform adapter compares it.
 */
export const ResourceChange = z.object({
  address: z.string(),
  type: z.string(),
  action: z.enum(['create', 'update', 'delete', 'replace', 'read']),
  /** Names of the top-level arguments that change in place or force the replacement; never their values. */
  attributes: z.array(z.string()),
  changeHash: z.string(),
  /** True when the only reason for a replacement is that an earlier run left the resource tainted. */
  tainted: z.boolean(),
})
export type ResourceChange = z.infer<typeof ResourceChange>

/**
 * A plan as reviewers approve it: read from plan JSON, without any value of a resource.
 * `digest` is SHA-256 over the normalized resource and output changes: two plans with the same digest do the same.
 */
export const PlanSummary = z.object({
  digest: z.string(),
  add: z.number(),
  change: z.number(),
  destroy: z.number(),
  resources: z.array(ResourceChange),
  /** What the security baseline says about it; absent in plans that were made before there was one. */
  baseline: Baseline.optional(),
})
export type PlanSummary = z.infer<typeof PlanSummary>
