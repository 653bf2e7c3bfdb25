/** Writes a date as GitHub does: RFC 3339, UTC, whole seconds. */
export function toTimestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}
