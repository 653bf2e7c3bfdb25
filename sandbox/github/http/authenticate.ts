import type { Hub } from '../hub.ts'
import type { Installation } from '../world/state.ts'
import { ApiError } from './api-error.ts'
import { verifyAppJwt } from './app-jwt.ts'
import type { Principal } from './tokens.ts'

/** Works out who sent a request from its `Authorization` header. Throws 401 for credentials that are not valid. */
export function authenticate(hub: Hub, header: string | undefined): Principal {
  if (header === undefined || header === '') return { kind: 'anonymous' }
  const credential = readCredential(header)
  if (credential.split('.').length === 3) {
    return { kind: 'app', appId: verifyAppJwt(credential, hub.state.apps.values(), hub.credentialNow()).id }
  }
  const principal = hub.tokens.find(credential, hub.credentialNow())
  if (principal === undefined) throw new ApiError(401, 'Bad credentials')
  if (principal.kind === 'installation') requireActive(principal.installation)
  return principal
}

/** Refuses whatever a suspended installation asks. Throws 403. */
export function requireActive(installation: Installation): void {
  if (installation.suspendedAt === null) return
  throw new ApiError(403, 'This installation has been suspended')
}

/** The credential inside an `Authorization` header: a token, a password or a JSON Web Token. Throws 401. */
export function readCredential(header: string): string {
  const space = header.indexOf(' ')
  const scheme = header.slice(0, Math.max(space, 0)).toLowerCase()
  const value = header.slice(space + 1).trim()
  if (scheme === 'bearer' || scheme === 'token') return value
  if (scheme === 'basic') {
    const pair = Buffer.from(value, 'base64').toString('utf8')
    const colon = pair.indexOf(':')
    const password = pair.slice(colon + 1)
    return password === 'x-oauth-basic' || password === '' ? pair.slice(0, colon) : password
  }
  throw new ApiError(401, 'Bad credentials')
}
