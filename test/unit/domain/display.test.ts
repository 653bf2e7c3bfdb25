import { describe, expect, it } from 'vitest'
import { displayEffects } from '../../../src/domain/display.ts'
import { laneOf, RequestEffect } from '../../../src/domain/effect.ts'
import type { RequestState } from '../../../src/domain/request-state.ts'
import { aRequest, headSha, mergeSha, say, stateAfter } from '../../support/requests.ts'

function shownAfter(before: RequestState | undefined, after: RequestState): string[] {
  return displayEffects(before, after).map((effect) =>
    effect.type === 'show_check' ? `${effect.check} ${effect.stack} ${effect.sha.slice(0, 4)}` : effect.type,
  )
}

function moved(before: RequestState, ...commands: Parameters<typeof stateAfter>[0]): string[] {
  const after = stateAfter(commands, before)
  if (after === undefined) throw new Error('nothing there')
  return shownAfter(before, after)
}

describe('what is printed again', () => {
  it('is the status comment of a new request, and nothing of a declined one', () => {
    expect(shownAfter(undefined, aRequest('clarifying'))).toEqual(['show_status'])
    expect(shownAfter(undefined, aRequest('declined'))).toEqual([])
  })

  it('is nothing when only the status comment was posted', () => {
    expect(moved(aRequest('confirming'), { type: 'record_status_comment', id: '900' })).toEqual([])
  })

  it('is every check and the body when the pull request opens', () => {
    const head = headSha.slice(0, 4)
    expect(moved(aRequest('proposing'), say.proposal(2))).toEqual([
      'show_status',
      `plan databricks ${head}`,
      `plan databricks-objects ${head}`,
      `plan firewall ${head}`,
      'show_pull_request',
    ])
  })

  it('is only the check of the stack that moved', () => {
    const before = stateAfter(
      [{ type: 'recheck_stack', by: 'alice', stack: 'firewall' }],
      aRequest('in_review'),
    )
    if (before === undefined) throw new Error('nothing there')
    expect(moved(before, say.plan('firewall', '2.2'))).toEqual([
      'show_status',
      `plan firewall ${headSha.slice(0, 4)}`,
      'show_pull_request',
    ])
  })

  it('is the check on the merge commit and on the head once it is merged', () => {
    const [merge, head] = [mergeSha.slice(0, 4), headSha.slice(0, 4)]
    expect(moved(aRequest('applying'), say.plan('firewall', '2.2'))).toEqual([
      'show_status',
      `apply firewall ${merge}`,
      `apply firewall ${head}`,
    ])
  })

  it('is every check again when the head moves', () => {
    const push = { type: 'move_head', by: 'carol', pullRequest: 13, headSha: mergeSha } as const
    expect(moved(aRequest('in_review'), push)).toHaveLength(5)
  })
})

describe('effects', () => {
  it('run terraform in a lane of their own', () => {
    const run = { stack: 'a', path: 'stacks/a', sha: headSha, run: '1.1', destroyWith: null }
    expect(laneOf({ type: 'plan_stack', ...run, approval: null })).toBe('terraform')
    expect(laneOf({ type: 'show_status' })).toBe('forge')
  })

  it('that were stored before anything could be destroyed build and free everything', () => {
    const run = { stack: 'a', path: 'stacks/a', sha: headSha, run: '1.1' }
    expect(RequestEffect.parse({ type: 'plan_stack', ...run, approval: null })).toMatchObject({
      destroyWith: null,
    })
    expect(RequestEffect.parse({ type: 'release_stacks' })).toEqual({ type: 'release_stacks', keep: [] })
  })
})
