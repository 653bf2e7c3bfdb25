import { describe, expect, it } from 'vitest'
import type { AskedQuestion } from '../../../../src/domain/brief.ts'
import { readComment, readIssue, settled, valuesOf } from '../support/dialogue.ts'

const asked: readonly AskedQuestion[] = [
  { n: 1, capability: null, parameter: 'region', text: 'Which Azure region?', default: 'eastus2' },
  {
    n: 2,
    capability: 'databricks',
    parameter: 'workload',
    text: 'What will run on it?',
    default: 'ml',
    options: ['ml', 'analytics'],
  },
  {
    n: 3,
    capability: 'databricks',
    parameter: 'network',
    text: 'Private access only?',
    default: 'private',
    options: ['private', 'vnet', 'public'],
  },
  { n: 4, capability: 'databricks', parameter: 'max_workers', text: 'How many workers at most?', default: 2 },
  { n: 5, capability: 'firewall', parameter: 'source_ips', text: 'From which addresses?' },
]

/** Everything a reading does, as `op scope.parameter value`. */
function done(text: string, questions: readonly AskedQuestion[] = asked): string[] {
  return readComment(text, { asked: questions }).operations.map(({ op, scope, parameter, value }) =>
    [op, `${scope}.${parameter}`, ...(value === undefined ? [] : [JSON.stringify(value)])].join(' '),
  )
}

describe('answers by number', () => {
  it.each([
    ['1. eastus 2. keep 3. public'],
    ['1) eastus\n2) keep\n3) public'],
    ['1: eastus, 2: default, 3: public'],
    ['1 - eastus\n2 - ok\n3 - public'],
    ['- 1. East US\n- 2. same\n- 3. public'],
    ['3. public 1. eastus 2. yes'],
    ['Q1: eastus\nQ2: fine\nQ3: public'],
    ['answers: 1. eastus 2. keep 3. public'],
    ['1 eastus, 2 keep, 3 public'],
  ])('are read from %j', (text) => {
    expect(done(text).toSorted()).toEqual([
      'keep databricks.workload',
      'set common.region "eastus"',
      'set databricks.network "public"',
    ])
  })

  it.each([
    [
      'keep the rest',
      [
        'keep common.region',
        'keep databricks.workload',
        'keep databricks.network',
        'keep databricks.max_workers',
      ],
    ],
    [
      '1. eastus, keep the rest',
      [
        'set common.region "eastus"',
        'keep databricks.workload',
        'keep databricks.network',
        'keep databricks.max_workers',
      ],
    ],
    ['keep 2 and 3', ['keep databricks.workload', 'keep databricks.network']],
    ['keep 2 and 9', []],
    [
      'keep',
      [
        'keep common.region',
        'keep databricks.workload',
        'keep databricks.network',
        'keep databricks.max_workers',
      ],
    ],
    ['4. 6', ['set databricks.max_workers 6']],
    ['4. 2-6', ['set databricks.min_workers 2', 'set databricks.max_workers 6']],
    ['5. 10.1.0.0/16 and 10.2.0.0/16', ['set firewall.source_ips ["10.1.0.0/16","10.2.0.0/16"]']],
    ['2. no', ['set databricks.workload "analytics"']],
    ['2. banana', ['set databricks.workload "banana"']],
    ['4. many', ['set databricks.max_workers "many"']],
    ['1. region: westus2', ['set common.region "westus2"']],
    ['1. moonbase', ['set common.region "moonbase"']],
    ['8. eastus', ['set common.region "eastus"']],
  ])('"%s" means %j', (text, operations) => {
    expect(done(text)).toEqual(operations)
  })

  it('asks which of the others is meant by "no"', () => {
    expect(readComment('3. no', { asked }).ambiguities).toEqual([
      { capability: 'databricks', parameter: 'network', quote: 'no', options: ['vnet', 'public'] },
    ])
  })

  it('asks about and objects to an answer as to any other words', () => {
    expect(readComment('1. Virginia', { asked }).ambiguities).toMatchObject([{ parameter: 'region' }])
    expect(readComment('1. us-east-1', { asked }).objections).toMatchObject([{ suggestion: 'eastus' }])
  })

  it('are no answers when nothing was asked', () => {
    expect(done('1. banana 2. keep', [])).toEqual([])
    expect(done('keep the rest', [])).toEqual([])
  })

  it('leave a list in the middle of a sentence alone', () => {
    expect(done('we saw 1. in the list')).toEqual([])
  })

  it('pass over a question whose parameter is gone', () => {
    const gone = [{ n: 1, capability: null, parameter: 'gone', text: 'Gone?' }]
    expect(done('1. eastus', gone)).toEqual(['set common.region "eastus"'])
  })

  it('read every kind of parameter', () => {
    const kinds = [
      ['common', 'environment', 'production', '"prod"'],
      ['common', 'environment', 'moon', '"moon"'],
      ['common', 'team', 'the Data Science team', '"data-science"'],
      ['common', 'resource_group', '`rg-x`.', '"rg-x"'],
      ['databricks', 'gpu', 'yes', 'true'],
      ['databricks', 'gpu', 'no', 'false'],
      ['databricks', 'gpu', 'cpu only', 'false'],
      ['databricks', 'gpu', 'with GPUs', 'true'],
      ['databricks', 'gpu', 'perhaps', '"perhaps"'],
      ['common', 'budget_usd_month', '$2k', '2000'],
      ['common', 'budget_usd_month', 'little', '"little"'],
      ['databricks', 'metastore_id', 'abc.', '"abc."'],
      ['databricks', 'autotermination_minutes', '2 hours', '120'],
      ['common', 'expires', '1 Jan 2027', '"2027-01-01"'],
      ['common', 'expires', 'soon', '"soon"'],
      ['firewall', 'protocol', 'udp', '"Udp"'],
      ['firewall', 'ports', '80, 443', '["80","443"]'],
      ['firewall', 'ports', 'https', '["443"]'],
      ['firewall', 'destination', '10.0.0.4', '"10.0.0.4/32"'],
      ['firewall', 'destination', 'the db', '"the"'],
    ] as const
    for (const [scope, parameter, text, value] of kinds) {
      const capability = scope === 'common' ? null : scope
      const operations = done(`1. ${text}`, [{ n: 1, capability, parameter, text: 'What?' }])
      expect(operations[0] ?? 'nothing').toBe(
        parameter === 'destination' && text === 'the db' ? 'nothing' : `set ${scope}.${parameter} ${value}`,
      )
    }
  })
})

