import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Brief } from '../../../src/domain/brief.ts'
import type { Command } from '../../../src/domain/command.ts'
import { isRemoving } from '../../../src/domain/removal.ts'
import { RequestState } from '../../../src/domain/request-state.ts'
import type { SignOff } from '../../../src/domain/sign-off.ts'
import { verifies } from '../../scenarios/requirements.ts'
import {
  aBrief,
  aRemoval,
  aRequest,
  aSignOff,
  decideAs,
  facts,
  type Person,
  say,
  stateAfter,
} from '../../support/requests.ts'
import { effectsOf, eventsOf } from './decided.ts'
import { variants } from './every-pair.ts'

const signing = (...signOffs: SignOff[]): Brief => aBrief(undefined, { signOffs })
const yes = (brief: Brief): Command => say.revise('alice', { brief, intent: 'accept', changed: false })
const going: SignOff = { ...aSignOff, unanswered: 'go_on' }
const another: SignOff = { ...aSignOff, key: 'another', step: null, people: ['bob'] }

function later(state: RequestState | undefined, ...commands: readonly Command[]): RequestState {
  const next = stateAfter(commands, state)
  if (next === undefined) throw new Error('nothing there')
  return next
}

/** Agreed to, and waiting for whoever has to sign it off. */
const waiting = (...signOffs: SignOff[]): RequestState =>
  later(undefined, say.open(signing(...signOffs)), yes(signing(...signOffs)))

describe('a sign-off', () => {
  it('is asked for with the agreement, and nothing is proposed before it', () => {
    const state = later(undefined, say.open(signing(aSignOff)))
    expect(effectsOf(state, yes(signing(aSignOff)))).toEqual([
      'acknowledge',
      'say:sign-off-asked',
      'await_sign_off',
    ])
    expect(waiting(aSignOff)).toMatchObject({
      status: 'proposing',
      signOffs: { [aSignOff.key]: { overdue: false, answer: null } },
    })
  })

  it('is asked for once, in one comment with all others', () => {
    const state = later(undefined, say.open(signing(aSignOff, another)))
    const { effects } = decideAs(state, yes(signing(aSignOff, another)))
    expect(effects.filter(({ type }) => type === 'say')).toMatchObject([
      { template: 'sign-off-asked', data: { signOffs: [aSignOff, another] } },
    ])
    const again = say.revise('alice', { brief: signing(aSignOff, another) })
    expect(effectsOf(waiting(aSignOff, another), again)).toEqual(['acknowledge'])
  })

  it(verifies(['sign-off.asked'], 'that is given opens the pull request'), () => {
    const given = say.signOff('dora')
    expect(effectsOf(waiting(aSignOff), given)).toEqual(['open_pull_request'])
    expect(later(waiting(aSignOff), given).signOffs).toEqual({
      [aSignOff.key]: { overdue: false, answer: { by: 'dora', verdict: 'agrees', text: null } },
    })
  })

  it('of two leaves the request waiting for the other', () => {
    expect(effectsOf(waiting(aSignOff, another), say.signOff('dora'))).toEqual([])
    const both = later(waiting(aSignOff, another), say.signOff('dora'))
    expect(effectsOf(both, say.signOff('bob', 'agrees', { named: ['another'] }))).toEqual([
      'open_pull_request',
    ])
  })

  it('holds for what was judged alone', () => {
    const signed = later(waiting(aSignOff), say.signOff('dora'))
    const same = say.revise('alice', { brief: signing(aSignOff) })
    expect(effectsOf(signed, same)).toContain('open_pull_request')
    const other = say.revise('alice', { brief: signing({ ...aSignOff, key: 'of something else' }) })
    expect(effectsOf(signed, other)).toEqual(['acknowledge', 'say:sign-off-asked', 'await_sign_off'])
  })

  it('is asked for before a pull request is changed', () => {
    const revise = say.revise('alice', { brief: signing(aSignOff) })
    expect(effectsOf(aRequest('in_review'), revise)).not.toContain('open_pull_request')
    expect(later(aRequest('in_review'), revise).status).toBe('proposing')
  })

  it('is asked for when a model read the change', () => {
    const asked = later(
      aRequest('in_review'),
      say.revise('alice', { changed: false, consult: say.consultation('100') }),
    )
    const answer = say.modelAnswer({ brief: signing(aSignOff) })
    expect(effectsOf(asked, answer)).not.toContain('open_pull_request')
    const objected = { ...asked, signOffs: later(waiting(aSignOff), say.signOff('dora', 'objects')).signOffs }
    expect(eventsOf(objected, answer)).toEqual(['model_answered'])
    expect(effectsOf(objected, answer)).toContain('say:sign-off-objected')
  })

  it('of a removal is asked of nobody', () => {
    const removal = aRemoval('proposing')
    expect(effectsOf({ ...removal, signOffs: {} }, say.signOff('dora'))).toEqual(['say:no-sign-off'])
  })
})

