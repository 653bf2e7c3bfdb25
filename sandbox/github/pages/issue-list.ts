import { isPull } from '../pulls/pull-facts.ts'
import type { Issue, Repository } from '../world/state.ts'
import { type Html, html } from './html.ts'
import { stateBadge } from './issue-head.ts'
import { labelTag, moment, pathOf, person, repositoryHead, tabs, type Visit } from './layout.ts'

/** Issues or pull requests, newest first; the address says whether open (the default), closed or all. */
export function issueListPage(visit: Visit, repository: Repository, kind: 'issues' | 'pulls'): Html {
  const all = [...repository.issues.values()].filter((issue) => isPull(issue) === (kind === 'pulls'))
  const asked = visit.query.get('state')
  const state = asked === 'closed' || asked === 'all' ? asked : 'open'
  const base = `/${repository.fullName}/${kind}`
  const count = (wanted: Issue['state']) => all.filter((issue) => issue.state === wanted).length
  const found = all.filter((issue) => state === 'all' || issue.state === state).toReversed()
  const title = kind === 'issues' ? 'Issues' : 'Pull requests'
  const create =
    kind === 'issues' ? html`<a class="button primary" href="${base}/new/choose">New issue</a>` : null
  return html`${repositoryHead(visit, repository, kind)}<div class="row between"><h1>${title}</h1>${create}</div>
${tabs('State', [
  { href: base, label: 'Open', count: count('open'), current: state === 'open' },
  { href: `${base}?state=closed`, label: 'Closed', count: count('closed'), current: state === 'closed' },
  { href: `${base}?state=all`, label: 'All', count: all.length, current: state === 'all' },
])}
${found.length === 0 ? html`<p class="muted">Nothing here.</p>` : html`<ul class="list">${found.map((issue) => issueLine(repository, issue))}</ul>`}`
}

function issueLine(repository: Repository, issue: Issue): Html {
  return html`<li>${stateBadge(issue)} <a href="${pathOf(repository, issue)}"><strong>${issue.title}</strong></a> ${issue.labels.map(labelTag)}<br><span class="muted small">#${issue.number} opened on ${moment(issue.createdAt)} by ${person(issue.author)}</span></li>`
}