describe('a bare answer', () => {
  it.each([
    ['East US', ['set common.region "eastus"']],
    ['analytics', ['set databricks.workload "analytics"']],
    ['6', ['set databricks.max_workers 6']],
    ['10.1.0.0/16', ['set firewall.source_ips ["10.1.0.0/16"]']],
    [
      'East US\nanalytics\n6',
      ['set common.region "eastus"', 'set databricks.workload "analytics"', 'set databricks.max_workers 6'],
    ],
    ['uksouth, 3', ['set common.region "uksouth"', 'set databricks.max_workers 3']],
    ['not sure', []],
    ['what is that?', []],
    ['the one that we always use for such things', []],
    ['x'.repeat(70), []],
  ])('%j means %j', (text, operations) => {
    expect(done(text)).toEqual(operations)
  })

  const teamOnly: AskedQuestion = { n: 1, capability: null, parameter: 'team', text: 'Which team owns it?' }

  it('fills a parameter that takes any word when it is the whole message', () => {
    expect(done('orbit', [teamOnly])).toEqual(['set common.team "orbit"'])
    expect(done('orbit\nand thanks a lot', [teamOnly])).toEqual(['set common.team "orbit"'])
    expect(done('orbit\nthis is odd', [teamOnly])).toEqual([])
    expect(done('perfect', [teamOnly])).toEqual([])
    expect(done('thanks', [teamOnly])).toEqual([])
  })

  it('fills none when two could be meant', () => {
    const both = [teamOnly, { n: 2, capability: null, parameter: 'resource_group', text: 'Which group?' }]
    expect(done('orbit', both)).toEqual([])
  })

  it('is not looked for in a long text', () => {
    expect(done(`6\n${'abc\n'.repeat(30)}`)).toEqual([])
  })

  it.each([
    ['yes', undefined, [true], 'none'],
    ['yes', false, [true], 'none'],
    ['yes', true, [], 'accept'],
    ['no', true, [false], 'none'],
    ['hm', true, [], 'none'],
  ])('"%s" to one question with the default %s sets %j', (text, proposal, values, intent) => {
    const only = {
      n: 1,
      capability: 'databricks',
      parameter: 'gpu',
      text: 'GPU?',
      ...(proposal === undefined ? {} : { default: proposal }),
    }
    const reading = readComment(text, { asked: [only] })
    expect(reading.operations.map(({ value }) => value)).toEqual(values)
    expect(reading.intent).toBe(intent)
  })
})

