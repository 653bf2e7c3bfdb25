import type { Annotation, CheckRun, Repository } from '../world/state.ts'
import { bodyText } from './body-text.ts'
import { card } from './card.ts'
import { type Html, html } from './html.ts'
import { actionForm, moment, type Visit } from './layout.ts'
import { referencesOf } from './tickable-body.ts'
import { holds } from './visible.ts'

const passing = new Set(['success', 'neutral', 'skipped'])

/** The one-line outcome of a check run, with its color. */
export function checkWord(run: CheckRun): Html {
  if (run.conclusion === null) return html`<span class="wait">${run.status.replaceAll('_', ' ')}</span>`
  const fine = passing.has(run.conclusion)
  const tone = run.conclusion === 'action_required' ? 'wait' : fine ? 'good' : 'bad'
  return html`<span class="${tone}">${run.conclusion.replaceAll('_', ' ')}</span>`
}

/** A check run with its summary, annotations and buttons. */
export function checkCard(visit: Visit, repository: Repository, run: CheckRun): Html {
  const options = { references: referencesOf(visit, repository) }
  const parts = [run.summary, run.text].filter((text) => text !== null && text !== '')
  const head = html`${checkWord(run)} <a href="/${repository.fullName}/runs/${run.id}">${run.name}</a> <span class="muted">${run.app.name}, ${moment(run.completedAt ?? run.startedAt)}</span>`
  const inside = html`${run.title === null ? null : html`<p class="title">${run.title}</p>`}${parts.map((text) => bodyText(text, options))}${annotations(repository, run)}${buttons(visit, repository, run)}`
  return card({ head, inside, id: `run-${run.id}` })
}

function annotations(repository: Repository, run: CheckRun): Html | null {
  if (run.annotations.length === 0) return null
  const line = (note: Annotation) => {
    const href = `/${repository.fullName}/blob/${run.headSha}/${note.path.split('/').map(encodeURIComponent).join('/')}#L${note.startLine}`
    const details =
      note.rawDetails === null
        ? null
        : html`<details><summary>Details</summary><pre>${note.rawDetails}</pre></details>`
    const title = note.title === null ? null : html`<strong>${note.title}</strong> `
    return html`<li><span class="${toneOf(note.level)}">${note.level}</span> <a href="${href}"><code>${note.path}:${note.startLine}</code></a><br>${title}${note.message}${details}</li>`
  }
  return html`<h3>Annotations</h3><ul class="list">${run.annotations.map(line)}</ul>`
}

/** Buttons are for those with write access, as on GitHub; everybody sees what they are. */
function buttons(visit: Visit, repository: Repository, run: CheckRun): Html {
  const may = holds(visit, repository, 'write')
  const blocked = may ? null : html` disabled`
  const about = { repository: repository.fullName, run: run.id }
  const press = run.actions.map(
    (action) =>
      html`<div class="press">${actionForm(visit, { ...about, do: 'press', identifier: action.identifier }, html`<button class="primary" aria-describedby="about-${run.id}-${action.identifier}"${blocked}>${action.label}</button>`)}<span class="muted" id="about-${run.id}-${action.identifier}">${action.description}</span></div>`,
  )
  const again = actionForm(visit, { ...about, do: 'rerun' }, html`<button${blocked}>Re-run</button>`)
  const why = may ? null : html`<p class="muted small">Buttons are for those with write access.</p>`
  return html`<div class="buttons">${press}${again}</div>${why}`
}

function toneOf(level: string): string {
  return level === 'failure' ? 'bad' : level === 'warning' ? 'wait' : 'muted'
}
