import { describe, expect, it } from 'vitest'
import { readDelivery } from '../../../src/triggers/read-delivery.ts'
import { alice, bot, commentPayload, issueOf, issuePayload, otherBot } from './payloads.ts'

const app = { slug: 'planwright' }
const irrelevant = { kind: 'irrelevant' }
const ourPull = {
  number: 15,
  pull_request: {},
  user: bot,
  body: 'What.\n\n<!-- planwright:request=acme/infra#12 -->',
}

describe('an issue', () => {
  it.each([
    ['opened', false],
    ['edited', true],
  ])('that is %s reaches its request with the words of its sender', (action, edited) => {
    const bob = { login: 'bob', type: 'User' }
    const payload = issuePayload({ sender: bob, action })
    expect(readDelivery({ event: 'issues', action, payload }, app)).toEqual({
      kind: 'signal',
      signal: {
        requestKey: 'acme/infra#12',
        body: {
          type: 'issue',
          origin: { installationId: 77, owner: 'acme', repository: 'infra', issue: 12 },
          by: 'bob',
          title: 'A database',
          text: 'Please.',
          edited,
        },
      },
    })
  })

  it('without a body has an empty text', () => {
    const payload = issuePayload({ issue: issueOf({ body: null }) })
    expect(readDelivery({ event: 'issues', action: 'opened', payload }, app)).toMatchObject({
      signal: { body: { text: '' } },
    })
  })

  it('of an account that is gone is read like any other', () => {
    const payload = issuePayload({ issue: issueOf({ user: null }) })
    expect(readDelivery({ event: 'issues', action: 'edited', payload }, app)).toMatchObject({
      kind: 'signal',
    })
  })

  it.each([
    ['is a pull request', issuePayload({ issue: issueOf({ pull_request: {} }) })],
    ['comes from us', issuePayload({ sender: bot })],
    ['comes from another bot', issuePayload({ sender: otherBot })],
  ])('that %s is ignored', (_, payload) => {
    expect(readDelivery({ event: 'issues', action: 'opened', payload }, app)).toEqual(irrelevant)
  })

  it('is cut to 64 KB, without what a database cannot hold', () => {
    const body = `\0\uD800${'a'.repeat(200_000)}`
    const reading = readDelivery(
      { event: 'issues', action: 'opened', payload: issuePayload({ issue: issueOf({ body }) }) },
      app,
    )
    expect(reading).toMatchObject({ signal: { body: { text: `\uFFFD\uFFFD${'a'.repeat(65_534)}` } } })
  })
})

describe('a comment', () => {
  const read = (payload: ReturnType<typeof commentPayload>, action = 'created') =>
    readDelivery({ event: 'issue_comment', action, payload }, app)

  it.each([
    ['created', false],
    ['edited', true],
  ])('that is %s on an issue reaches its request', (action, edited) => {
    expect(read(commentPayload(), action)).toEqual({
      kind: 'signal',
      signal: {
        requestKey: 'acme/infra#12',
        body: { type: 'comment', number: 12, id: '501', by: 'alice', text: 'yes', edited },
      },
    })
  })

  it('on our pull request reaches the request that its marker names', () => {
    expect(read(commentPayload({ issue: issueOf(ourPull) }))).toMatchObject({
      signal: { requestKey: 'acme/infra#12', body: { number: 15 } },
    })
  })

  it.each([
    [
      'on the pull request of a person, whatever marker it carries',
      { issue: issueOf({ ...ourPull, user: alice }) },
    ],
    ['on a pull request of ours without a marker', { issue: issueOf({ ...ourPull, body: 'What.' }) }],
    [
      'on a pull request that names a request of another repository',
      { issue: issueOf({ ...ourPull, body: '<!-- planwright:request=evil/infra#12 -->' }) },
    ],
    ['of ours', { sender: bot, comment: { id: 1, body: 'x', user: bot } }],
    ['of another bot', { sender: otherBot, comment: { id: 1, body: 'x', user: otherBot } }],
    ['that somebody else edited', { comment: { id: 1, body: 'x', user: { login: 'carol' } } }],
  ])('%s is ignored', (_, change) => {
    expect(read(commentPayload(change))).toEqual(irrelevant)
  })
})
