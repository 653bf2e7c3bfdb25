import type { Hub } from '../hub.ts'
import { setIssueState } from './issue-state.ts'
import type { Account, Repository } from './state.ts'

/** Keywords that close an issue on merge ("Linking a pull request to an issue", GitHub Docs, 2026). */
const keyword = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? +#(\d{1,9})\b/gi

/** Lists the numbers of issues that a text closes, each once. */
export function closedBy(text: string): number[] {
  return [...new Set([...text.matchAll(keyword)].map((match) => Number(match[1])))]
}

/** Closes the open issues that a merged pull request names and announces each. */
export function closeKeywordIssues(hub: Hub, repository: Repository, text: string, actor: Account): void {
  for (const number of closedBy(text)) {
    const issue = repository.issues.get(number)
    if (issue?.state === 'open' && issue.pull === null) {
      setIssueState(hub, repository, issue, { state: 'closed', reason: 'completed', actor })
    }
  }
}
