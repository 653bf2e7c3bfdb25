import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ExternalServiceError } from '../../../../src/domain/errors.ts'
import { useHttpMock } from '../../../support/http-mock.ts'
import { mockedForge, now, origin, root, token } from './mocked-forge.ts'

const comments = `${root}/issues/1/comments`
const permission = `${root}/collaborators/alice/permission`
const comment = { id: 5, body: 'text', user: { login: 'planwright[bot]' } }

describe('errors of GitHub', () => {
  const github = useHttpMock(origin)
  const { repository } = mockedForge()

  it('asks again after an outage when asking twice does no harm', async () => {
    const { repository, pauses } = mockedForge()
    github().get(permission).times(2).reply(502, 'bad gateway')
    github().get(permission).reply(200, { permission: 'write', role_name: 'maintain' })
    expect(await repository.role('alice')).toBe('maintain')
    expect(pauses).toHaveLength(2)
  })

  it('gives up after a few attempts and says what was being done', async () => {
    github().get(permission).times(4).reply(503, { message: 'Service unavailable' })
    await expect(repository.role('alice')).rejects.toMatchObject({
      message: 'asking for the role of alice in acme/infra: 503 Service unavailable',
      publicMessage:
        'GitHub answered 503 while asking for the role of alice in acme/infra; it is tried again.',
      service: 'GitHub',
      status: 503,
      retryable: true,
    })
  })

  it('does not write a comment twice after an outage', async () => {
    github().post(comments).reply(502, 'bad gateway')
    await expect(repository.createComment(1, 'text')).rejects.toMatchObject({ status: 502, retryable: true })
  })

  it('calls a broken connection retryable, without a status', async () => {
    github().post(comments).replyWithError('socket hang up')
    const error: unknown = await repository.createComment(1, 'text').catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ExternalServiceError)
    expect(error).toMatchObject({
      status: undefined,
      retryable: true,
      publicMessage: expect.stringMatching(/^GitHub did not answer/),
    })
  })

  it('waits until the hour of the rate limit is over', async () => {
    const reset = String(now.getTime() / 1000 + 90)
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }
    github().get(permission).reply(403, { message: 'API rate limit exceeded' }, headers)
    await expect(repository.role('alice')).rejects.toMatchObject({ retryable: true, retryAfterMs: 90_000 })
  })

  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{}, 60_000],
  ])('waits as the secondary rate limit asks with %j', async (headers, retryAfterMs) => {
    github().post(comments).reply(403, { message: 'You have exceeded a secondary rate limit.' }, headers)
    await expect(repository.createComment(1, 'text')).rejects.toMatchObject({ retryable: true, retryAfterMs })
  })

  it('does not try again what is forbidden', async () => {
    github().post(comments).reply(403, { message: 'Resource not accessible by integration' })
    await expect(repository.createComment(1, 'text')).rejects.toMatchObject({
      status: 403,
      retryable: false,
      retryAfterMs: undefined,
    })
  })

  it('refuses an answer that is not what it asked for', async () => {
    github().post(comments).reply(201, '{"id": ', { 'content-type': 'application/json' })
    await expect(repository.createComment(1, 'text')).rejects.toMatchObject({
      message: expect.stringMatching(/^commenting on acme\/infra#1: the answer cannot be read/),
      retryable: true,
    })
    github().post(comments).reply(201, comment)
    expect(await repository.createComment(1, 'text')).toBe('5')
  })

  it('keeps credentials out of its error', async () => {
    github()
      .get(permission)
      .matchHeader('authorization', `token ${token}`)
      .reply(401, { message: 'Bad credentials' })
    const error: unknown = await repository.role('alice').catch((caught: unknown) => caught)
    expect(error).toMatchObject({ status: 401, retryable: false })
    expect(inspect(error, { depth: 10 })).not.toContain(token)
  })
})
