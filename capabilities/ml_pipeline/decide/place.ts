import { type CapabilityContext, type Choice, choose } from '#capability'
import { type Answers, parameters } from '../parameters.ts'

/** Where the job goes: the workspace of the same request, or one that exists. */
export interface Place {
  readonly environment: Choice<'dev' | 'staging' | 'prod'>
  readonly region: Choice<string>
  readonly team?: Choice<string>
  readonly workspace_name?: Choice<string>
  readonly resource_group?: Choice<string>
}

/** Settles environment, team, region and workspace. */
export function settlePlace(stated: Answers, context: CapabilityContext): Place {
  const environment = choose(stated.environment, {
    value: 'dev' as const,
    reason: 'the cheapest one to begin with',
  })
  const workspace = settleWorkspace(stated, context)
  const group = settleGroup(stated, workspace, context)
  return {
    environment,
    region: choose(stated.region, regionProposal(context)),
    ...(stated.team === undefined ? {} : { team: { value: stated.team, source: 'stated' as const } }),
    ...(workspace === undefined ? {} : { workspace_name: workspace }),
    ...(group === undefined ? {} : { resource_group: group }),
  }
}

/** What the Databricks workspace of the same request settled under a name; undefined without one. */
export function ofCompanion({ companions }: CapabilityContext, name: string): string | undefined {
  const value = companions['databricks']?.[name]
  return typeof value === 'string' ? value : undefined
}

/** Whether the job goes into the workspace of the same request. */
export function isInCompanion(workspaceName: string | undefined, context: CapabilityContext): boolean {
  return workspaceName !== undefined && ofCompanion(context, 'workspace_name') === workspaceName
}

function settleWorkspace(stated: Answers, context: CapabilityContext): Choice<string> | undefined {
  const ours = ofCompanion(context, 'workspace_name')
  if (ours === undefined && stated.workspace_name === undefined) return undefined
  return choose(stated.workspace_name, {
    value: ours ?? '',
    source: 'inferred',
    reason: 'the workspace of this request',
  })
}

function settleGroup(
  stated: Answers,
  workspace: Choice<string> | undefined,
  context: CapabilityContext,
): Choice<string> | undefined {
  const ours = isInCompanion(workspace?.value, context) ? ofCompanion(context, 'resource_group') : undefined
  if (ours !== undefined) {
    return choose(stated.resource_group, {
      value: ours,
      source: 'inferred',
      reason: 'where the workspace of this request is',
    })
  }
  const usual = /^dbw-([A-Za-z0-9-]{1,40})-(dev|staging|prod)$/.exec(workspace?.value ?? '')
  if (stated.resource_group === undefined && usual === null) return undefined
  return choose(stated.resource_group, {
    value: `rg-${usual?.[1]}-dbw-${usual?.[2]}`,
    source: 'naming',
    reason: 'where a workspace of this name usually is',
  })
}

function regionProposal(context: CapabilityContext) {
  const region = parameters.shape.region
  const ours = region.safeParse(ofCompanion(context, 'region'))
  if (ours.success) {
    return {
      value: ours.data,
      source: 'inferred' as const,
      reason: 'the region of the workspace of this request',
    }
  }
  return {
    value: region.parse(context.defaultRegion),
    reason: 'the usual region here; prices are those of it',
  }
}
