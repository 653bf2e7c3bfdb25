import type { Hub } from '../hub.ts'
import type { Milestone } from '../world/issue-book.ts'
import type { Repository } from '../world/state.ts'
import { nodeId } from './node-id.ts'
import { repositoryPage, repositoryUrl } from './repo.ts'
import { userJson } from './user.ts'

/** A milestone with its counts of issues and pull requests. */
export function milestoneJson(site: Pick<Hub, 'url'>, repository: Repository, milestone: Milestone) {
  const api = `${repositoryUrl(site, repository)}/milestones/${milestone.number}`
  const issues = [...repository.issueBook.milestoneOf]
    .filter(([, other]) => other === milestone)
    .map(([issue]) => issue)
  return {
    url: api,
    html_url: `${repositoryPage(site, repository)}/milestone/${milestone.number}`,
    labels_url: `${api}/labels`,
    id: milestone.id,
    node_id: nodeId('Milestone', milestone.id),
    number: milestone.number,
    title: milestone.title,
    description: milestone.description,
    creator: userJson(site, milestone.creator),
    open_issues: issues.filter(({ state }) => state === 'open').length,
    closed_issues: issues.filter(({ state }) => state === 'closed').length,
    state: milestone.state,
    created_at: milestone.createdAt,
    updated_at: milestone.updatedAt,
    due_on: milestone.dueOn,
    closed_at: milestone.closedAt,
  }
}
