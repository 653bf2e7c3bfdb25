import { describe, expect, it } from 'vitest'
import type { Capability } from '../../../../src/capability/index.ts'
import { namedThings, withNamedThings } from '../../../../src/conversation/preflight/named-things.ts'
import type { Brief, Objection } from '../../../../src/domain/brief.ts'
import type { HeldClaim } from '../../../../src/domain/held-claim.ts'
import { aBrief } from '../../../support/requests.ts'
import { lab } from '../support/lab.ts'

const onAccount: Capability = {
  ...lab,
  standsOn: [
    {
      parameter: 'lab_name',
      kind: 'storage_account',
      unfit: [
        { setting: 'hns', is: true, rule: 'a hierarchical namespace, and a lab needs none' },
        { setting: 'shared_keys', is: 'none', rule: 'no keys, and a lab signs in with one' },
      ],
      suggestion: 'lab: new',
    },
  ],
}
const subscriptions = { dev: 'sub-dev', staging: 'sub-dev', prod: 'sub-prod' }

/** A request for a lab on what is named; null when nothing is. */
function aRequest(value: string | number | null, objections: readonly Objection[] = []): Brief {
  const brief = aBrief()
  const statement = { quote: '', messageId: 'issue', by: 'alice' }
  return {
    ...brief,
    understanding: {
      ...brief.understanding,
      capabilities: ['lab'],
      statements: value === null ? {} : { lab: { lab_name: { value, ...statement } } },
    },
    objections: [...objections],
  }
}

function account(over: Partial<HeldClaim> = {}): HeldClaim {
  const stack = { path: 'stacks/dev/ml/stlake', environment: 'dev', request: 12, settings: { hns: true } }
  return { kind: 'storage_account', value: 'stlake', ...stack, ...over }
}

function judged(brief: Brief, held: readonly HeldClaim[]): Brief {
  return withNamedThings(brief, namedThings(brief, [onAccount]), { held, own: 13, subscriptions })
}

const told = {
  capability: 'lab',
  parameter: 'lab_name',
  value: 'stlake',
  rule: 'stacks/dev/ml/stlake, from #12, gave it a hierarchical namespace, and a lab needs none',
  suggestion: 'lab: new',
}
const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts'

describe('something that a stack of the repository made', () => {
  it.each([
    ['its name', 'stlake'],
    ['its resource id', `${id}/STLAKE`],
  ])(
    'and that does not fit is objected to by %s, with the stack, the request and what would be right',
    (_, value) => {
      const { objections, ready } = judged(aRequest(value), [account()])
      expect(objections).toEqual([{ ...told, value: value.split('/').at(-1) }])
      expect(ready).toBe(false)
    },
  )

  it('is told without a request when nothing says which one made it', () => {
    const { objections } = judged(aRequest('stlake'), [account({ request: null })])
    expect(objections[0]?.rule).toMatch(/^stacks\/dev\/ml\/stlake gave it a hierarchical namespace/)
  })

  it('does not fit for the first reason only, in place of what its capability says of it', () => {
    const others = [
      { capability: 'lab', parameter: 'size', value: 'huge', rule: 'there is no such size' },
      { capability: null, parameter: 'lab_name', value: 'x', rule: 'it is about nobody' },
    ]
    const own = { capability: 'lab', parameter: 'lab_name', value: 'stlake', rule: 'give its resource id' }
    const settings = { hns: true, shared_keys: 'none' }
    const { objections } = judged(aRequest('stlake', [own, ...others]), [account({ settings })])
    expect(objections).toEqual([...others, told])
  })

  it.each([
    ['nothing is named', aRequest(null), [account()]],
    ['what is named is no text', aRequest(7), [account()]],
    ['another name is meant', aRequest('stpond'), [account()]],
    ['another kind of thing has the name', aRequest('stlake'), [account({ kind: 'key_vault' })]],
    ['the request made it itself', aRequest('stlake'), [account({ request: 13 })]],
    ['it fits', aRequest('stlake'), [account({ settings: { hns: false } })]],
  ])('is no matter when %s', (_, brief, held) => {
    expect(judged(brief, held)).toEqual(brief)
  })

  it('is no matter to a request for something else', () => {
    const brief = aRequest('stlake')
    expect(namedThings(brief, [{ ...onAccount, id: 'pond' }])).toEqual([])
    expect(namedThings(brief, [lab])).toEqual([])
  })
})

describe('a name whose resource group its stack knows', () => {
  const asked = (environment: string, parameter = 'lab_name'): Objection => ({
    capability: 'lab',
    parameter,
    value: 'stlake',
    rule: 'its resource group is not known; give its resource id',
    suggestion: `/subscriptions/sub-${environment}/resourceGroups/<group>/x/stlake`,
  })
  const flat = account({ settings: {} })
  const group = account({ kind: 'resource_group', value: 'rg-lake' })

  it('is offered with that group', () => {
    const { objections } = judged(aRequest('stlake', [asked('dev')]), [group, flat])
    expect(objections).toMatchObject([
      { suggestion: '/subscriptions/sub-dev/resourceGroups/rg-lake/x/stlake' },
    ])
  })

  it.each([
    ['it stands in another subscription', asked('prod'), [group, flat]],
    ['the stack claims no group', asked('dev'), [flat, { ...group, path: 'stacks/dev/ml/other' }]],
    ['another parameter is wrong', asked('dev', 'size'), [group, flat]],
    ['nothing is suggested', { ...asked('dev'), suggestion: undefined }, [group, flat]],
  ])('is offered as before when %s', (_, { suggestion, ...rest }, held) => {
    const objection = suggestion === undefined ? rest : { ...rest, suggestion }
    expect(judged(aRequest('stlake', [objection]), held).objections).toEqual([objection])
  })
})
