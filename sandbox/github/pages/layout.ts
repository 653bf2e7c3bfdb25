import type { Hub } from '../hub.ts'
import { standingOf } from '../world/roles.ts'
import type { Account, Issue, Label, Repository } from '../world/state.ts'
import { type Html, html, type Piece } from './html.ts'

/** What every page knows about its visitor. */
export interface Visit {
  readonly hub: Hub
  /** The person the visitor chose to be; null before the first choice. */
  readonly persona: Account | null
  /** Path of the page. */
  readonly path: string
  readonly query: URLSearchParams
  /** Path and query of the page, where forms lead back to. */
  readonly here: string
}

/** Wraps a page: a link past the header, the choice of persona, the content; no script. */
export function layout(visit: Visit, title: string, content: Html): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - GitHub double</title>
<link rel="stylesheet" href="/_double/style.css">
<link rel="icon" href="/_double/icon.svg">
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header><a class="brand" href="/">GitHub double</a><span class="muted small about">A local stand-in, not github.com</span>${personaPicker(visit)}</header>
<main id="content" tabindex="-1">
${content}
</main>
</body>
</html>
`
  return page.markup
}

/** Owner, name and tabs of a repository. */
export function repositoryHead(
  visit: Visit,
  repository: Repository,
  current: 'code' | 'issues' | 'pulls',
): Html {
  const base = `/${repository.fullName}`
  const count = (kind: 'issues' | 'pulls') =>
    [...repository.issues.values()].filter(
      (issue) => issue.state === 'open' && (issue.pull !== null) === (kind === 'pulls'),
    ).length
  const { persona, hub } = visit
  const role =
    persona === null
      ? null
      : html`<span class="muted small">${persona.login}: ${standingOf(hub.state, repository, persona).roleName}</span>`
  return html`<p class="row crumbs"><a href="/${repository.owner.login}">${repository.owner.login}</a> / <a href="${base}"><strong>${repository.name}</strong></a> <span class="label">${repository.visibility}</span> ${role}</p>
${tabs('Repository', [
  { href: base, label: 'Code', current: current === 'code' },
  { href: `${base}/issues`, label: 'Issues', count: count('issues'), current: current === 'issues' },
  { href: `${base}/pulls`, label: 'Pull requests', count: count('pulls'), current: current === 'pulls' },
])}`
}

export interface Tab {
  readonly href: string
  readonly label: string
  readonly count?: number
  readonly current: boolean
}

/** A row of links of which one is the current page. */
export function tabs(name: string, items: readonly Tab[]): Html {
  const item = ({ href, label, count, current }: Tab) =>
    html`<a href="${href}"${current ? html` aria-current="page"` : null}>${label}${count === undefined ? null : html` <span class="count">${count}</span>`}</a>`
  return html`<nav class="tabs" aria-label="${name}">${items.map(item)}</nav>`
}

/** Hidden fields of a form by name. */
export type Fields = Readonly<Record<string, string | number>>

/** A form that performs one action; `fields` travel hidden. */
export function actionForm(visit: Visit, fields: Fields, inside: Piece, id?: string): Html {
  const hidden = Object.entries({ ...fields, back: visit.here })
  return html`<form method="post" action="/_double/act"${id === undefined ? null : html` id="${id}"`}>${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${inside}</form>`
}

/** A picture and a name. */
export function person(account: Account): Html {
  return html`<span class="who"><img class="avatar" alt="" width="20" height="20" src="/avatars/${account.id}"> <a class="person" href="/${account.login}">${account.login}</a></span>${account.type === 'Bot' ? html` <span class="label">bot</span>` : null}`
}

/** A moment in words; GitHub's "3 minutes ago" would need a script to stay true. */
export function moment(timestamp: string): Html {
  const date = new Date(timestamp)
  const words = date.toLocaleDateString('en-US', {
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return html`<time datetime="${timestamp}">${words}, ${timestamp.slice(11, 16)} UTC</time>`
}

/** A label in its color. */
export function labelTag({ name, color }: Label): Html {
  const dot = /^[0-9a-f]{6}$/i.test(color)
    ? html`<img class="dot" alt="" width="10" height="10" src="/_double/colors/${color}.svg"> `
    : null
  return html`<span class="label">${dot}${name}</span> `
}

/** Page of an issue or pull request. */
export function pathOf(repository: Repository, issue: Issue): string {
  return `/${repository.fullName}/${issue.pull === null ? 'issues' : 'pull'}/${issue.number}`
}

/** A link to a commit, by its short name. */
export function commitLink(repository: Repository, sha: string): Html {
  return html`<code><a href="/${repository.fullName}/commit/${sha}">${sha.slice(0, 7)}</a></code>`
}

function personaPicker({ hub, persona, here }: Visit): Html {
  const people = [...hub.state.accounts.values()].filter(({ type }) => type === 'User')
  const option = ({ login }: Account) =>
    html`<option value="${login}"${persona?.login === login ? html` selected` : null}>${login}</option>`
  return html`<form class="row persona" method="post" action="/_double/persona"><input type="hidden" name="back" value="${here}"><label for="persona">You are</label><select id="persona" name="login" autocomplete="off"><option value="">nobody</option>${people.map(option)}</select><button>Switch</button></form>`
}
