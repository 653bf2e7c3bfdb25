import type { FileChange } from '../git/git-history.ts'
import type { Commit, Signature } from '../git/git-objects.ts'
import type { Hub } from '../hub.ts'
import type { Repository } from '../world/state.ts'
import { nodeId } from './node-id.ts'
import { repositoryPage, repositoryUrl } from './repo.ts'
import { userOrNullJson } from './user.ts'

type Site = Pick<Hub, 'url' | 'state'>

const unsigned = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null }

/** A commit of the git database API. */
export function gitCommitJson(site: Site, repository: Repository, commit: Commit) {
  const git = `${repositoryUrl(site, repository)}/git`
  const page = repositoryPage(site, repository)
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${git}/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    tree: { sha: commit.tree, url: `${git}/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${git}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
    verification: unsigned,
  }
}

/** A commit of lists and comparisons; `files` adds what it changed. */
export function commitJson(
  site: Site,
  repository: Repository,
  commit: Commit,
  files?: readonly FileChange[],
) {
  const api = repositoryUrl(site, repository)
  const page = repositoryPage(site, repository)
  const url = `${api}/commits/${commit.sha}`
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url,
    html_url: `${page}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${api}/git/commits/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      verification: unsigned,
    },
    author: accountJson(site, commit.author),
    committer: accountJson(site, commit.committer),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
    ...(files === undefined
      ? {}
      : {
          stats: statsJson(files),
          files: files.map((file) => fileJson(site, repository, commit.sha, file)),
        }),
  }
}

/** A changed file of a commit, a comparison or a pull request. */
export function fileJson(site: Site, repository: Repository, commitSha: string, file: FileChange) {
  const path = encodePath(file.path)
  const page = repositoryPage(site, repository)
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${commitSha}/${path}`,
    raw_url: `${page}/raw/${commitSha}/${path}`,
    contents_url: `${repositoryUrl(site, repository)}/contents/${path}?ref=${commitSha}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  }
}

/** Encodes each part of a path for a URL, keeping its slashes. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

function statsJson(files: readonly FileChange[]) {
  const additions = files.reduce((sum, file) => sum + file.additions, 0)
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0)
  return { additions, deletions, total: additions + deletions }
}

function accountJson(site: Site, person: Signature) {
  return userOrNullJson(
    site,
    [...site.state.accounts.values()].find(({ email }) => email === person.email) ?? null,
  )
}
