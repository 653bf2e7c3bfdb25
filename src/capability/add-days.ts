/** The day so many days after another one; both YYYY-MM-DD in UTC. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}
