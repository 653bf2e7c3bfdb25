import { createSign, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyAppJwt } from '../../../sandbox/github/http/app-jwt.ts'
import type { Account, App } from '../../../sandbox/github/world/state.ts'

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const now = new Date('2026-05-01T10:00:00Z')
const seconds = now.getTime() / 1000
const owner: Account = { id: 1, login: 'acme', type: 'Organization', name: 'acme', email: '', createdAt: '' }
const app: App = {
  id: 7,
  slug: 'planwright',
  name: 'Planwright',
  clientId: 'Iv23li7',
  owner,
  bot: owner,
  publicKey: keys.publicKey,
  privateKey: '',
  webhookSecret: '',
  webhookUrl: null,
  hookId: 1,
  permissions: new Map(),
  events: [],
  createdAt: '',
}

function token(claims: Record<string, unknown>, head: Record<string, unknown> = { alg: 'RS256' }): string {
  const text = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${text}.${createSign('RSA-SHA256').update(text).sign(keys.privateKey, 'base64url')}`
}

const good = { iat: seconds - 60, exp: seconds + 540, iss: 7 }

describe('the token of an app', () => {
  it.each([[7], ['7'], ['Iv23li7']])('is accepted from issuer %j', (iss) => {
    expect(verifyAppJwt(token({ ...good, iss }), [app], now)).toBe(app)
  })

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['without an issuer', { iss: undefined }, /'Issuer' claim/],
    ['from an unknown issuer', { iss: 8 }, /Integration not found/],
    ['that expired', { exp: seconds }, /Expiration time/],
    ['without an expiry', { exp: undefined }, /Expiration time/],
    ['that lives longer than ten minutes', { iat: seconds, exp: seconds + 700 }, /too far in the future/],
    ['from the future', { iat: seconds + 120, exp: seconds + 300 }, /Issued at/],
    ['without an issue time', { iat: undefined }, /Issued at/],
  ])('is refused %s', (_what, change, message) => {
    expect(() => verifyAppJwt(token({ ...good, ...change }), [app], now)).toThrow(message)
  })

  it('is refused when it names another algorithm or was changed after signing', () => {
    expect(() => verifyAppJwt(token(good, { alg: 'none' }), [app], now)).toThrow('could not be decoded')
    const [head = '', , signature = ''] = token(good).split('.')
    const changed = Buffer.from(JSON.stringify({ ...good, exp: seconds + 500 })).toString('base64url')
    expect(() => verifyAppJwt(`${head}.${changed}.${signature}`, [app], now)).toThrow('could not be decoded')
  })

  it.each(['', 'a.b', 'a.b.c', 'a.b.c.d', '..', `${Buffer.from('[]').toString('base64url')}.x.y`])(
    'is refused when it is %j',
    (text) => {
      expect(() => verifyAppJwt(text, [app], now)).toThrow('could not be decoded')
    },
  )
})
