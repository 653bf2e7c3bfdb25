import type { Hub } from '../hub.ts'
import { isLiving } from '../world/network.ts'
import { permissionFlags } from '../world/roles.ts'
import type { Repository, Role } from '../world/state.ts'
import { nodeId } from './node-id.ts'
import { userJson } from './user.ts'

type Site = Pick<Hub, 'url' | 'state'>

/** API address of a repository, without a slash at the end. */
export function repositoryUrl(site: Pick<Hub, 'url'>, repository: Repository): string {
  return `${site.url}/repos/${repository.fullName}`
}

/** Page of a repository. */
export function repositoryPage(site: Pick<Hub, 'url'>, repository: Repository): string {
  return `${site.url}/${repository.fullName}`
}

/** A repository; `role` adds what the caller may do in it. */
export function repositoryJson(site: Site, repository: Repository, role?: Role) {
  const forks = forksOf(site, repository).length
  const open = [...repository.issues.values()].filter((issue) => issue.state === 'open').length
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: repository.fullName,
    owner: userJson(site, repository.owner),
    private: repository.visibility === 'private',
    visibility: repository.visibility,
    description: repository.description,
    fork: repository.parent !== null,
    ...addresses(site, repository),
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    pushed_at: repository.pushedAt,
    homepage: null,
    mirror_url: null,
    language: null,
    license: null,
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    forks_count: forks,
    open_issues_count: open,
    forks,
    open_issues: open,
    watchers: 0,
    network_count: 0,
    subscribers_count: 0,
    default_branch: repository.defaultBranch,
    topics: [],
    is_template: false,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: false,
    has_discussions: false,
    archived: false,
    disabled: false,
    allow_forking: true,
    web_commit_signoff_required: false,
    ...(repository.owner.type === 'Organization' ? { custom_properties: {} } : {}),
    ...(role === undefined ? {} : { permissions: permissionFlags(role) }),
  }
}

/** A repository on its own: with what it was forked from. */
export function fullRepositoryJson(site: Site, repository: Repository, role?: Role) {
  const ancestors = ancestorsOf(site, repository).map((ancestor) => repositoryJson(site, ancestor))
  const [parent] = ancestors
  return {
    ...repositoryJson(site, repository, role),
    ...(repository.owner.type === 'Organization' ? { organization: userJson(site, repository.owner) } : {}),
    ...(parent === undefined ? {} : { parent, source: ancestors.at(-1) }),
  }
}

/** The living repositories that were forked from a repository, oldest first. */
export function forksOf(site: Pick<Hub, 'state'>, repository: Repository): Repository[] {
  return [...site.state.repositories.values()].filter(({ parent }) => parent === repository)
}

/** What is left of the line a fork comes from, nearest first. */
function ancestorsOf(site: Pick<Hub, 'state'>, repository: Repository): Repository[] {
  const { parent } = repository
  if (parent === null) return []
  return [...(isLiving(site.state, parent) ? [parent] : []), ...ancestorsOf(site, parent)]
}

/** The repository as a `push` event carries it: with dates as seconds since 1970, and an owner as git knows people. */
export function pushRepositoryJson(site: Site, repository: Repository) {
  const { owner } = repository
  const isOrganization = owner.type === 'Organization'
  return {
    ...repositoryJson(site, repository),
    owner: { ...userJson(site, owner), name: owner.login, email: isOrganization ? null : owner.email },
    ...(isOrganization ? { organization: owner.login } : {}),
    created_at: Date.parse(repository.createdAt) / 1000,
    pushed_at: Date.parse(repository.pushedAt) / 1000,
    master_branch: repository.defaultBranch,
    stargazers: 0,
  }
}

function addresses(site: Site, repository: Repository) {
  const api = repositoryUrl(site, repository)
  const page = repositoryPage(site, repository)
  const host = new URL(site.url).host
  return {
    html_url: page,
    url: api,
    archive_url: `${api}/{archive_format}{/ref}`,
    assignees_url: `${api}/assignees{/user}`,
    blobs_url: `${api}/git/blobs{/sha}`,
    branches_url: `${api}/branches{/branch}`,
    clone_url: `${page}.git`,
    collaborators_url: `${api}/collaborators{/collaborator}`,
    comments_url: `${api}/comments{/number}`,
    commits_url: `${api}/commits{/sha}`,
    compare_url: `${api}/compare/{base}...{head}`,
    contents_url: `${api}/contents/{+path}`,
    contributors_url: `${api}/contributors`,
    deployments_url: `${api}/deployments`,
    downloads_url: `${api}/downloads`,
    events_url: `${api}/events`,
    forks_url: `${api}/forks`,
    git_commits_url: `${api}/git/commits{/sha}`,
    git_refs_url: `${api}/git/refs{/sha}`,
    git_tags_url: `${api}/git/tags{/sha}`,
    git_url: `git://${host}/${repository.fullName}.git`,
    hooks_url: `${api}/hooks`,
    issue_comment_url: `${api}/issues/comments{/number}`,
    issue_events_url: `${api}/issues/events{/number}`,
    issues_url: `${api}/issues{/number}`,
    keys_url: `${api}/keys{/key_id}`,
    labels_url: `${api}/labels{/name}`,
    languages_url: `${api}/languages`,
    merges_url: `${api}/merges`,
    milestones_url: `${api}/milestones{/number}`,
    notifications_url: `${api}/notifications{?since,all,participating}`,
    pulls_url: `${api}/pulls{/number}`,
    releases_url: `${api}/releases{/id}`,
    ssh_url: `git@${host}:${repository.fullName}.git`,
    stargazers_url: `${api}/stargazers`,
    statuses_url: `${api}/statuses/{sha}`,
    subscribers_url: `${api}/subscribers`,
    subscription_url: `${api}/subscription`,
    svn_url: page,
    tags_url: `${api}/tags`,
    teams_url: `${api}/teams`,
    trees_url: `${api}/git/trees{/sha}`,
  }
}
