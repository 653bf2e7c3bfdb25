import { type CapabilityContext, type Choice, choose, companionGroup } from '#capability'
import { type Answers, parameters } from '../parameters.ts'
import { runtimeFlavor } from '../runtimes.ts'
import type { Plan } from './planner.ts'
import type { Sizing } from './sizer.ts'

export interface Names {
  readonly workspace_name?: Choice<string>
  readonly resource_group?: Choice<string>
  readonly access_group?: Choice<string>
}

const rule = 'naming rule'

/** Names of the workspace, its resource group and the group that uses it; open while the team is not known. */
export function chooseNames(
  { team, environment, workload }: Plan,
  sizing: Sizing,
  stated: Answers,
  context: CapabilityContext,
): Names {
  if (team === undefined) return {}
  const dedicated =
    sizing.node_type !== undefined && runtimeFlavor(workload.value, sizing.gpu.value) !== 'standard'
  const suffix = `${team.value}-${environment.value}`
  return {
    workspace_name: choose(stated.workspace_name, { value: `dbw-${suffix}`, source: 'naming', reason: rule }),
    resource_group: choose(
      stated.resource_group,
      groupOf(stated.workspace_name, team.value, environment.value),
    ),
    access_group: choose(
      stated.access_group,
      ofRequest(context) ??
        (dedicated
          ? {
              value: parameters.shape.access_group.parse(`sg-${team.value}-databricks-${environment.value}`),
              source: 'naming',
              reason: 'machine learning runtimes run for one group only',
            }
          : { value: 'users', reason: 'everybody who is admitted to the workspace' }),
    ),
  }
}

function ofRequest(context: CapabilityContext) {
  const group = companionGroup(context)
  return group === undefined
    ? undefined
    : ({ value: group, source: 'inferred', reason: 'the group of the same request' } as const)
}

/** A workspace with a name of its own has a group of its own, so that those of two workspaces are never the same. */
function groupOf(workspace: string | undefined, team: string, environment: string) {
  return workspace === undefined || workspace === `dbw-${team}-${environment}`
    ? ({ value: `rg-${team}-dbw-${environment}`, source: 'naming', reason: rule } as const)
    : ({ value: `rg-${workspace}`, source: 'naming', reason: 'named after the workspace' } as const)
}
