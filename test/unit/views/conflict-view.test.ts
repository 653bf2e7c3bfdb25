import { describe, expect, it } from 'vitest'
import type { Capability } from '../../../src/capability/index.ts'
import type { Claim } from '../../../src/domain/assessment.ts'
import type { RequestState } from '../../../src/domain/request-state.ts'
import { conflictView } from '../../../src/views/conflict-view.ts'
import { aRequest } from '../../support/requests.ts'
import { lab } from '../conversation/support/lab.ts'

const account: Claim = { kind: 'storage_account', value: 'stML', parameter: 'lab_name' }

/** A request whose second stack is a lab that claims something. */
function claiming(claim: Claim, values: Readonly<Record<string, string | number>>): RequestState {
  const state = aRequest('confirming')
  const [first, second] = state.brief.stacks
  if (first === undefined || second === undefined) throw new Error('there are no two stacks')
  const parameters = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, source: 'stated' }]),
  )
  const blueprint = { ...second.blueprint, claims: [claim] }
  const stacks = [first, { ...second, capability: 'lab', parameters, blueprint }]
  return { ...state, brief: { ...state.brief, stacks } }
}

function seen(
  state: RequestState,
  path = 'name:storage_account/stml',
  catalogue: readonly Capability[] = [lab],
) {
  const { conflicts, onlyNames } = conflictView([{ path, holder: 'acme/infra#7' }], state, catalogue)
  return { conflict: conflicts[0], onlyNames }
}

describe('what another request holds', () => {
  it('is a name as it is written here, with what has it and what to reply for another one', () => {
    expect(seen(claiming(account, { lab_name: 'stml' }))).toEqual({
      conflict: {
        path: 'name:storage_account/stml',
        holder: 'acme/infra#7',
        number: '7',
        name: 'stML',
        what: 'a storage account',
        instead: 'lab name: stml-2',
      },
      onlyNames: true,
    })
  })

  it.each([
    ['its parameter is no text', claiming(account, { lab_name: 7 }), [lab]],
    ['its capability is gone', claiming(account, { lab_name: 'stml' }), []],
    ['no number fits behind it', claiming({ ...account, parameter: 'size' }, { size: 'small' }), [lab]],
  ])('has no other name when %s', (_, state, catalogue) => {
    expect(seen(state, undefined, catalogue).conflict).toMatchObject({ name: 'stML', instead: null })
  })

  it('is a name in lower case when the request wants it no more', () => {
    const other = claiming({ ...account, kind: 'key_vault' }, {})
    expect(seen(other).conflict).toMatchObject({ name: 'stml', instead: null })
    expect(seen(aRequest('cancelled')).conflict).toMatchObject({ name: 'stml' })
    expect(seen(aRequest('confirming')).conflict).toMatchObject({ name: 'stml' })
  })

  it('is a stack by its path, and then not names alone', () => {
    const path = 'stacks/dev/ml/lab'
    expect(seen(aRequest('confirming'), path)).toEqual({
      conflict: { path, holder: 'acme/infra#7', number: '7' },
      onlyNames: false,
    })
  })
})
