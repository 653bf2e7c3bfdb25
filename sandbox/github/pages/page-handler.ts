import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Api } from '../http/api.ts'
import { decodeText } from '../http/decode-text.ts'
import { type Handler, readBody } from '../http/http-server.ts'
import type { Hub } from '../hub.ts'
import { type Account, findAccount } from '../world/state.ts'
import { safeBack } from './actions.ts'
import { serveAsset } from './assets.ts'
import { type Html, html } from './html.ts'
import { layout, type Visit } from './layout.ts'
import { renderPage } from './page-router.ts'
import { performPost } from './perform-post.ts'
import { servePlainText } from './plain-text.ts'

const maxFormBytes = 1024 * 1024
const cookieName = 'double_persona'
/** No script, nothing of other sites, no frame around it. */
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  // A page without a referrer would post with the origin "null".
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/** Serves the pages for people: plain HTML whose forms go through the same API as everybody's requests. */
export function createPageHandler(hub: Hub, api: Api): Handler {
  return async (request, response, url) => {
    const path = url.pathname
    if (request.method === 'POST' && (path === '/_double/persona' || path === '/_double/act'))
      return receiveForm({ hub, api }, request, response, path)
    if (request.method !== 'GET' || api.knows(path)) return false
    if (await serveAsset(hub, path, response)) return true
    const visit = visitOf(hub, request, url)
    if (await servePlainText(visit, response)) return true
    const page = await renderPage(visit)
    if (page !== undefined) return send(response, 200, layout(visit, page.title, page.content))
    if (!(request.headers.accept ?? '').includes('text/html')) return false
    return sendProblem(visit, response, {
      status: 404,
      message: 'There is no such page, or you may not see it as this person.',
    })
  }
}

async function receiveForm(
  { hub, api }: { readonly hub: Hub; readonly api: Api },
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const form = new URLSearchParams((await readBody(request, maxFormBytes)).toString('utf8'))
  const back = safeBack(form.get('back'))
  const visit = visitOf(hub, request, new URL(back, hub.url))
  if (path === '/_double/persona') return choosePersona(hub, form.get('login') ?? '', back, response)
  const outcome = await performPost(visit, api, form)
  if ('location' in outcome) {
    response.writeHead(303, { location: outcome.location }).end()
    return true
  }
  return sendProblem(visit, response, { ...outcome, unsent: form.get('body') ?? '' })
}

function choosePersona(hub: Hub, login: string, back: string, response: ServerResponse): boolean {
  const account = findAccount(hub.state, login)
  const value = account?.type === 'User' ? encodeURIComponent(account.login) : ''
  response
    .writeHead(303, {
      location: back,
      'set-cookie': `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Strict`,
    })
    .end()
  return true
}

interface Problem {
  readonly status: number
  readonly message: string
  /** What the visitor wrote, so that it is not lost. */
  readonly unsent?: string
}

function sendProblem(visit: Visit, response: ServerResponse, problem: Problem): boolean {
  const { status, message, unsent = '' } = problem
  const words: Html | null =
    unsent === ''
      ? null
      : html`<label for="unsent">What you wrote</label><textarea id="unsent" readonly>${unsent}</textarea>`
  const content = html`<div role="alert"><h1>${titleOf(status)}</h1><p>${message}</p></div>${words}<p><a href="${visit.here}">Back</a></p>`
  return send(response, status, layout(visit, titleOf(status), content))
}

function titleOf(status: number): string {
  return status === 404 ? 'Not found' : `Not done (${status})`
}

function send(response: ServerResponse, status: number, page: string): boolean {
  response.writeHead(status, pageHeaders).end(page)
  return true
}

function visitOf(hub: Hub, request: IncomingMessage, url: URL): Visit {
  return {
    hub,
    persona: personaOf(hub, request),
    path: url.pathname,
    query: url.searchParams,
    here: safeBack(`${url.pathname}${url.search}`),
  }
}

function personaOf(hub: Hub, request: IncomingMessage): Account | null {
  const match = /(?:^|;\s*)double_persona=([^;]*)/.exec(request.headers.cookie ?? '')
  const account = findAccount(hub.state, decodeText(match?.[1] ?? ''))
  return account?.type === 'User' ? account : null
}
