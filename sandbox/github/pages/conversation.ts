import { isPull } from '../pulls/pull-facts.ts'
import type { Issue, Repository } from '../world/state.ts'
import { card } from './card.ts'
import { type Html, html } from './html.ts'
import { editor, issueHead } from './issue-head.ts'
import { actionForm, moment, person, type Visit } from './layout.ts'
import { mergeBox } from './merge-box.ts'
import { reviewForm } from './review-form.ts'
import { tickableBody } from './tickable-body.ts'
import { timeline } from './timeline.ts'
import { holds, mayEdit } from './visible.ts'

/** The page of an issue, or the conversation of a pull request. */
export async function conversationPage(visit: Visit, repository: Repository, issue: Issue): Promise<Html> {
  const opened = html`${person(issue.author)} <span class="muted">opened this on ${moment(issue.createdAt)}</span>`
  const body = tickableBody(visit, repository, {
    id: `issue-${issue.id}`,
    text: issue.body,
    fields: { number: issue.number },
    mayTick: mayEdit(visit, repository, issue),
  })
  return html`${issueHead(visit, repository, issue, 'conversation')}
${card({ head: opened, aside: editor(visit, repository, issue), inside: body, id: `issue-${issue.id}` })}
${await timeline(visit, repository, issue)}
${isPull(issue) ? await mergeBox(visit, repository, issue) : null}
${takePart(visit, repository, issue)}`
}

/** What the visitor may say and do, or why nothing. */
function takePart(visit: Visit, repository: Repository, issue: Issue): Html {
  const { persona } = visit
  if (persona === null)
    return html`<p class="muted">Choose who you are at the top of the page to take part.</p>`
  if (issue.locked && !holds(visit, repository, 'write'))
    return html`<p class="muted">This conversation is locked to collaborators.</p>`
  const about = { repository: repository.fullName, number: issue.number }
  const comment = actionForm(
    visit,
    { ...about, do: 'comment' },
    html`<div class="field"><label for="comment">Comment as ${persona.login}</label><textarea id="comment" name="body" rows="5" required></textarea></div><button class="primary">Comment</button>`,
  )
  const review = isPull(issue) && issue.state === 'open' ? reviewForm(visit, repository, issue) : null
  const inside = html`${comment}${toggle(visit, repository, issue)}`
  return html`${card({ head: html`<strong>Take part</strong>`, inside })}${review}`
}

function toggle(visit: Visit, repository: Repository, issue: Issue): Html | null {
  if (!mayEdit(visit, repository, issue) || (issue.pull !== null && issue.pull.mergedAt !== null)) return null
  const what = issue.pull === null ? 'issue' : 'pull request'
  const open = issue.state === 'open'
  const fields = { repository: repository.fullName, number: issue.number, do: open ? 'close' : 'reopen' }
  return actionForm(visit, fields, html`<button class="after">${open ? 'Close' : 'Reopen'} ${what}</button>`)
}