describe('who signs off', () => {
  it('is who is named', () => {
    expect(decideAs(waiting(aSignOff), say.signOff('bob'))).toMatchObject({
      kind: 'refused',
      reason: 'not_authorised',
      effects: [{ type: 'say', template: 'sign-off-not-counted', data: { by: 'bob', isShaper: false } }],
    })
  })

  it('is nobody who shaped the request', () => {
    const named = say.signOff('alice', 'agrees', { named: [aSignOff.key] })
    expect(decideAs(waiting(aSignOff), named)).toMatchObject({
      reason: 'shaped_the_request',
      effects: [{ template: 'sign-off-not-counted', data: { isShaper: true } }],
    })
  })

  it('may be a bystander who is named, and no other', () => {
    expect(decideAs(waiting(aSignOff), say.signOff('mallory'))).toEqual({
      kind: 'refused',
      reason: 'not_authorised',
      effects: [],
    })
    const named = say.signOff('mallory', 'agrees', { named: [aSignOff.key] })
    expect(effectsOf(waiting(aSignOff), named)).toEqual(['open_pull_request'])
  })

  it('is told when nothing waits for a sign-off, unless they are a bystander', () => {
    expect(effectsOf(aRequest('confirming'), say.signOff('dora'))).toEqual(['say:no-sign-off'])
    expect(effectsOf(aRequest('in_review'), say.signOff('dora'))).toEqual(['say:no-sign-off'])
    expect(effectsOf(aRequest('in_review'), say.signOff('mallory'))).toEqual([])
  })
})

describe('an objection', () => {
  const objected = later(waiting(aSignOff), say.signOff('dora', 'objects'))

  it(verifies(['sign-off.objection'], 'sends the request back, with the words of the person'), () => {
    expect(decideAs(waiting(aSignOff), say.signOff('dora', 'objects')).effects).toMatchObject([
      {
        template: 'sign-off-objected',
        data: { again: false, signOffs: [{ answer: { text: 'not public' } }] },
      },
    ])
    expect(objected.status).toBe('confirming')
  })

  it('is not overruled by a "yes"', () => {
    expect(effectsOf(objected, yes(signing(aSignOff)))).toEqual(['acknowledge', 'say:sign-off-objected'])
    expect(later(objected, yes(signing(aSignOff))).status).toBe('confirming')
  })

  it('ends with another proposal, which is asked about anew', () => {
    const changed = signing({ ...aSignOff, key: 'of a private one' })
    const state = later(objected, say.revise('alice', { brief: changed }))
    expect(effectsOf(state, yes(changed))).toEqual(['acknowledge', 'say:sign-off-asked', 'await_sign_off'])
  })

  it('is taken back by the one who made it, and then a "yes" is enough', () => {
    expect(effectsOf(objected, say.signOff('dora'))).toEqual(['say:sign-off-taken-back'])
    expect(effectsOf(later(objected, say.signOff('dora')), yes(signing(aSignOff)))).toContain(
      'open_pull_request',
    )
  })

  it('can be said in other words while it stands', () => {
    const again = say.signOff('dora', 'objects', { text: 'no public address at all' })
    expect(eventsOf(objected, again)).toEqual(['sign_off_answered'])
  })

  it('to a change of a pull request leaves that as it is', () => {
    const state = { ...aRequest('in_review'), signOffs: objected.signOffs }
    expect(decideAs(state, say.revise('alice', { brief: signing(aSignOff) }))).toMatchObject({
      kind: 'refused',
      reason: 'not_ready',
      effects: [{ template: 'sign-off-objected', data: { again: true } }],
    })
  })

  it('to a change that comes while the request waits for others sends it back', () => {
    const state = { ...waiting(another), signOffs: objected.signOffs }
    const changed = later(state, say.revise('alice', { brief: signing(aSignOff) }))
    expect(changed.status).toBe('confirming')
  })

  it('stands with the steps of the agent that it is about', () => {
    const brief = aBrief(undefined, {
      signOffs: [aSignOff, another],
      deliberations: [
        { capability: 'databricks', title: 'Databricks workspace', steps: [] },
        { capability: 'aml', title: 'Azure ML workspace', steps: [] },
      ],
    })
    const state = later(undefined, say.open(brief), yes(brief), say.signOff('dora', 'objects'))
    expect(state).toMatchObject({
      brief: {
        deliberations: [
          {
            capability: 'databricks',
            steps: [
              {
                step: 'security-reviewer',
                by: 'person',
                verdict: 'sends_back',
                findings: [{ code: 'objection', text: 'not public' }],
                notes: ['dora'],
              },
            ],
          },
          { capability: 'aml', steps: [] },
        ],
      },
    })
  })
})