describe('structured answers', () => {
  it.each([
    ['region: eastus2', ['set common.region "eastus2"']],
    ['region = eastus2', ['set common.region "eastus2"']],
    ['Region -> East US 2', ['set common.region "eastus2"']],
    ['**Region**: eastus2', ['set common.region "eastus2"']],
    ['- region: `eastus2`', ['set common.region "eastus2"']],
    ['Region? eastus2', ['set common.region "eastus2"']],
    ['Region:\n  eastus2', ['set common.region "eastus2"']],
    ['the region: eastus2 is best', ['set common.region "eastus2"']],
    [
      'region: eastus2, team: orbit, env=dev',
      ['set common.region "eastus2"', 'set common.team "orbit"', 'set common.environment "dev"'],
    ],
    ['databricks.max_workers: 6', ['set databricks.max_workers 6']],
    ['workers: 2-8', ['set databricks.min_workers 2', 'set databricks.max_workers 8']],
    ['workers: 3', ['set databricks.min_workers 3', 'set databricks.max_workers 3']],
    ['workers: default', ['keep databricks.min_workers']],
    ['regoin: eastus2', ['set common.region "eastus2"']],
    ['Enviroment: prod', ['set common.environment "prod"']],
    ['regjon: eastus2', ['set common.region "eastus2"']],
    [
      '```yaml\nregion: eastus2\nteam: orbit\n```',
      ['set common.region "eastus2"', 'set common.team "orbit"'],
    ],
    [
      '| Setting | Value |\n|---|---|\n| region | eastus2 |\n| team | orbit |',
      ['set common.region "eastus2"', 'set common.team "orbit"'],
    ],
    [
      '| region | team |\n|---|---|\n| eastus2 | orbit |',
      ['set common.region "eastus2"', 'set common.team "orbit"'],
    ],
    ['| region | team |\n|---|---|', []],
    ['| region |', []],
    [
      '### Region\n\nEast US 2\n\n### Team\n\norbit',
      ['set common.region "eastus2"', 'set common.team "orbit"'],
    ],
    ['### Region\n\n_No response_\n\n### Nothing\n', []],
    ['### Ports\n\n80\n443', ['set firewall.ports ["80","443"]']],
    ['/set region eastus2', ['set common.region "eastus2"']],
    [
      '/set region=eastus2 workers=2-8',
      ['set common.region "eastus2"', 'set databricks.min_workers 2', 'set databricks.max_workers 8'],
    ],
    [
      'reason: it is needed for the release, soon',
      ['set firewall.justification "it is needed for the release, soon"'],
    ],
    ['region:', []],
    ['shopping list: milk', []],
    ['team: \nregion: eastus2', ['set common.region "eastus2"']],
    ['region: eastus2\nwe also thought of westus2', ['set common.region "eastus2"']],
  ])('%j means %j', (text, operations) => {
    expect(done(text, [])).toEqual(operations)
  })

  it('sets a parameter that two capabilities have for both', () => {
    expect(done('access: private', [])).toEqual([
      'set databricks.network "private"',
      'set firewall.access "private"',
    ])
  })

  it('says when a key belongs to a capability that nobody asked for', () => {
    const reading = readComment('ports: 443', { understanding: settled('databricks') })
    expect(reading.operations).toEqual([])
    expect(reading.unread).toEqual(['ports: 443'])
  })

  it('counts as a request when a form is filled in', () => {
    const reading = readIssue('Infrastructure', '### Region\n\neastus2\n\n### Max workers\n\n4')
    expect(reading).toMatchObject({
      actionable: true,
      capabilities: { named: [], candidates: ['databricks'] },
    })
    expect(valuesOf(reading)).toEqual({ 'common.region': 'eastus2', 'databricks.max_workers': 4 })
  })
})
