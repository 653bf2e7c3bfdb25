import type { Hub } from '../hub.ts'
import type { Account, Repository } from '../world/state.ts'
import { type Html, html } from './html.ts'

/** What every page knows about its visitor. */
export interface Visit {
  readonly hub: Hub
  /** The person the visitor chose to be; null before the first choice. */
  readonly persona: Account | null
  /** Path of the page, where forms lead back to. */
  readonly path: string
}

/** Wraps a page: header with the choice of persona, no script. */
export function layout(visit: Visit, title: string, content: Html): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/_double/style.css">
</head>
<body>
<header><a href="/"><strong>GitHub double</strong></a><span class="muted small">A local stand-in, not github.com</span><span class="grow"></span>${personaPicker(visit)}</header>
<main>${content}</main>
</body>
</html>
`
  return page.markup
}

/** The title and the tabs of a repository. */
export function repositoryHead(repository: Repository, current: 'code' | 'issues' | 'pulls'): Html {
  const base = `/${repository.fullName}`
  const count = (kind: 'issues' | 'pulls') =>
    [...repository.issues.values()].filter(
      (issue) => issue.state === 'open' && (issue.pull !== null) === (kind === 'pulls'),
    ).length
  const tab = (name: typeof current, href: string, label: string) =>
    html`<a href="${href}"${name === current ? html` aria-current="page"` : null}>${label}</a>`
  return html`<p><a href="/">${repository.owner.login}</a> / <a href="${base}"><strong>${repository.name}</strong></a> <span class="label">${repository.visibility}</span></p>
<nav class="tabs">${tab('code', base, 'Code')}${tab('issues', `${base}/issues`, `Issues ${count('issues')}`)}${tab('pulls', `${base}/pulls`, `Pull requests ${count('pulls')}`)}</nav>`
}

/** A form that performs one action; `fields` travel hidden. */
export function actionForm(
  visit: Visit,
  fields: Readonly<Record<string, string | number>>,
  inside: Html,
): Html {
  const hidden = Object.entries({ ...fields, back: visit.path })
  return html`<form method="post" action="/_double/act">${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${inside}</form>`
}

/** A picture and a name. */
export function person(account: Account): Html {
  return html`<img class="avatar" alt="" src="/avatars/${account.id}"> <strong>${account.login}</strong>${account.type === 'Bot' ? html` <span class="label">bot</span>` : null}`
}

function personaPicker({ hub, persona, path }: Visit): Html {
  const people = [...hub.state.accounts.values()].filter(({ type }) => type === 'User')
  const option = ({ login }: Account) =>
    html`<option value="${login}"${persona?.login === login ? html` selected` : null}>${login}</option>`
  return html`<form class="row" method="post" action="/_double/persona"><input type="hidden" name="back" value="${path}"><label class="small" for="persona">You are</label><select id="persona" name="login"><option value="">nobody</option>${people.map(option)}</select><button>Switch</button></form>`
}
