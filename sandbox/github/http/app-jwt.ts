import { verify } from 'node:crypto'
import type { App } from '../world/state.ts'
import { ApiError } from './api-error.ts'
import { isFields } from './fields.ts'

/** GitHub refuses tokens that live longer ("Generating a JSON Web Token for a GitHub App", 2026). */
const maxLifetimeSeconds = 600
/** Allowance for clocks that differ, in seconds. */
const clockSkewSeconds = 60

/** Finds the app that signed a JSON Web Token. Throws 401 (or 404 for an unknown issuer) with GitHub's wording. */
export function verifyAppJwt(token: string, apps: Iterable<App>, now: Date): App {
  const [head, claims, signature, ...rest] = token.split('.')
  if (head === undefined || claims === undefined || signature === undefined || rest.length > 0)
    throw undecodable()
  if (parsePart(head)['alg'] !== 'RS256') throw undecodable()
  const parsed = parsePart(claims)
  const app = findIssuer(parsed['iss'], apps)
  const signed = Buffer.from(`${head}.${claims}`)
  if (!verify('RSA-SHA256', signed, app.publicKey, Buffer.from(signature, 'base64url'))) throw undecodable()
  checkTimes(parsed['iat'], parsed['exp'], Math.floor(now.getTime() / 1000))
  return app
}

function findIssuer(issuer: unknown, apps: Iterable<App>): App {
  if (typeof issuer !== 'string' && typeof issuer !== 'number') {
    throw new ApiError(401, "'Issuer' claim ('iss') must be an Integer")
  }
  for (const app of apps) {
    if (String(issuer) === String(app.id) || issuer === app.clientId) return app
  }
  throw new ApiError(404, 'Integration not found')
}

function checkTimes(issuedAt: unknown, expires: unknown, nowSeconds: number): void {
  if (typeof issuedAt !== 'number' || issuedAt > nowSeconds + clockSkewSeconds) {
    throw new ApiError(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    )
  }
  if (typeof expires !== 'number' || expires <= nowSeconds) {
    throw new ApiError(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    )
  }
  if (
    expires > nowSeconds + maxLifetimeSeconds + clockSkewSeconds ||
    expires - issuedAt > maxLifetimeSeconds + clockSkewSeconds
  ) {
    throw new ApiError(401, "'Expiration time' claim ('exp') is too far in the future")
  }
}

function parsePart(part: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    if (isFields(value)) return value
  } catch {
    throw undecodable()
  }
  throw undecodable()
}

function undecodable(): ApiError {
  return new ApiError(401, 'A JSON web token could not be decoded')
}
