import type { CapabilityContext, JsonValue, StackBlueprint } from '#capability'
import type { Settings } from './settings.ts'
import type { Target } from './target.ts'
import { kindFacts } from './target-kinds.ts'

type Part = Pick<StackBlueprint, 'settings'> & { readonly variables: Record<string, JsonValue> }

/** How a stack finds its target: by the id that is known, or by name and type. */
export function targetPart(
  { id, name, kind, slug }: Target,
  { resource_group: group, environment }: Settings,
  { subscriptions }: CapabilityContext,
): Part {
  const lookup = id === undefined
  const inGroup = lookup && group !== undefined
  return {
    settings: { lookup, in_resource_group: inGroup },
    variables: {
      subscription_id: subscriptions[environment],
      ...(lookup ? { target_name: name } : { target_id: id }),
      ...(inGroup ? { target_resource_group: group } : {}),
      target_type: kindFacts[kind].resourceType,
      alert_name: `ma-${slug}`,
    },
  }
}

/** Azure shows at most so much as the sender of a message. */
const longestShortName = 12

/** Whom a stack tells: an action group of its own, one that is there, or both. */
export function noticePart({ slug }: Target, settings: Settings): Part {
  const { notify_emails: emails, webhook, team } = settings
  const own = emails.length > 0 || webhook !== undefined
  const existing = existingGroupPart(settings)
  return {
    settings: {
      own_action_group: own,
      mail: emails.length > 0,
      webhook: webhook !== undefined,
      ...existing.settings,
    },
    variables: {
      ...(own ? { own_action_group_name: `ag-${slug}`, short_name: team.slice(0, longestShortName) } : {}),
      ...(emails.length > 0 ? { notify_emails: [...emails] } : {}),
      ...(webhook === undefined ? {} : { webhook_url: webhook }),
      ...existing.variables,
    },
  }
}

/** The action group that is there already, by name or by id. */
export function existingGroupPart({ action_group: group }: Settings): Part {
  const byId = group?.startsWith('/') === true
  return {
    settings: {
      existing_action_group: group !== undefined,
      action_group_lookup: group !== undefined && !byId,
    },
    variables: group === undefined ? {} : byId ? { action_group_id: group } : { action_group_name: group },
  }
}
