import { isAncestor, mergeTrees } from '../../git/git-merge.ts'
import { resolveCommit } from '../../git/refs.ts'
import { writeSiteCommit } from '../../git/site-commit.ts'
import { ApiError, notFound, validationFailed } from '../../http/api-error.ts'
import {
  type ActingCall,
  created,
  noContent,
  numberParam,
  ok,
  type Reply,
  type RepositoryCall,
} from '../../http/call.ts'
import { optionalBoolean, optionalString, optionalStrings, requiredString } from '../../http/fields.ts'
import { paged } from '../../http/pagination.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { timestamp } from '../../hub.ts'
import { deploymentJson } from '../../shapes/deployment.ts'
import { emit } from '../../webhooks/events.ts'
import type { Actor, Deployment } from '../../world/deployment-records.ts'
import { hasPassed, latestCheckRuns, latestStatuses } from '../../world/head-state.ts'
import { takeId } from '../../world/state.ts'
import { changeRefFor } from '../code/protected-change.ts'
import { ensureEnvironment } from './environments.ts'

const deployments = ['deployments'] as const
const byWriter = { role: 'write', permissions: deployments } as const
const all = '/repos/{owner}/{repo}/deployments'
const one = `${all}/{deployment_id}`

/** Deployments ("REST API endpoints for deployments", GitHub, 2026); their statuses have a file of their own. */
export const deploymentRoutes: readonly Route[] = [
  writes('POST', all, byWriter, createDeployment),
  reads(all, deployments, listDeployments),
  reads(one, deployments, (call) => ok(deploymentJson(call.hub, call.repository, deploymentOf(call)))),
  writes('DELETE', one, byWriter, deleteDeployment),
]

/** Finds the deployment that the path names. Throws 404. */
export function deploymentOf(call: RepositoryCall): Deployment {
  const deployment = call.repository.deployments.get(numberParam(call, 'deployment_id'))
  if (deployment === undefined) throw notFound()
  return deployment
}

/** Who acts in a call. */
export function actorOf({ actor, app }: ActingCall): Actor {
  return { login: actor.login, appId: app?.id ?? null }
}

async function createDeployment(call: ActingCall): Promise<Reply> {
  const { hub, repository, fields, actor } = call
  const ref = requiredString(fields, 'ref', 'Deployment')
  const sha = await resolveCommit(repository, ref)
  if (sha === undefined) throw new ApiError(422, `No ref found for: ${ref.slice(0, 100)}`)
  if (optionalBoolean(fields, 'auto_merge') ?? true) {
    const merged = await mergeDefaultBranch(call, ref)
    if (merged !== undefined) return { status: 202, body: { message: merged } }
  }
  requireContexts(call, ref, sha)
  const environment = optionalString(fields, 'environment') ?? 'production'
  const now = timestamp(hub)
  const deployment: Deployment = {
    id: takeId(hub.state),
    sha,
    ref,
    task: optionalString(fields, 'task') ?? 'deploy',
    payload: payloadOf(fields['payload']),
    environment,
    description: optionalString(fields, 'description') ?? null,
    transient: optionalBoolean(fields, 'transient_environment') ?? false,
    production: optionalBoolean(fields, 'production_environment') ?? environment === 'production',
    creator: actorOf(call),
    createdAt: now,
    updatedAt: now,
    statuses: [],
  }
  repository.deployments.set(deployment.id, deployment)
  ensureEnvironment(hub, repository, environment)
  const body = deploymentJson(hub, repository, deployment)
  emit(hub, repository, {
    name: 'deployment',
    action: 'created',
    sender: actor,
    payload: { deployment: body, workflow: null, workflow_run: null },
  })
  return created(body)
}

/**
 * Merges the default branch into the branch that is to be deployed when that branch is behind; the deployment is then
 * left to a second request. Gives what GitHub says of it, or undefined when nothing had to be merged.
 */
async function mergeDefaultBranch(call: ActingCall, branch: string): Promise<string | undefined> {
  const { hub, repository, actor } = call
  const { directory, defaultBranch, refs } = repository
  const head = refs.get(`refs/heads/${branch}`)
  const base = refs.get(`refs/heads/${defaultBranch}`)
  if (head === undefined || base === undefined || branch === defaultBranch) return undefined
  if (await isAncestor(directory, base, head)) return undefined
  const result = await mergeTrees(directory, head, base)
  if (result.kind === 'conflict') {
    throw new ApiError(409, `Conflict merging ${defaultBranch} into ${branch}.`)
  }
  const sha = await writeSiteCommit(hub, directory, {
    actor,
    tree: result.tree,
    parents: [head, base],
    message: `Merge branch '${defaultBranch}' into ${branch}`,
  })
  const change = { ref: `refs/heads/${branch}`, to: sha, actor }
  await changeRefFor(call, repository, change, { status: 409 })
  return `Auto-merged ${defaultBranch} into ${branch} on deployment.`
}

/** Without a list every status and check there is has to have passed; an empty list asks for none. */
function requireContexts({ repository, fields }: ActingCall, ref: string, sha: string): void {
  const results = new Map([
    ...latestStatuses(repository, sha).map(({ context, state }) => [context, state === 'success'] as const),
    ...latestCheckRuns(repository, sha).map(({ name, conclusion }) => [name, hasPassed(conclusion)] as const),
  ])
  const wanted = optionalStrings(fields, 'required_contexts')
  const contexts = (wanted ?? [...results.keys()]).map((context) => ({
    context,
    passed: results.get(context),
  }))
  if (contexts.every(({ passed }) => passed === true)) return
  throw new ApiError(409, `Conflict: Commit status checks failed for ${ref}.`, [
    {
      resource: 'Deployment',
      field: 'required_contexts',
      code: 'invalid',
    },
  ])
}

/** GitHub keeps an object as it is, and reads text that is JSON. */
function payloadOf(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return {}
  if (typeof value === 'string' || (typeof value === 'object' && !Array.isArray(value))) return value
  throw validationFailed({ resource: 'Deployment', field: 'payload', code: 'invalid' })
}

function listDeployments(call: RepositoryCall): Reply {
  const { hub, repository, query } = call
  const wanted = (name: string, value: string) => query.get(name) === null || query.get(name) === value
  const found = [...repository.deployments.values()]
    .filter(
      ({ sha, ref, task, environment }) =>
        wanted('sha', sha) &&
        wanted('ref', ref) &&
        wanted('task', task) &&
        wanted('environment', environment),
    )
    .toReversed()
  return paged(call, found, (deployment) => deploymentJson(hub, repository, deployment))
}

function deleteDeployment(call: ActingCall): Reply {
  const { repository } = call
  const deployment = deploymentOf(call)
  const active = deployment.statuses.at(-1)?.state === 'success'
  if (active && repository.deployments.size > 1) {
    throw new ApiError(
      422,
      'We cannot delete an active deployment unless it is the only deployment in a given environment.',
    )
  }
  repository.deployments.delete(deployment.id)
  return noContent()
}
