import { type Html, html } from './html.ts'

interface CardParts {
  readonly head: Html
  /** What stands at the end of the head line. */
  readonly aside?: Html | null
  readonly inside: Html | null
  /** Where links and redirects lead to. */
  readonly id?: string
}

/** A framed part of a page with a line above it. */
export function card({ head, aside = null, inside, id }: CardParts): Html {
  return html`<section class="card"${id === undefined ? null : html` id="${id}"`}><div class="head"><h2>${head}</h2>${aside}</div>${inside === null ? null : html`<div class="inside">${inside}</div>`}</section>`
}
