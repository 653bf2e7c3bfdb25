/** A page form turned into a request of the API. */
export interface PageAction {
  readonly method: 'POST' | 'PUT' | 'PATCH'
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Reads what a form wants; undefined when it names no action or lacks a part. */
export function readAction(form: URLSearchParams): PageAction | undefined {
  const text = (name: string) => form.get(name) ?? ''
  const repository = text('repository')
  const number = text('number')
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || !/^\d{0,9}$/.test(number)) return undefined
  const api = `/repos/${repository}`
  const body = unixLines(text('body'))
  switch (text('do')) {
    case 'open':
      return { method: 'POST', path: `${api}/issues`, body: { title: text('title'), body } }
    case 'edit':
      return { method: 'PATCH', path: `${api}/issues/${number}`, body: { title: text('title'), body } }
    case 'comment':
      return { method: 'POST', path: `${api}/issues/${number}/comments`, body: { body } }
    case 'edit-comment':
      return { method: 'PATCH', path: `${api}/issues/comments/${digits(text('comment'))}`, body: { body } }
    case 'close':
      return { method: 'PATCH', path: `${api}/issues/${number}`, body: { state: 'closed' } }
    case 'reopen':
      return { method: 'PATCH', path: `${api}/issues/${number}`, body: { state: 'open' } }
    case 'review':
      return { method: 'POST', path: `${api}/pulls/${number}/reviews`, body: { event: text('event'), body } }
    case 'merge':
      return {
        method: 'PUT',
        path: `${api}/pulls/${number}/merge`,
        body: { merge_method: text('merge_method'), sha: text('sha') },
      }
    case 'press': {
      const identifier = encodeURIComponent(text('identifier'))
      return {
        method: 'POST',
        path: `/_double/check-runs/${digits(text('run'))}/actions/${identifier}`,
        body: {},
      }
    }
    case 'rerun':
      return { method: 'POST', path: `${api}/check-runs/${digits(text('run'))}/rerequest`, body: {} }
    default:
      return undefined
  }
}

/** Browsers send the line ends of another system in form fields. */
export function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

/** A path of this site to go back to; anything else becomes the start page. */
export function safeBack(text: string | null): string {
  return text !== null && /^\/(?![/\\])[\x21-\x7e]*$/.test(text) ? text : '/'
}

function digits(text: string): string {
  return /^\d{1,15}$/.test(text) ? text : '0'
}
