import type { Hub } from '../hub.ts'
import type { Actor, Deployment, DeploymentStatus, Environment } from '../world/deployment-records.ts'
import { findAccount, type Repository } from '../world/state.ts'
import { nodeId } from './node-id.ts'
import { repositoryPage, repositoryUrl } from './repo.ts'
import { appJson, userJson } from './user.ts'

type Site = Pick<Hub, 'url' | 'state'>

/** A deployment as the API and webhooks show it. */
export function deploymentJson(site: Site, repository: Repository, deployment: Deployment) {
  const url = deploymentUrl(site, repository, deployment)
  return {
    url,
    id: deployment.id,
    node_id: nodeId('Deployment', deployment.id),
    task: deployment.task,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(site, repository),
    creator: creatorJson(site, deployment.creator),
    sha: deployment.sha,
    ref: deployment.ref,
    payload: deployment.payload,
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: viaApp(site, deployment.creator),
  }
}

/** One status of a deployment. */
export function deploymentStatusJson(
  site: Site,
  repository: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
) {
  const url = deploymentUrl(site, repository, deployment)
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    state: status.state,
    creator: creatorJson(site, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    deployment_url: url,
    repository_url: repositoryUrl(site, repository),
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    performed_via_github_app: viaApp(site, status.creator),
  }
}

/** An environment without rules of protection. */
export function environmentJson(site: Site, repository: Repository, environment: Environment) {
  const name = encodeURIComponent(environment.name)
  return {
    id: environment.id,
    node_id: nodeId('Environment', environment.id),
    name: environment.name,
    url: `${repositoryUrl(site, repository)}/environments/${name}`,
    html_url: `${repositoryPage(site, repository)}/deployments/activity_log?environments_filter=${name}`,
    created_at: environment.createdAt,
    updated_at: environment.updatedAt,
    can_admins_bypass: true,
    protection_rules: [],
    deployment_branch_policy: null,
  }
}

function deploymentUrl(site: Site, repository: Repository, { id }: Deployment): string {
  return `${repositoryUrl(site, repository)}/deployments/${id}`
}

function creatorJson(site: Site, { login }: Actor) {
  const account = findAccount(site.state, login)
  if (account === undefined) throw new Error(`there is no account "${login}"`)
  return userJson(site, account)
}

function viaApp(site: Site, { appId }: Actor) {
  const app = appId === null ? undefined : site.state.apps.get(appId)
  return app === undefined ? null : appJson(site, app)
}
