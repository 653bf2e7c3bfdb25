import type { JsonValue } from '../../domain/assessment.ts'

/** A value as a person reads it: lists with commas, yes and no, numbers with their unit. */
export function valueText(value: JsonValue, unit?: string): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((one) => valueText(one)).join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value === null) return 'none'
  if (typeof value === 'number') return unit === undefined ? String(value) : `${value} ${unit}`
  if (typeof value === 'string') return value
  return 'threshold' in value ? thresholdText(value) : JSON.stringify(value)
}

/** A threshold in the words that it is read from: `cpu above 80 % for 15 min`. */
function thresholdText({
  signal,
  operator,
  threshold,
  unit,
  minutes,
}: Readonly<Record<string, JsonValue>>): string {
  const parts = [signal, operator, threshold, unit].filter((part) => part !== undefined)
  const text = parts.map((part) => valueText(part)).join(' ')
  return minutes === undefined ? text : `${text} for ${valueText(minutes)} min`
}
