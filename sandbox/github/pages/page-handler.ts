import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { diffText, mergeBase } from '../git/git-history.ts'
import type { Api } from '../http/api.ts'
import { decodeText } from '../http/decode-text.ts'
import { type Handler, readBody } from '../http/http-server.ts'
import type { Hub } from '../hub.ts'
import { comparisonBase, isPull } from '../pulls/pull-facts.ts'
import { type Account, findAccount } from '../world/state.ts'
import { readAction, safeBack } from './actions.ts'
import { escapeHtml, html } from './html.ts'
import { layout, type Visit } from './layout.ts'
import { renderPage, splitRef, visibleRepository } from './page-router.ts'
import { fileBytes } from './repository-page.ts'

const maxFormBytes = 1024 * 1024
const cookieName = 'double_persona'
/** No script, no foreign content; SameSite on the cookie keeps other sites from acting as the persona. */
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
}

/** Serves the pages for people: plain HTML whose forms go through the same API as everybody's requests. */
export function createPageHandler(hub: Hub, api: Api): Handler {
  return async (request, response, url) => {
    if (request.method === 'POST' && url.pathname === '/_double/persona')
      return choosePersona(hub, request, response)
    const visit: Visit = { hub, persona: personaOf(hub, request), path: url.pathname }
    if (request.method === 'POST' && url.pathname === '/_double/act')
      return act(api, visit, request, response)
    if (request.method !== 'GET' || api.knows(url.pathname)) return false
    if (await serveAsset(visit, response)) return true
    const page = await renderPage(visit)
    if (page === undefined) return wantsHtml(request) ? missing(visit, response) : false
    response.writeHead(200, pageHeaders).end(layout(visit, page.title, page.content))
    return true
  }
}

async function choosePersona(hub: Hub, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const form = await readForm(request)
  const account = findAccount(hub.state, form.get('login') ?? '')
  const value = account?.type === 'User' ? encodeURIComponent(account.login) : ''
  response
    .writeHead(303, {
      location: safeBack(form.get('back')),
      'set-cookie': `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Strict`,
    })
    .end()
  return true
}

async function act(
  api: Api,
  visit: Visit,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const form = await readForm(request)
  const action = readAction(form)
  const back = safeBack(form.get('back'))
  if (action === undefined)
    return problem({ ...visit, path: back }, response, 400, 'This form names no action.')
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
  if (reply.status >= 400)
    return problem({ ...visit, path: back }, response, reply.status, messageOf(reply.body))
  response.writeHead(303, { location: pageOf(visit.hub, reply.body) ?? back }).end()
  return true
}

/** A new issue leads to its own page, everything else back to where the form was. */
function pageOf(hub: Hub, body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('html_url' in body) || !('number' in body))
    return undefined
  return String(body.html_url).slice(hub.url.length)
}

async function serveAsset(visit: Visit, response: ServerResponse): Promise<boolean> {
  const { hub, path } = visit
  if (path === '/_double/style.css') {
    const style = await readFile(new URL('style.css', import.meta.url))
    response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(style)
    return true
  }
  const avatar = /^\/avatars\/(\d+)$/.exec(path)
  if (avatar !== null) {
    const account = [...hub.state.accounts.values()].find(({ id }) => id === Number(avatar[1]))
    if (account === undefined) return false
    response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(avatarOf(account))
    return true
  }
  return serveRaw(visit, response)
}

async function serveRaw(visit: Visit, response: ServerResponse): Promise<boolean> {
  const raw = /^\/([^/]+)\/([^/]+)\/raw\/(.+)$/.exec(visit.path)
  const diff = /^\/([^/]+)\/([^/]+)\/pull\/(\d+)\.(?:diff|patch)$/.exec(visit.path)
  const [, owner = '', name = '', tail = ''] = raw ?? diff ?? []
  const repository = visibleRepository(visit, owner, name)
  if (repository === undefined) return false
  let body: Buffer | string | undefined
  if (raw !== null) {
    const { ref, path } = splitRef(repository, decodeText(tail))
    body = await fileBytes(repository, ref, path)
  } else {
    const issue = repository.issues.get(Number(tail))
    if (issue === undefined || !isPull(issue)) return false
    const base = comparisonBase(repository, issue)
    const from = (await mergeBase(repository.directory, base, issue.pull.headSha)) ?? base
    body = await diffText(repository.directory, from, issue.pull.headSha)
  }
  if (body === undefined) return false
  response
    .writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .end(body)
  return true
}

function missing(visit: Visit, response: ServerResponse): boolean {
  return problem(visit, response, 404, 'There is no such page, or you may not see it as this person.')
}

function problem(visit: Visit, response: ServerResponse, status: number, message: string): boolean {
  const content = html`<section class="card problem"><div class="head"><strong>${status}</strong></div><div class="inside"><p>${message}</p><p><a href="${visit.path}">Back</a></p></div></section>`
  response.writeHead(status, pageHeaders).end(layout(visit, String(status), content))
  return true
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

function personaOf(hub: Hub, request: IncomingMessage): Account | null {
  const match = /(?:^|;\s*)double_persona=([^;]*)/.exec(request.headers.cookie ?? '')
  const account = findAccount(hub.state, decodeText(match?.[1] ?? ''))
  return account?.type === 'User' ? account : null
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams((await readBody(request, maxFormBytes)).toString('utf8'))
}

function wantsHtml(request: IncomingMessage): boolean {
  return (request.headers.accept ?? '').includes('text/html')
}

/** A circle with the first letter, colored by id. */
function avatarOf(account: Account): string {
  const hue = (account.id * 137) % 360
  const letter = escapeHtml(account.login.charAt(0).toUpperCase())
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><circle cx="10" cy="10" r="10" fill="hsl(${hue} 45% 45%)"/><text x="10" y="14" text-anchor="middle" font-family="sans-serif" font-size="11" fill="#fff">${letter}</text></svg>`
}
