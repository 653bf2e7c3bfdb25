import type { Issue, Repository } from '../world/state.ts'
import { findAccount, findRepository } from '../world/state.ts'
import { bodyText } from './body-text.ts'
import { type Html, html } from './html.ts'
import { actionForm, type Fields, pathOf, type Visit } from './layout.ts'
import type { References } from './markdown/references.ts'
import { versionOf } from './version.ts'

interface TickableText {
  /** Unique on the page. */
  readonly id: string
  readonly text: string | null
  /** Names the issue or comment for the form. */
  readonly fields: Fields
  readonly mayTick: boolean
}

/** A body whose task-list boxes can be ticked by those who may edit it. */
export function tickableBody(
  visit: Visit,
  repository: Repository,
  { id, text, fields, mayTick }: TickableText,
): Html {
  const references = referencesOf(visit, repository)
  const form = `tick-${id}`
  const body = bodyText(text, { references, ...(mayTick ? { boxForm: form } : {}) })
  if (!body.markup.includes(`form="${form}"`)) return body
  const hidden = {
    ...fields,
    do: 'tick',
    repository: repository.fullName,
    version: versionOf(text ?? ''),
  }
  return html`${body}${actionForm(visit, hidden, null, form)}`
}

/** What `@name` and `#1` mean in the texts of a repository, for this visitor. */
export function referencesOf(visit: Visit, repository: Repository): References {
  const { state } = visit.hub
  return {
    person(login) {
      const account = findAccount(state, login)
      return account?.type === 'User' ? `/${account.login}` : undefined
    },
    issue(fullName, number) {
      const [owner = '', name = ''] = (fullName ?? repository.fullName).split('/')
      const other = findRepository(state, owner, name)
      const issue: Issue | undefined =
        other?.visibility === 'private' && other !== repository ? undefined : other?.issues.get(number)
      return other === undefined || issue === undefined ? undefined : pathOf(other, issue)
    },
  }
}
