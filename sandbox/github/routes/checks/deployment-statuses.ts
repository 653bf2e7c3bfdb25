import { notFound, validationFailed } from '../../http/api-error.ts'
import { type ActingCall, created, numberParam, ok, type Reply } from '../../http/call.ts'
import {
  type Fields,
  limitedString,
  optionalBoolean,
  optionalString,
  requiredString,
} from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { timestamp } from '../../hub.ts'
import { deploymentJson, deploymentStatusJson } from '../../shapes/deployment.ts'
import { emit } from '../../webhooks/events.ts'
import { type Deployment, type DeploymentStatus, deploymentStates } from '../../world/deployment-records.ts'
import { takeId } from '../../world/state.ts'
import { actorOf, deploymentOf } from './deployments.ts'

const deployments = ['deployments'] as const
const all = '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses'
const maxDescription = 140

/** What became of a deployment ("REST API endpoints for deployment statuses", GitHub, 2026). */
export const deploymentStatusRoutes: readonly Route[] = [
  writes('POST', all, { role: 'write', permissions: deployments }, createStatus),
  reads(all, deployments, (call) => {
    const deployment = deploymentOf(call)
    return paged(call, deployment.statuses.toReversed(), (status) =>
      deploymentStatusJson(call.hub, call.repository, deployment, status),
    )
  }),
  reads(`${all}/{status_id}`, deployments, (call) => {
    const deployment = deploymentOf(call)
    const status = deployment.statuses.find(({ id }) => id === numberParam(call, 'status_id'))
    if (status === undefined) throw notFound()
    return ok(deploymentStatusJson(call.hub, call.repository, deployment, status))
  }),
]

function createStatus(call: ActingCall): Reply {
  const { hub, repository, fields } = call
  const deployment = deploymentOf(call)
  const state = readState(fields)
  const status = addStatus(call, deployment, {
    state,
    description:
      limitedString(fields, 'description', { resource: 'DeploymentStatus', limit: maxDescription }) ?? '',
    environment: optionalString(fields, 'environment') ?? deployment.environment,
    environmentUrl: optionalString(fields, 'environment_url') ?? '',
    logUrl: optionalString(fields, 'log_url') ?? optionalString(fields, 'target_url') ?? '',
  })
  if (state === 'success' && (optionalBoolean(fields, 'auto_inactive') ?? true)) retireOlder(call, deployment)
  return created(deploymentStatusJson(hub, repository, deployment, status))
}

function addStatus(
  call: ActingCall,
  deployment: Deployment,
  facts: Omit<DeploymentStatus, 'id' | 'creator' | 'createdAt'>,
): DeploymentStatus {
  const { hub, repository } = call
  const createdAt = timestamp(hub)
  const status = { ...facts, id: takeId(hub.state), creator: actorOf(call), createdAt }
  deployment.statuses.push(status)
  deployment.updatedAt = createdAt
  emit(hub, repository, {
    name: 'deployment_status',
    action: 'created',
    sender: call.actor,
    payload: {
      deployment_status: deploymentStatusJson(hub, repository, deployment, status),
      deployment: deploymentJson(hub, repository, deployment),
      check_run: null,
      workflow: null,
      workflow_run: null,
    },
  })
  return status
}

/** Older deployments that still stand in the same environment give way, except in transient and production ones. */
function retireOlder(call: ActingCall, deployment: Deployment): void {
  for (const older of call.repository.deployments.values()) {
    const last = older.statuses.at(-1)
    const sameRoom = older.environment === deployment.environment && older.id < deployment.id
    if (last?.state !== 'success' || !sameRoom || older.transient || older.production) continue
    const { environment, environmentUrl, logUrl } = last
    addStatus(call, older, { state: 'inactive', description: '', environment, environmentUrl, logUrl })
  }
}

function readState(fields: Fields): DeploymentStatus['state'] {
  const text = requiredString(fields, 'state', 'DeploymentStatus')
  const state = deploymentStates.find((candidate) => candidate === text)
  if (state === undefined)
    throw validationFailed({
      resource: 'DeploymentStatus',
      field: 'state',
      code: 'custom',
      message: 'state is not included in the list',
    })
  return state
}
