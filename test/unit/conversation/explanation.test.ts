import { describe, expect, it } from 'vitest'
import { explanationView } from '../../../src/conversation/views/explanation-view.ts'
import type { Brief } from '../../../src/domain/brief.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { readComment, talk } from './support/dialogue.ts'

async function workspace(body = 'team ml, prod, East US'): Promise<Brief> {
  const [turn] = await talk('Databricks workspace', body)
  if (turn === undefined) throw new Error('nothing was said')
  return turn.brief
}

const labels = (questions: string[], brief: Brief) =>
  explanationView(questions, brief).rows.map(({ label }) => label)

describe('what a person asks', () => {
  it.each([
    ['How much does it cost? team is orbit', ['How much does it cost?']],
    [
      'Why private, and not public? Is a firewall needed?',
      ['Why private, and not public?', 'Is a firewall needed?'],
    ],
    ['/explain the network', ['the network']],
    ['/explain', ['']],
    ['make it prod', []],
  ])('in "%s" is %j', (text, questions) => {
    expect(readComment(text).questions).toEqual(questions)
  })
})

describe('an explanation', () => {
  it('shows a setting with where it comes from', async () => {
    const brief = await workspace()
    expect(explanationView(['why is the region eastus?'], brief).rows).toEqual([
      { label: 'region', text: 'eastus', from: 'you: "East US"' },
    ])
    expect(labels(['why Standard_NC8as_T4_v3?'], brief)).toContain('node type')
  })

  it('shows the decisions about what was asked, with what else was possible', async () => {
    const { decisions } = explanationView(['why this compute?'], await workspace())
    expect(decisions).toEqual([
      expect.objectContaining({ topic: 'compute', alternative: expect.stringContaining('less') }),
    ])
  })

  it('shows every reason and gate when nothing in particular is asked', async () => {
    const view = explanationView([''], await workspace())
    expect(view.decisions.length).toBeGreaterThan(2)
    expect(view.gates).toEqual([expect.objectContaining({ id: 'gpu' })])
  })

  it(verifies(['agent.traced'], 'tells how the agents came to it, step by step'), async () => {
    const [one, ...others] = explanationView(['which steps led to this?'], await workspace()).deliberations
    expect(others).toEqual([])
    expect(one?.title).toBe('Databricks workspace')
    expect(one?.lines.slice(0, 2)).toEqual([
      { who: 'planner', does: null, text: 'ml in prod (from the team name "ml")' },
      { who: 'network planner', does: null, text: expect.stringContaining('network private') },
    ])
    expect(one?.lines).toContainEqual({
      who: 'network reviewer, cost reviewer and security reviewer',
      does: 'have no objection',
      text: null,
    })
  })

  it('tells no steps of a request that was stored before they were kept', async () => {
    const { deliberations: _, ...brief } = await workspace()
    expect(explanationView([''], brief).deliberations).toEqual([])
  })

  it(verifies(['talk.explained'], 'shows the price, or that it is open'), async () => {
    expect(explanationView(['what does it cost?'], await workspace()).price).toMatchObject({ isRange: true })
    expect(explanationView(['¿cuánto cuesta?'], await workspace('prod'))).toMatchObject({
      price: null,
      priceIsOpen: true,
      unknown: false,
    })
  })

  it('says what happens next', async () => {
    expect(explanationView(['what happens next?'], await workspace()).next).toEqual({
      ready: true,
      open: [],
      standing: {
        text: 'Two questions stand at their defaults',
        settings: [
          { label: 'workload', value: 'ml' },
          { label: 'network', value: 'private' },
        ],
        them: 'both',
      },
    })
    expect(explanationView(['what is missing?'], await workspace('prod')).next).toEqual({
      ready: false,
      open: [{ n: expect.any(Number), text: 'Which team owns it?' }],
      standing: null,
    })
  })

  it('says who confirms what', async () => {
    expect(explanationView(['who has to approve?'], await workspace()).gates).toHaveLength(1)
  })

  it('says so when nothing of it is known', async () => {
    expect(explanationView(['is the moon made of cheese?'], await workspace())).toMatchObject({
      unknown: true,
      rows: [],
      decisions: [],
    })
  })
})
