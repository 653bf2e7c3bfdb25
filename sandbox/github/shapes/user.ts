import type { Hub } from '../hub.ts'
import type { Account, App, Installation, Team } from '../world/state.ts'
import { nodeId } from './node-id.ts'

type Site = Pick<Hub, 'url'>

/** A user, bot or organization as GitHub embeds it everywhere ("simple user"). */
export function userJson(site: Site, account: Account) {
  const api = `${site.url}/users/${encodeURIComponent(account.login)}`
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('User', account.id),
    avatar_url: `${site.url}/avatars/${account.id}`,
    gravatar_id: '',
    url: api,
    html_url: userPage(site, account),
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  }
}

/** A user as one asked for alone: with a profile. */
export function publicUserJson(site: Site, account: Account) {
  return {
    ...userJson(site, account),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.createdAt,
  }
}

/** A user or null. */
export function userOrNullJson(site: Site, account: Account | null) {
  return account === null ? null : userJson(site, account)
}

/** An organization as webhooks embed it. */
export function organisationJson(site: Site, account: Account) {
  const api = `${site.url}/orgs/${account.login}`
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('Organization', account.id),
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: `${site.url}/avatars/${account.id}`,
    description: null,
  }
}

/** A GitHub App ("integration"). */
export function appJson(site: Site, app: App) {
  return {
    id: app.id,
    client_id: app.clientId,
    slug: app.slug,
    node_id: nodeId('App', app.id),
    owner: userJson(site, app.owner),
    name: app.name,
    description: null,
    external_url: site.url,
    html_url: `${site.url}/apps/${app.slug}`,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: Object.fromEntries(app.permissions),
    events: [...app.events],
  }
}

/** An installation of an app on an account. */
export function installationJson(site: Site, installation: Installation) {
  const { app, account } = installation
  return {
    id: installation.id,
    client_id: app.clientId,
    account: userJson(site, account),
    repository_selection: installation.repositoryIds === null ? 'all' : 'selected',
    access_tokens_url: `${site.url}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${site.url}/installation/repositories`,
    html_url: `${site.url}/organizations/${account.login}/settings/installations/${installation.id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: Object.fromEntries(installation.permissions),
    events: [...installation.events],
    created_at: installation.createdAt,
    updated_at: installation.updatedAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: userOrNullJson(site, installation.suspendedBy),
    suspended_at: installation.suspendedAt,
  }
}

/** A team in lists. */
export function teamJson(site: Site, owner: Account, team: Team) {
  const api = `${site.url}/orgs/${owner.login}/teams/${team.slug}`
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    url: api,
    html_url: `${site.url}/orgs/${owner.login}/teams/${team.slug}`,
    name: team.name,
    slug: team.slug,
    description: team.description ?? null,
    privacy: team.privacy ?? 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    members_url: `${api}/members{/member}`,
    repositories_url: `${api}/repos`,
    parent: null,
    type: 'organization',
    organization_id: owner.id,
  }
}

/** Address of a person's page. */
function userPage(site: Site, account: Account): string {
  if (account.type === 'Bot') return `${site.url}/apps/${account.login.replace(/\[bot\]$/, '')}`
  return `${site.url}/${account.login}`
}
