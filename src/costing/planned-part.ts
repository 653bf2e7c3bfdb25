/**
 * What is paid for in a plan, read from its resources: numbers, and names of sizes and models.
 * Each kind belongs to one or a few resource types.
 */
export type PlannedPart =
  /** One more of something with a price of its own; `label` is what an estimate calls it. */
  | { readonly kind: 'unit'; readonly path: string; readonly label: string }
  | {
      readonly kind: 'cluster' | 'job_cluster'
      /** Undefined when the machines come from the pool of the plan. */
      readonly nodeType: string | undefined
      readonly min: number
      readonly max: number
      readonly photon: boolean
      readonly neverStops: boolean
    }
  | { readonly kind: 'pool'; readonly nodeType: string; readonly idle: number }
  | { readonly kind: 'warehouse'; readonly size: string }
  | {
      readonly kind: 'nodes'
      readonly size: string
      readonly min: number
      readonly max: number
      readonly lowPriority: boolean
    }
  | { readonly kind: 'instance'; readonly size: string }
  | {
      readonly kind: 'deployment'
      readonly model: string
      readonly type: string
      readonly capacity: number
    }
  | { readonly kind: 'data'; readonly tier: string; readonly replication: string }
  | { readonly kind: 'sftp' }
  | { readonly kind: 'named_host' }
  /** A type that nothing is known of, or one whose values do not say what is paid. */
  | { readonly kind: 'unpriced'; readonly what: string; readonly isKnown: boolean }
