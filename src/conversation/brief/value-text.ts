import type { JsonValue } from '../../domain/assessment.ts'

/** A value as a person reads it: lists with commas, yes and no, numbers with their unit. */
export function valueText(value: JsonValue, unit?: string): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((one) => valueText(one)).join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value === null) return 'none'
  if (typeof value === 'number') return unit === undefined ? String(value) : `${value} ${unit}`
  return typeof value === 'string' ? value : JSON.stringify(value)
}
