import * as z from 'zod'
import { signals } from './signals.ts'

/** Lengths of time that Azure evaluates metrics over, in minutes (azurerm_monitor_metric_alert, seen 2026-11). */
export const windows = [5, 15, 30, 60, 360, 720, 1440] as const

/** One alert as it will be made; numbers are in the unit of the metric. */
export const PlannedAlert = z.object({
  signal: z.enum(signals),
  metric: z.string(),
  aggregation: z.string(),
  operator: z.enum(['above', 'below']),
  /** Undefined when Azure learns it. */
  threshold: z.number().optional(),
  unit: z.enum(['%', 'ms', 's', 'bytes', 'bit/s', 'count']),
  minutes: z.number(),
  severity: z.number(),
  dimension: z.object({ name: z.string(), values: z.array(z.string()) }).optional(),
  /** Why this value: one clause. */
  reason: z.string(),
  /** A person gave the threshold or the length of time. */
  own: z.boolean(),
  /** It is looser than what is usual. */
  loosened: z.string().optional(),
})
export type PlannedAlert = z.infer<typeof PlannedAlert>

/** The shortest length of time that Azure offers and that is not shorter than `minutes`. */
export function windowOf(minutes: number): number {
  return windows.find((one) => one >= minutes) ?? 1440
}

/** How often a length of time is looked at, in minutes; always less than it. */
export function frequencyOf(window: number): number {
  if (window <= 5) return 1
  if (window <= 30) return 5
  return window <= 60 ? 15 : 60
}

/** `PT15M`, `PT1H`, `P1D`. */
export function isoDuration(minutes: number): string {
  if (minutes % 1440 === 0) return `P${minutes / 1440}D`
  return minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`
}

const gib = 1024 ** 3

/** `below 99.9 % over 15 min`. */
export function describeAlert({ operator, threshold, unit, minutes }: PlannedAlert): string {
  const over = `over ${minutes >= 60 ? `${minutes / 60} h` : `${minutes} min`}`
  if (threshold === undefined) return `${operator} the usual range ${over}`
  return `${operator} ${describeValue(threshold, unit)} ${over}`
}

function describeValue(value: number, unit: PlannedAlert['unit']): string {
  if (unit === 'bytes') return `${number(value / gib)} GB`
  if (unit === 'bit/s') return `${number(value / 1e9)} Gbit/s`
  return unit === 'count' ? number(value) : `${number(value)} ${unit}`
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 })
}
