import { createSign, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

describe('an app of the double', () => {
  let world: World
  let clock = new Date('2026-05-01T10:00:00Z')
  beforeAll(async () => {
    world = await startWorld({ credentialNow: () => clock })
  })
  afterAll(async () => {
    await world.close()
  })

  function jwt(claims: Record<string, unknown>, key = world.github.app.privateKey): string {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`
  }

  function claims(change: Record<string, unknown> = {}): Record<string, unknown> {
    const now = clock.getTime() / 1000
    return { iat: now - 30, exp: now + 300, iss: world.github.app.id, ...change }
  }

  async function request(method: string, path: string, token: string, body?: unknown) {
    const response = await fetch(`${world.github.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const json: unknown = text === '' ? undefined : JSON.parse(text)
    world.conformance.recordResponse({ method, path, status: response.status, body: json })
    return { status: response.status, body: json }
  }

  it('finds itself and its installations with a signed token', async () => {
    const { id, installationId } = world.github.app
    expect(await request('GET', '/app', jwt(claims()))).toMatchObject({
      status: 200,
      body: { id, slug: 'planwright' },
    })
    expect(await request('GET', '/app/installations', jwt(claims()))).toMatchObject({
      body: [{ id: installationId }],
    })
    for (const path of [
      '/repos/acme/infra/installation',
      `/app/installations/${installationId}`,
      '/orgs/acme/installation',
    ]) {
      expect(await request('GET', path, jwt(claims()))).toMatchObject({
        status: 200,
        body: { id: installationId },
      })
    }
  })

  it('refuses tokens that are stale, too long, foreign or unsigned', async () => {
    const now = clock.getTime() / 1000
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    })
    const tokens = [
      jwt(claims({ exp: now - 1 })),
      jwt(claims({ exp: now + 3600 })),
      jwt(claims({ iat: now + 600, exp: now + 900 })),
      jwt(claims({ iss: {} })),
      jwt(claims(), other.toString()),
      'a.b.c',
      world.github.tokens['alice'] ?? '',
    ]
    for (const token of tokens) expect((await request('GET', '/app', token)).status).toBe(401)
    expect((await request('GET', '/app', jwt(claims({ iss: 1 })))).status).toBe(404)
  })

  it('gives installation tokens that expire and can be revoked', async () => {
    const path = `/app/installations/${world.github.app.installationId}/access_tokens`
    const issue = async () => {
      const { body } = await request('POST', path, jwt(claims()))
      if (typeof body !== 'object' || body === null || !('token' in body)) throw new Error('no token')
      return String(body.token)
    }
    const first = await issue()
    expect(await request('GET', '/installation/repositories', first)).toMatchObject({
      status: 200,
      body: { total_count: 1 },
    })
    expect((await request('DELETE', '/installation/token', first)).status).toBe(204)
    expect((await request('GET', '/installation/repositories', first)).status).toBe(401)
    const second = await issue()
    clock = new Date(clock.getTime() + 61 * 60 * 1000)
    expect((await request('GET', '/installation/repositories', second)).status).toBe(401)
  })

  it('narrows a token to permissions and repositories and refuses what was not granted', async () => {
    const path = `/app/installations/${world.github.app.installationId}/access_tokens`
    const narrowed = await request('POST', path, jwt(claims()), {
      repositories: ['infra'],
      permissions: { issues: 'read' },
    })
    expect(narrowed).toMatchObject({
      status: 201,
      body: { permissions: { issues: 'read', metadata: 'read' }, repository_selection: 'selected' },
    })
    expect(
      (await request('POST', path, jwt(claims()), { permissions: { administration: 'write' } })).status,
    ).toBe(422)
    expect((await request('POST', path, jwt(claims()), { repositories: ['other'] })).status).toBe(422)
    const token =
      typeof narrowed.body === 'object' && narrowed.body !== null && 'token' in narrowed.body
        ? String(narrowed.body.token)
        : ''
    expect(await request('POST', '/repos/acme/infra/issues', token, { title: 'x' })).toMatchObject({
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    })
  })

  it('reads and moves its webhook address', async () => {
    const config = await request('GET', '/app/hook/config', jwt(claims()))
    expect(config).toMatchObject({ body: { content_type: 'json' } })
    expect(
      (await request('PATCH', '/app/hook/config', jwt(claims()), { url: 'http://127.0.0.1:9/' })).status,
    ).toBe(200)
    expect(await request('GET', '/app/hook/config', jwt(claims()))).toMatchObject({
      body: { url: 'http://127.0.0.1:9/' },
    })
  })
})
