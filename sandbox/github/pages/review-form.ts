import type { PullIssue } from '../pulls/pull-facts.ts'
import type { Repository } from '../world/state.ts'
import { card } from './card.ts'
import { type Html, html } from './html.ts'
import { actionForm, type Visit } from './layout.ts'

/** The form for a review; authors may only comment on their own pull request. */
export function reviewForm(visit: Visit, repository: Repository, issue: PullIssue): Html | null {
  const { persona } = visit
  if (persona === null) return null
  const own = persona === issue.author
  const option = (event: string, words: string, rest: Html | null) =>
    html`<label class="option"><input type="radio" name="event" value="${event}"${rest}> ${words}</label>`
  const blocked = own ? html` disabled` : null
  const fields = { do: 'review', repository: repository.fullName, number: issue.number }
  const form = actionForm(
    visit,
    fields,
    html`<div class="field"><label for="review">Review comment</label><textarea id="review" name="body" rows="4"></textarea></div>
<fieldset class="field"><legend>Verdict</legend>${option('COMMENT', 'Comment', html` checked`)}${option('APPROVE', 'Approve', blocked)}${option('REQUEST_CHANGES', 'Request changes', blocked)}${own ? html`<p class="muted small">Authors cannot approve their own pull request or ask themselves for changes.</p>` : null}</fieldset>
<button class="primary">Submit review</button>`,
  )
  return card({ head: html`<strong>Review as ${persona.login}</strong>`, inside: form })
}
