import type { Signal } from './signals.ts'

/** What a metric is counted in. */
export type MetricUnit = '%' | 'ms' | 's' | 'bytes' | 'bit/s' | 'count'

/** How one signal of one kind of resource is usually watched. */
export interface AlertRule {
  readonly signal: Signal
  readonly metric: string
  readonly aggregation: 'Average' | 'Count' | 'Maximum' | 'Total'
  readonly unit: MetricUnit
  readonly operator: 'above' | 'below'
  /** Undefined when no number fits every resource; `learned` then says that Azure learns the usual range. */
  readonly threshold?: number
  readonly learned?: true
  readonly minutes: number
  /** 0 is critical, 4 is verbose. */
  readonly severity: number
  readonly dimension?: { readonly name: string; readonly values: readonly string[] }
  /** Watched unless somebody asks for less; the others are watched when they are named. */
  readonly usual: boolean
  /** A service level in percent can be its threshold. */
  readonly isServiceLevel?: true
  /** Counts failed requests, so that a service level and a volume give its threshold. */
  readonly countsFailures?: true
}
