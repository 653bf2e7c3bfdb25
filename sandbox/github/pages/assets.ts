import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import type { Hub } from '../hub.ts'
import type { Account } from '../world/state.ts'
import { escapeHtml } from './html.ts'

const pictureHeaders = {
  'content-type': 'image/svg+xml',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
}

/** Serves the style sheet and the pictures of pages; false when the path names none. */
export async function serveAsset(hub: Hub, path: string, response: ServerResponse): Promise<boolean> {
  if (path === '/_double/style.css') {
    const style = await readFile(new URL('style.css', import.meta.url))
    response
      .writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'x-content-type-options': 'nosniff' })
      .end(style)
    return true
  }
  const picture = pictureAt(hub, path)
  if (picture === undefined) return false
  response.writeHead(200, pictureHeaders).end(picture)
  return true
}

function pictureAt(hub: Hub, path: string): string | undefined {
  if (path === '/_double/icon.svg' || path === '/favicon.ico') return circle('#1f883d', '')
  const color = /^\/_double\/colors\/([0-9a-f]{6})\.svg$/i.exec(path)?.[1]
  if (color !== undefined) return circle(`#${color}`, '')
  const id = /^\/avatars\/(\d{1,15})$/.exec(path)?.[1]
  const account = [...hub.state.accounts.values()].find((candidate) => candidate.id === Number(id))
  return account === undefined ? undefined : avatarOf(account)
}

/** A circle with the first letter, colored by id. */
function avatarOf(account: Account): string {
  const letter = escapeHtml(account.login.charAt(0).toUpperCase())
  return circle(
    `hsl(${(account.id * 137) % 360} 45% 40%)`,
    `<text x="10" y="14" text-anchor="middle" font-family="sans-serif" font-size="11" fill="#fff">${letter}</text>`,
  )
}

function circle(fill: string, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><circle cx="10" cy="10" r="10" fill="${fill}"/>${inside}</svg>`
}
