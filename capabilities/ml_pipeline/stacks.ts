import { type CapabilityContext, type JsonValue, type StackBlueprint, standardTags } from '#capability'
import { mostSteps } from './code-parameters.ts'
import { isInCompanion } from './decide/place.ts'
import { type PipelineStep, pipelineSteps } from './pipeline-steps.ts'
import { sparkVersion } from './runtimes.ts'
import type { Settings } from './settings.ts'
import { parseSource } from './source.ts'
import { stackId } from './stack-id.ts'

/** Stack of what lives inside the workspace of the same request. */
const workspaceObjects = 'databricks-objects'
const retryIntervalMs = 300_000
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** The job with its schedule, steps and permissions; in the workspace of the same request after what makes that. */
export function stacks(settings: Settings, context: CapabilityContext): StackBlueprint[] {
  const { environment, resource_group, workspace_name, job_name } = settings
  const follows = isInCompanion(workspace_name, context)
  const shape = structureOf(settings)
  return [
    {
      id: stackId,
      title: `Pipeline ${job_name}`,
      folder: `job-${folderOf(job_name)}`,
      template: 'job',
      providers: ['databricks'],
      settings: shape,
      variables: {
        workspace_resource_id: `/subscriptions/${context.subscriptions[environment]}/resourceGroups/${resource_group}/providers/Microsoft.Databricks/workspaces/${workspace_name}`,
        job_name,
        description: `${context.request.repository}#${context.request.number}, code: ${settings.source}`,
        tasks: sortedSteps(settings).map(({ key, path, after }) => ({
          key,
          path,
          ...(after === undefined ? {} : { after }),
        })),
        ...codeVariables(settings),
        ...runVariables(settings),
        ...computeVariables(settings),
        ...(settings.notify_emails.length === 0 ? {} : { notify_emails: [...settings.notify_emails] }),
        ...(settings.run_as === 'deployer' ? {} : { run_as: settings.run_as }),
        access_group: settings.access_group,
        tags: standardTags(settings, context),
      },
      dependsOn: follows ? [workspaceObjects] : [],
      plannable: follows ? 'after_dependencies' : 'now',
    },
  ]
}

interface PlacedStep extends PipelineStep {
  /** Key of the step that has to be done before. */
  readonly after: string | undefined
}

/** By key, as the provider sorts them; in another order it would find a change in every plan. */
function sortedSteps({ source, tasks, order }: Settings): PlacedStep[] {
  const place = parseSource(source)
  const steps = place === undefined ? [] : pipelineSteps(tasks, place)
  return steps
    .map((step, index) => ({ ...step, after: order === 'sequence' ? steps[index - 1]?.key : undefined }))
    .toSorted((left, right) => (left.key < right.key ? -1 : 1))
}

function structureOf(settings: Settings): StackBlueprint['settings'] {
  const { compute, continuous, run_as, schedule, min_workers = 0, max_workers = 0 } = settings
  const place = parseSource(settings.source)
  const steps = sortedSteps(settings)
  const computes = steps.some(({ type }) => type !== 'sql')
  const slots = Array.from({ length: mostSteps }, (_, index) => [
    [`step_${index + 1}`, steps[index]?.type ?? 'none'] as const,
    [`step_${index + 1}_waits`, steps[index]?.after !== undefined] as const,
  ])
  return {
    ...Object.fromEntries(slots.flat()),
    git: place?.kind === 'git',
    git_provider: place?.kind === 'git' ? place.provider : 'none',
    ref_kind: settings.ref_kind,
    scheduled: schedule !== undefined && schedule !== 'manual',
    continuous,
    pause_status: settings.pause_status ?? 'PAUSED',
    code_source: place?.kind === 'git' ? 'GIT' : 'WORKSPACE',
    notified: settings.notify_emails.length > 0,
    job_cluster: compute === 'job_cluster' && computes,
    existing_cluster: compute === 'existing_cluster' && computes,
    serverless: compute === 'serverless' && computes,
    python_environment: compute === 'serverless' && steps.some(({ type }) => type === 'python'),
    autoscale: min_workers < max_workers,
    single_node: max_workers === 0,
    availability: settings.spot === true ? 'SPOT_WITH_FALLBACK_AZURE' : 'ON_DEMAND_AZURE',
    policy: settings.cluster_policy !== undefined && compute === 'job_cluster' && computes,
    warehouse: settings.warehouse_name !== undefined && steps.some(({ type }) => type === 'sql'),
    own_identity: run_as !== 'deployer',
    identity_by_name: run_as !== 'deployer' && !uuid.test(run_as),
    permission: settings.environment === 'prod' ? 'CAN_VIEW' : 'CAN_MANAGE_RUN',
  }
}

function codeVariables({ source, ref, ref_kind }: Settings): Record<string, JsonValue> {
  const place = parseSource(source)
  if (place?.kind !== 'git' || ref === undefined || ref_kind === 'none') return {}
  return { git_url: place.url, [`git_${ref_kind}`]: ref }
}

function runVariables({
  schedule,
  timezone,
  continuous,
  timeout_min,
  retries,
}: Settings): Record<string, JsonValue> {
  return {
    ...(schedule === undefined || schedule === 'manual' || timezone === undefined
      ? {}
      : { schedule, timezone }),
    ...(continuous || timeout_min === undefined ? {} : { timeout_seconds: timeout_min * 60 }),
    retries,
    retry_interval_ms: retries > 0 ? retryIntervalMs : 0,
  }
}

function computeVariables(settings: Settings): Record<string, JsonValue> {
  const { compute, tasks, node_type, runtime, min_workers = 0, max_workers = 0, cluster_policy } = settings
  const warehouse = settings.warehouse_name === undefined ? {} : { warehouse_name: settings.warehouse_name }
  const computes = tasks.some((task) => !task.endsWith('.sql'))
  if (!computes || compute === 'serverless') return warehouse
  if (compute === 'existing_cluster')
    return { ...warehouse, existing_cluster_id: settings.existing_cluster_id ?? '' }
  const workers = min_workers === max_workers ? { num_workers: max_workers } : { min_workers, max_workers }
  return {
    ...warehouse,
    node_type_id: node_type ?? '',
    spark_version: sparkVersion(runtime ?? '17.3', settings.gpu),
    ...(max_workers === 0 ? {} : workers),
    ...(cluster_policy === undefined ? {} : { cluster_policy }),
  }
}

/** The name in lower case, letters, digits and hyphens. */
function folderOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return slug.slice(0, 70).replace(/-$/, '')
}
