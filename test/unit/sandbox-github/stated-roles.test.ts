import { describe, expect, it } from 'vitest'
import { apiRoutes } from '../../../sandbox/github/http/api.ts'
import { roleIncludes } from '../../../sandbox/github/world/roles.ts'

/** Changes that readers of a public repository may make; each is limited to what is theirs, or by its own rules. */
const byReaders = [
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}',
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/reactions/{reaction_id}',
  'DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}',
  'DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions/{reaction_id}',
  'DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
  'PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}',
  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
  'POST /repos/{owner}/{repo}/forks',
  'POST /repos/{owner}/{repo}/issues',
  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/reactions',
  'POST /repos/{owner}/{repo}/pulls',
  'POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/events',
  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}',
  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/update-branch',
]

const changes = apiRoutes.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/_double/'))

describe('routes that change something', () => {
  it('are open to nobody without credentials', () => {
    const open = changes.filter(({ access }) => access === 'anyone').map(({ path }) => path)
    expect(open).toEqual([])
  })

  it('ask in a repository for more than reading, but for those of the list', () => {
    const readable = changes.flatMap(({ method, path, access }) =>
      typeof access === 'object' && !roleIncludes(access.role, 'triage') ? [`${method} ${path}`] : [],
    )
    expect(readable.toSorted()).toEqual(byReaders)
  })

  it('state the role and the permission wherever the path begins with a repository', () => {
    const silent = changes.filter(
      ({ path, access }) => path.startsWith('/repos/') && typeof access !== 'object',
    )
    expect(silent.map(({ path }) => path)).toEqual([])
  })
})
