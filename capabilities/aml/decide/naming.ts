import { type CapabilityContext, type Choice, choose, companionGroup } from '#capability'
import type { Answers } from '../parameters.ts'
import type { Plan } from './planner.ts'

export interface Names {
  readonly workspace_name?: Choice<string>
  readonly resource_group?: Choice<string>
  readonly access_group?: Choice<string> | undefined
}

const rule = 'naming rule'

/** Names of the workspace, its resource group and the group that uses it; open while the team is not known. */
export function chooseNames({ team, environment }: Plan, stated: Answers, context: CapabilityContext): Names {
  if (team === undefined) return {}
  return {
    workspace_name: choose(stated.workspace_name, {
      value: `mlw-${team.value}-${environment.value}`,
      source: 'naming',
      reason: rule,
    }),
    resource_group: choose(
      stated.resource_group,
      groupOf(stated.workspace_name, team.value, environment.value),
    ),
    access_group: chooseGroup(stated, context),
  }
}

/** A workspace with a name of its own has a group of its own, so that those of two workspaces are never the same. */
function groupOf(workspace: string | undefined, team: string, environment: string) {
  return workspace === undefined || workspace === `mlw-${team}-${environment}`
    ? ({ value: `rg-${team}-mlw-${environment}`, source: 'naming', reason: rule } as const)
    : ({ value: `rg-${workspace}`, source: 'naming', reason: 'named after the workspace' } as const)
}

function chooseGroup(
  { access_group: stated }: Answers,
  context: CapabilityContext,
): Choice<string> | undefined {
  if (stated !== undefined) return { value: stated, source: 'stated' }
  const made = companionGroup(context)
  return made === undefined
    ? undefined
    : { value: made, source: 'inferred', reason: 'the group that the same request asks for' }
}
