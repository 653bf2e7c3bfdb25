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

/** One reason why a plan costs something else than was estimated; `usd` a month is null when it is not known. */
export const CostDifference = z.object({ text: z.string(), usd: z.number().nullable() })
export type CostDifference = z.infer<typeof CostDifference>

/**
 * What a plan costs a month in US dollars, priced from its resources.
 * `assumedUsd` of it is use that nothing in a plan says, as it was estimated; `unpriced` names what no price was found
 * for and the estimate does not name already. `agrees` when both figures are near enough; else `differences` say why.
 */
export const PlanCost = z.object({
  expectedUsd: z.number(),
  estimatedUsd: z.number(),
  assumedUsd: z.number(),
  agrees: z.boolean(),
  differences: z.array(CostDifference),
  unpriced: z.array(z.string()),
})
export type PlanCost = z.infer<typeof PlanCost>

/**
 * A plan as reviewers approve it: read from plan JSON, without any value of a resource but names of sizes and models in `cost`.
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
  /** Not there when nothing could be compared. */
  cost: PlanCost.optional(),
})
export type PlanSummary = z.infer<typeof PlanSummary>
