import type { Api } from '../http/api.ts'
import type { Issue, Repository } from '../world/state.ts'
import { type PageAction, readAction, safeBack, unixLines } from './actions.ts'
import { redeliver } from './deliveries-page.ts'
import { answersMarkdown, readAnswers } from './forms/form-answers.ts'
import { findIssueForm } from './forms/issue-forms.ts'
import type { Visit } from './layout.ts'
import { toggleTaskBox } from './markdown/task-boxes.ts'
import { versionOf } from './version.ts'
import { visibleRepository } from './visible.ts'

/** Where the visitor goes next, or why nothing was done. */
export type PostOutcome =
  | { readonly location: string }
  | { readonly status: number; readonly message: string }

type Refusal = Extract<PostOutcome, { status: number }>

/** Does what a form asks for, as the visitor, through the API that everybody uses. */
export async function performPost(visit: Visit, api: Api, form: URLSearchParams): Promise<PostOutcome> {
  const back = safeBack(form.get('back'))
  if (form.get('do') === 'redeliver') {
    const id = Number(form.get('delivery'))
    return redeliver(visit, id) ? { location: back } : { status: 404, message: 'Not Found' }
  }
  const action = await actionOf(visit, form)
  if ('status' in action) return action
  const { persona } = visit
  const reply = await api.perform({
    method: action.method,
    path: action.path,
    query: new URLSearchParams(),
    principal: persona === null ? { kind: 'anonymous' } : { kind: 'user', account: persona },
    credential: '',
    body: JSON.stringify(action.body),
    accept: '',
  })
  if (reply.status >= 400) return { status: reply.status, message: messageOf(reply.body) }
  return { location: placeOf(visit, form.get('do'), reply.body) ?? back }
}

async function actionOf(visit: Visit, form: URLSearchParams): Promise<PageAction | Refusal> {
  const subject = subjectOf(visit, form)
  const version = form.get('version')
  if (subject !== undefined && version !== null && version !== versionOf(subject.body)) {
    return {
      status: 409,
      message: 'The text was changed by somebody else meanwhile. Go back, load the page again and look.',
    }
  }
  const unknown: Refusal = { status: 400, message: 'This form names no action.' }
  switch (form.get('do')) {
    case 'tick': {
      const body =
        subject === undefined ? undefined : toggleTaskBox(unixLines(subject.body), Number(form.get('box')))
      if (subject === undefined || body === undefined) return unknown
      const { fullName } = subject.repository
      return { method: 'PATCH', path: `/repos/${fullName}/issues/${subject.place}`, body: { body } }
    }
    case 'open-form': {
      const repository = repositoryOf(visit, form)
      const template =
        repository === undefined ? undefined : await findIssueForm(repository, form.get('template') ?? '')
      if (repository === undefined || template === undefined) return unknown
      const answers = readAnswers(template, form)
      if (answers.missing.length > 0 && repository.visibility === 'public')
        return { status: 422, message: `Please answer: ${answers.missing.join(', ')}.` }
      const title = form.get('title') ?? ''
      const body = answersMarkdown(template, answers)
      const { labels, assignees } = template
      return {
        method: 'POST',
        path: `/repos/${repository.fullName}/issues`,
        body: { title, body, labels, assignees },
      }
    }
    default:
      return readAction(form) ?? unknown
  }
}

interface Subject {
  readonly repository: Repository
  readonly body: string
  /** Path of the text below `/issues`. */
  readonly place: string
}

/** The issue or comment that a form wants to change. */
function subjectOf(visit: Visit, form: URLSearchParams): Subject | undefined {
  const repository = repositoryOf(visit, form)
  if (repository === undefined) return undefined
  const comment = repository.comments.get(Number(form.get('comment') ?? Number.NaN))
  if (comment !== undefined) return { repository, body: comment.body, place: `comments/${comment.id}` }
  const issue: Issue | undefined = repository.issues.get(Number(form.get('number') ?? Number.NaN))
  return issue === undefined ? undefined : { repository, body: issue.body ?? '', place: String(issue.number) }
}

function repositoryOf(visit: Visit, form: URLSearchParams): Repository | undefined {
  const [owner, name] = (form.get('repository') ?? '').split('/')
  return visibleRepository(visit, owner, name)
}

/** A new issue leads to its page, what was said or changed to where it stands, everything else back to the form. */
function placeOf(visit: Visit, wish: string | null, body: unknown): string | undefined {
  const leads = ['open', 'open-form', 'comment', 'edit-comment', 'tick', 'review']
  if (wish === null || !leads.includes(wish)) return undefined
  if (typeof body !== 'object' || body === null || !('html_url' in body)) return undefined
  const address = String(body.html_url)
  return address.startsWith(`${visit.hub.url}/`) ? address.slice(visit.hub.url.length) : undefined
}

function messageOf(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('message' in body)) return 'The request was refused.'
  const details =
    'errors' in body && Array.isArray(body.errors) ? body.errors.map(detailOf).filter(Boolean) : []
  return [String(body.message), ...details].join(': ')
}

function detailOf(error: unknown): string {
  if (typeof error === 'string') return error
  const message: unknown =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : ''
  return typeof message === 'string' ? message : ''
}
