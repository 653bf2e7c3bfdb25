/** Stack of the alerts on one target. */
export function alertsId(slug: string): string {
  return `monitoring-${slug}`
}

/** Stack of the budget. */
export const budgetId = 'monitoring-budget'
