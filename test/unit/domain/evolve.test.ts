import { describe, expect, it } from 'vitest'
import { InvariantError } from '../../../src/domain/errors.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import { aRequest, headSha, origin, say, stateAfter } from '../../support/requests.ts'

describe('evolve', () => {
  const opened = { type: 'request_opened', origin, title: 'A request', author: 'alice' } as const

  it('begins with an opened request and nothing else', () => {
    expect(() => evolve(undefined, { type: 'request_cancelled', by: 'alice' })).toThrow(InvariantError)
  })

  it('refuses an event that does not fit the status', () => {
    const reading = evolve(undefined, opened)
    expect(() => evolve(reading, { type: 'proposal_requested', by: 'alice' })).toThrow(/reading has no brief/)
    expect(() => evolve(reading, { type: 'head_moved', by: 'alice', headSha })).toThrow(/does not fit/)
    expect(() => evolve(aRequest('done'), { type: 'proposal_merged_early', pullRequest: 13 })).toThrow(
      /no proposal to lose/,
    )
    expect(() => evolve(aRequest('in_review'), { type: 'request_settled', status: 'done' })).toThrow(
      /in review/,
    )
  })

  it('keeps the status comment whatever follows', () => {
    const state = stateAfter(
      [{ type: 'record_status_comment', id: '900' }, say.revise('alice')],
      aRequest('confirming'),
    )
    expect(state?.statusComment).toBe('900')
  })
})