describe('a sign-off that nobody gives in time', () => {
  it(verifies(['sign-off.overdue'], 'holds the request, and an approver may give it from then on'), () => {
    const state = waiting(aSignOff)
    expect(effectsOf(state, say.overdue())).toEqual(['say:sign-off-overdue'])
    const overdue = later(state, say.overdue())
    expect(overdue.status).toBe('proposing')
    expect(effectsOf(overdue, say.signOff('carol'))).toEqual(['say:sign-off-not-counted'])
    expect(effectsOf(overdue, say.signOff('bob'))).toEqual(['open_pull_request'])
  })

  it('lets the request go on where the repository says so', () => {
    expect(effectsOf(waiting(going), say.overdue())).toEqual(['say:sign-off-overdue', 'open_pull_request'])
    expect(effectsOf(waiting(going, another), say.overdue())).toEqual(['say:sign-off-overdue'])
  })

  it('is no sign-off of what was objected to', () => {
    const objected = later(waiting(going), say.overdue(), say.cancel('mallory'))
    expect(later(objected, say.signOff('dora', 'objects')).status).toBe('proposing')
    const before = later(waiting(going, another), say.signOff('dora', 'objects'))
    expect(decideAs(before, say.overdue())).toMatchObject({ kind: 'refused', reason: 'outdated' })
  })

  it('is noted once, and not at all when it was never asked for', () => {
    expect(eventsOf(later(waiting(aSignOff), say.overdue()), say.overdue())).toEqual([])
    expect(eventsOf(waiting(aSignOff), say.overdue('never asked'))).toEqual([])
  })

  it('is noted without a word when the request does not wait for it any more', () => {
    const talked = later(waiting(aSignOff, another), say.signOff('bob', 'objects', { named: ['another'] }))
    expect(talked.status).toBe('confirming')
    expect(eventsOf(talked, say.overdue())).toEqual(['sign_off_overdue'])
    expect(effectsOf(talked, say.overdue())).toEqual([])
    const cancelled = later(waiting(aSignOff), say.cancel('alice'))
    expect(effectsOf(cancelled, say.overdue())).toEqual([])
  })
})

describe('whatever happens in whatever order', () => {
  const briefs = [signing(aSignOff), signing(going), signing(aSignOff, another), aBrief()]
  const keys = [aSignOff.key, another.key]
  const move = fc.record({
    person: fc.constantFrom<Person>('alice', 'carol', 'bob', 'dora', 'mallory'),
    brief: fc.constantFrom(...briefs),
    key: fc.constantFrom(...keys),
    what: fc.constantFrom('yes', 'change', 'agree', 'object', 'overdue', 'propose', 'any'),
    pick: fc.nat(997),
  })
  const anyCommands = Object.values(variants).flat()
  type Move = typeof move extends fc.Arbitrary<infer T> ? T : never

  function commandOf({ person, brief, key, what, pick }: Move, revision: number): Command {
    const named = [aSignOff, another].filter(({ people }) => people.includes(person)).map((one) => one.key)
    switch (what) {
      case 'yes':
        return say.revise(person, { brief, intent: 'accept', changed: false })
      case 'change':
        return say.revise(person, { brief })
      case 'agree':
        return say.signOff(person, 'agrees', { named })
      case 'object':
        return say.signOff(person, 'objects', { named })
      case 'overdue':
        return say.overdue(key)
      case 'propose':
        return say.proposal(revision)
      default:
        return anyCommands[pick % anyCommands.length] ?? say.open()
    }
  }

  it(
    verifies(['sign-off.invariant'], 'nothing is proposed that somebody has to sign off and nobody did'),
    () => {
      let proposed = 0
      fc.assert(
        fc.property(fc.array(move, { minLength: 4, maxLength: 30 }), (moves) => {
          let state: RequestState | undefined = later(undefined, say.open(briefs[0]))
          for (const one of moves) {
            const command = commandOf(one, state?.revision ?? 1)
            const { effects } = decideAs(state, command)
            const after = stateAfter([command], state)
            const opens = effects.some(({ type }) => type === 'open_pull_request')
            if (opens && after !== undefined && 'brief' in after && !isRemoving(after)) {
              for (const { key, people, unanswered } of after.brief.signOffs ?? []) {
                const { answer = null, overdue = false } = after.signOffs[key] ?? {}
                proposed += 1
                if (answer === null) {
                  expect({ overdue, unanswered }).toEqual({ overdue: true, unanswered: 'go_on' })
                  continue
                }
                expect(answer.verdict).toBe('agrees')
                const mayStandIn = overdue && facts[answer.by as Person].mayApprove
                expect(people.includes(answer.by) || mayStandIn).toBe(true)
              }
            }
            state = after
          }
        }),
        { numRuns: 2000 },
      )
      expect(proposed).toBeGreaterThan(100)
    },
  )
})

it('a request that was stored before there were sign-offs has none', () => {
  const { signOffs: _, ...stored } = aRequest('confirming')
  expect(RequestState.parse(stored).signOffs).toEqual({})
})
