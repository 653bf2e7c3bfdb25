import type { CapabilityContext, StackBlueprint } from '#capability'
import type { Settings } from './settings.ts'
import { budgetId } from './stack-ids.ts'
import type { Target } from './target.ts'
import { existingGroupPart } from './target-variables.ts'

/** Resource groups whose cost is watched: those of the targets, as far as they are known. */
export function budgetGroups(targets: readonly Target[]): string[] {
  return [...new Set(targets.flatMap(({ costGroups }) => costGroups))].sort()
}

/** The budget: on one resource group, or on the subscription with a filter when there are several. */
export function budgetStack(
  targets: readonly Target[],
  settings: Settings,
  { subscriptions, today }: CapabilityContext,
): StackBlueprint[] {
  const { budget_usd_month: amount, environment, team, notify_emails: emails } = settings
  if (amount === undefined) return []
  const groups = budgetGroups(targets)
  const [only, other] = groups
  const oneGroup = only !== undefined && other === undefined
  const existing = existingGroupPart(settings)
  const name = oneGroup ? nameOf(only) : `budget-${team}-${environment}`
  return [
    {
      id: budgetId,
      title: `Budget of ${oneGroup ? only : `${groups.length} resource groups`}`,
      folder: folderOf(name),
      template: 'budget',
      providers: ['azurerm'],
      settings: { one_group: oneGroup, mail: emails.length > 0, ...existing.settings },
      variables: {
        subscription_id: subscriptions[environment],
        budget_name: name,
        ...(oneGroup
          ? { resource_group_id: `/subscriptions/${subscriptions[environment]}/resourceGroups/${only}` }
          : { resource_groups: groups }),
        amount_usd: amount,
        start_date: `${today.slice(0, 7)}-01T00:00:00Z`,
        ...(emails.length > 0 ? { notify_emails: [...emails] } : {}),
        ...existing.variables,
      },
      dependsOn: [...new Set(targets.flatMap(({ dependsOn }) => dependsOn))],
      plannable: 'now',
    },
  ]
}

/** Azure takes letters, digits, hyphens and underscores, at most 63 of them. */
function nameOf(group: string): string {
  return `budget-${group.replaceAll(/[^A-Za-z0-9_-]+/g, '-')}`.slice(0, 63)
}

function folderOf(name: string): string {
  return name.toLowerCase().replaceAll('_', '-').replace(/-+$/, '')
}
