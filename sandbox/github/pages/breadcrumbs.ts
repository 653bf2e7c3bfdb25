import { encodePath } from '../shapes/commit.ts'
import type { Repository } from '../world/state.ts'
import { type Html, html } from './html.ts'

/** The folders above a path as links. */
export function breadcrumbs(repository: Repository, ref: string, path: string): Html {
  const parts = path === '' ? [] : path.split('/')
  const root = `/${repository.fullName}/tree/${encodePath(ref)}`
  const links = parts.map((part, index) => {
    const above = parts.slice(0, index + 1).join('/')
    return index === parts.length - 1
      ? html` / ${part}`
      : html` / <a href="${root}/${encodePath(above)}">${part}</a>`
  })
  return html`${parts.length === 0 ? html`${repository.name}` : html`<a href="${root}">${repository.name}</a>`}${links}`
}
