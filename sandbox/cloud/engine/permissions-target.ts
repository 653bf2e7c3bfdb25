import { plainText, type ValueObject } from '../protocol/value.ts'

interface Kind {
  /** Path of the permissions API, which is also the start of the Terraform id. */
  readonly path: string
  readonly objectType: string
  /** Levels that the API accepts; every level when missing. */
  readonly levels?: readonly string[]
}

/** What permissions can be given on, by the attribute that names the object; after the permissions API, 2026. */
const KINDS: { readonly [attribute: string]: Kind } = {
  cluster_id: {
    path: '/clusters/',
    objectType: 'cluster',
    levels: ['CAN_ATTACH_TO', 'CAN_RESTART', 'CAN_MANAGE'],
  },
  cluster_policy_id: { path: '/cluster-policies/', objectType: 'cluster-policy', levels: ['CAN_USE'] },
  instance_pool_id: {
    path: '/instance-pools/',
    objectType: 'instance-pool',
    levels: ['CAN_ATTACH_TO', 'CAN_MANAGE'],
  },
  job_id: {
    path: '/jobs/',
    objectType: 'job',
    levels: ['CAN_VIEW', 'CAN_MANAGE_RUN', 'CAN_MANAGE', 'IS_OWNER'],
  },
  sql_endpoint_id: {
    path: '/sql/warehouses/',
    objectType: 'warehouses',
    levels: ['CAN_USE', 'CAN_MONITOR', 'CAN_VIEW', 'CAN_MANAGE', 'IS_OWNER'],
  },
  pipeline_id: { path: '/pipelines/', objectType: 'pipelines' },
  notebook_id: { path: '/notebooks/', objectType: 'notebook' },
  notebook_path: { path: '/notebooks', objectType: 'notebook' },
  directory_id: { path: '/directories/', objectType: 'directory' },
  directory_path: { path: '/directories', objectType: 'directory' },
  workspace_file_id: { path: '/files/', objectType: 'file' },
  workspace_file_path: { path: '/files', objectType: 'file' },
  repo_id: { path: '/repos/', objectType: 'repo' },
  repo_path: { path: '/repos', objectType: 'repo' },
  authorization: { path: '/authorization/', objectType: 'tokens', levels: ['CAN_USE'] },
  experiment_id: { path: '/experiments/', objectType: 'mlflowExperiment' },
  registered_model_id: { path: '/registered-models/', objectType: 'registered-model' },
  serving_endpoint_id: { path: '/serving-endpoints/', objectType: 'serving-endpoint' },
  dashboard_id: { path: '/dashboards/', objectType: 'dashboard' },
  app_name: { path: '/apps/', objectType: 'apps' },
}

/** The object that a `databricks_permissions` resource is about; nothing while none is named. */
export function permissionsTarget(
  values: ValueObject,
): { readonly attribute: string; readonly id: string; readonly kind: Kind } | undefined {
  for (const [attribute, kind] of Object.entries(KINDS)) {
    const value = values[attribute]
    if (typeof value === 'string' && value !== '') return { attribute, id: `${kind.path}${value}`, kind }
  }
  const other = Object.entries(values).find(
    ([name, value]) => name !== 'id' && name !== 'object_type' && typeof value === 'string' && value !== '',
  )
  if (other === undefined) return undefined
  const objectType = other[0].replace(/_(id|name)$/, '').replaceAll('_', '-')
  return {
    attribute: other[0],
    id: `/${objectType}s/${plainText(other[1])}`,
    kind: { path: `/${objectType}s/`, objectType },
  }
}
