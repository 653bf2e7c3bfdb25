import { describe, expect, it } from 'vitest'
import type { Json } from '../../../src/lib/json.ts'
import { readDelivery } from '../../../src/triggers/read-delivery.ts'
import { alice, bot, otherBot, pullPayload, reviewPayload } from './payloads.ts'

const app = { slug: 'planwright' }
const irrelevant = { kind: 'irrelevant' }
const fork = { ref: 'planwright/12-web', sha: 'head-sha', repo: { id: 2 } }
const main = { ref: 'main', sha: 'base-sha', repo: { id: 1 } }

function read(name: string, payload: Json) {
  const [event = '', action = ''] = name.split('.')
  return readDelivery({ event, action, payload }, app)
}

describe('a push to our branch', () => {
  it.each([alice, otherBot])('by %j reaches the request', (sender) => {
    expect(read('pull_request.synchronize', pullPayload({}, { sender }))).toEqual({
      kind: 'signal',
      signal: {
        requestKey: 'acme/infra#12',
        body: { type: 'head', pullRequest: 15, by: sender.login, headSha: 'head-sha' },
      },
    })
  })

  it('by ourselves is ignored', () => {
    expect(read('pull_request.synchronize', pullPayload({}, { sender: bot }))).toEqual(irrelevant)
  })

  it.each([
    ['from a fork', { head: fork }],
    ['from a fork that is gone', { head: { ...fork, repo: null } }],
    ['of a branch that is not ours', { head: { ...main, ref: 'feature/12-web' } }],
    ['of a person', { user: alice }],
  ])('is ignored on a pull request %s', (_, change) => {
    expect(read('pull_request.synchronize', pullPayload(change))).toEqual(irrelevant)
    expect(read('pull_request.closed', pullPayload({ ...change, merged: true }))).toEqual(irrelevant)
    expect(read('pull_request_review.submitted', reviewPayload('approved', change))).toEqual(irrelevant)
    expect(read('pull_request_review.dismissed', reviewPayload('dismissed', change))).toEqual(irrelevant)
  })

  it.each([
    ['was emptied', null],
    ['names another request', '<!-- planwright:request=acme/other#13 -->'],
  ])('is read from the branch when the body %s', (_, body) => {
    const plain = read('pull_request.closed', pullPayload({ merged: true }))
    expect(plain).toMatchObject({ kind: 'signal' })
    expect(read('pull_request.closed', pullPayload({ body, merged: true }))).toEqual(plain)
  })

  it('reads names of repositories without regard to case, as GitHub does', () => {
    const body = '<!-- planwright:request=Acme/Infra#12 -->'
    expect(read('pull_request.synchronize', pullPayload({ body }))).toMatchObject({
      signal: { requestKey: 'acme/infra#12' },
    })
  })
})

describe('a closed pull request', () => {
  it('that was merged carries the merge commit and who merged it', () => {
    const merged = { merged: true, merge_commit_sha: 'merge-sha', merged_by: { login: 'carol' } }
    expect(read('pull_request.closed', pullPayload(merged, { sender: otherBot }))).toEqual({
      kind: 'signal',
      signal: {
        requestKey: 'acme/infra#12',
        body: {
          type: 'pull_request_closed',
          pullRequest: 15,
          by: 'carol',
          headSha: 'head-sha',
          mergeSha: 'merge-sha',
        },
      },
    })
  })

  it('that was not merged carries no merge commit, although GitHub shows a test merge', () => {
    expect(read('pull_request.closed', pullPayload())).toMatchObject({
      signal: { body: { by: 'alice', mergeSha: null } },
    })
  })

  it('that was merged into another branch than the default one counts as given up', () => {
    const elsewhere = { merged: true, merge_commit_sha: 'merge-sha', base: { ...main, ref: 'unprotected' } }
    expect(read('pull_request.closed', pullPayload(elsewhere))).toMatchObject({
      signal: { body: { mergeSha: null } },
    })
  })

  it('that we closed ourselves is ignored', () => {
    expect(read('pull_request.closed', pullPayload({}, { sender: bot }))).toEqual(irrelevant)
  })
})

describe('a review', () => {
  it.each([
    ['approved', 'approved'],
    ['APPROVED', 'approved'],
    ['changes_requested', 'withdrawn'],
  ])('that says %s means %s of the commit it saw', (state, verdict) => {
    expect(read('pull_request_review.submitted', reviewPayload(state))).toEqual({
      kind: 'signal',
      signal: {
        requestKey: 'acme/infra#12',
        body: { type: 'review', pullRequest: 15, by: 'alice', verdict, headSha: 'reviewed-sha' },
      },
    })
  })

  it.each([
    ['that only comments', reviewPayload('commented')],
    ['of another bot', reviewPayload('approved', {}, { sender: otherBot })],
    ['of ours', reviewPayload('approved', {}, { sender: bot })],
  ])('%s is ignored', (_, payload) => {
    expect(read('pull_request_review.submitted', payload)).toEqual(irrelevant)
  })

  it.each([alice, otherBot])('dismissed by %j withdraws the approval of its author', (sender) => {
    expect(read('pull_request_review.dismissed', reviewPayload('dismissed', {}, { sender }))).toMatchObject({
      signal: { body: { by: 'carol', verdict: 'withdrawn' } },
    })
  })
})
