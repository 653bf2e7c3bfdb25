import { describe, expect, it } from 'vitest'
import { phrases as databricksPhrases } from '../../../../capabilities/databricks/phrases.ts'
import { phrases as firewallPhrases } from '../../../../capabilities/firewall/phrases.ts'
import type { Capability } from '../../../../src/capability/index.ts'
import { emptyUnderstanding } from '../../../../src/conversation/apply-reading.ts'
import { readMessage } from '../../../../src/conversation/read-message.ts'
import { searchCapabilities } from '../../../../src/conversation/reading/search-capabilities.ts'
import type { AskedQuestion, Understanding } from '../../../../src/domain/brief.ts'
import { catalogue, readComment, readIssue, settled } from '../support/dialogue.ts'
import { door, lab } from '../support/lab.ts'

const mlWorkspace: Capability = {
  ...lab,
  id: 'ml_workspace',
  title: 'ML workspace',
  phrases: { synonyms: ['ml workspace', 'workspace'], examples: [] },
}
const three: readonly Capability[] = [...catalogue, mlWorkspace]

function routeIssue(title: string, among: readonly Capability[] = three) {
  return readMessage(
    { id: 'issue', by: 'alice', title, text: '' },
    { understanding: emptyUnderstanding, asked: [] },
    among,
  ).capabilities
}

describe('an issue', () => {
  it.each([
    ...databricksPhrases.examples.map((text) => [text, 'databricks']),
    ...firewallPhrases.examples.slice(0, 5).map((text) => [text, 'firewall']),
    ['Remove the firewall rule for port 443 from 10.1.0.0/16 to 10.2.0.4', 'firewall'],
    ['Allow 10.1.0.0/16 to reach 10.2.0.4', 'firewall'],
    ['Open ssh to 10.2.0.4', 'firewall'],
    ['Create a workspace', 'databricks'],
    ['Open port 443 to our Databricks workspace', 'firewall'],
    ['No firewall, just Databricks', 'databricks'],
  ])('%j names %s', (title, id) => {
    expect(readIssue(title ?? '').capabilities).toEqual({
      named: [id],
      candidates: [],
      offered: [],
      removed: [],
    })
  })

  it('leaves a word open that two capabilities have', () => {
    expect(routeIssue('Create a room for the ML people', catalogue).named).toEqual([])
    expect(routeIssue('Create a workspace')).toEqual({
      named: [],
      candidates: ['databricks', 'ml_workspace'],
      offered: [],
      removed: [],
    })
    expect(routeIssue('Create a Databricks workspace').named).toEqual(['databricks'])
    expect(routeIssue('Create an ML workspace').named).toEqual(['ml_workspace'])
  })

  it('proposes what a vague wish may mean and assumes nothing', () => {
    expect(readIssue('we need a data platform')).toMatchObject({
      actionable: true,
      capabilities: { named: [], candidates: ['databricks'] },
      operations: [],
    })
    expect(readIssue('We need some GPUs').capabilities).toMatchObject({
      named: [],
      candidates: ['databricks'],
    })
  })

  it('proposes what a platform is made of, and offers what often goes with it', () => {
    const model = {
      ...lab,
      id: 'model',
      phrases: {
        synonyms: ['model'],
        examples: [],
        wishes: { proposed: ['ml platform'], offered: ['data platform'] },
      },
    }
    expect(routeIssue('Deploy ML platform for data science team in East US', [...catalogue, model])).toEqual({
      named: [],
      candidates: ['databricks', 'model'],
      offered: ['firewall'],
      removed: [],
    })
    expect(routeIssue('We need a data platform', [...catalogue, model])).toMatchObject({
      candidates: ['databricks'],
      offered: ['firewall', 'model'],
    })
    expect(routeIssue('No ML platform, just Databricks', [...catalogue, model])).toMatchObject({
      named: ['databricks'],
      offered: [],
    })
    expect(routeIssue('not an ml platform but something for events', [...catalogue, model]).offered).toEqual(
      [],
    )
  })

  it('proposes nothing when nothing is near', () => {
    expect(readIssue('We need a server').capabilities).toEqual({
      named: [],
      candidates: [],
      offered: [],
      removed: [],
    })
  })

  it('has no use for ports when nothing opens any', () => {
    expect(routeIssue('Open port 443 from 10.1.0.0/16', [door])).toEqual({
      named: [],
      candidates: [],
      offered: [],
      removed: [],
    })
  })

  it('names what nothing here builds', () => {
    expect(readIssue('Create a Kubernetes cluster and a Databricks workspace')).toMatchObject({
      actionable: true,
      capabilities: { named: ['databricks'] },
      unsupported: ['kubernetes cluster'],
    })
    expect(readIssue('Create an AKS cluster').capabilities.candidates).toEqual([])
    expect(readIssue('Create no AKS, a workspace that reaches the database').unsupported).toEqual([])
  })
})

describe('a comment', () => {
  it('adds a capability when it asks for one', () => {
    expect(
      readComment('Also open port 443', { understanding: settled('databricks') }).capabilities.named,
    ).toEqual(['firewall'])
    expect(
      readComment('the firewall is slow', { understanding: settled('databricks') }).capabilities.named,
    ).toEqual([])
    expect(
      readComment('is the firewall open?', { understanding: settled('databricks') }).capabilities.named,
    ).toEqual([])
  })

  it.each(['remove the firewall', 'no firewall please', 'just databricks', 'only the databricks workspace'])(
    '%j leaves out the firewall',
    (text) => {
      expect(readComment(text).capabilities).toMatchObject({ removed: ['firewall'] })
    },
  )

  it('cannot leave out what is not there', () => {
    expect(readComment('no firewall', { understanding: settled('databricks') }).capabilities.removed).toEqual(
      [],
    )
  })
})

describe('an answer to which capability is meant', () => {
  const proposed: Understanding = {
    ...emptyUnderstanding,
    capabilities: ['databricks', 'firewall', 'ml_workspace'],
    choice: 'proposed',
  }
  const asked: readonly AskedQuestion[] = [
    {
      n: 1,
      capability: null,
      parameter: 'capabilities',
      text: 'Which?',
      options: three.map(({ title }) => title),
    },
  ]
  const answer = (text: string) =>
    readMessage({ id: '1', by: 'alice', text }, { understanding: proposed, asked }, three).capabilities

  it.each([
    ['Just 1 and 2', ['databricks', 'firewall']],
    ['1', ['databricks']],
    ['the second one please', ['firewall']],
    ['option 3', ['ml_workspace']],
    ['both', ['databricks', 'firewall', 'ml_workspace']],
    ['all of them.', ['databricks', 'firewall', 'ml_workspace']],
    ['databricks', ['databricks']],
    ['4', []],
    ['1 or so, I do not know', []],
  ])('%j chooses %j', (text, named) => {
    expect(answer(text).named).toEqual(named)
  })

  it('leaves out what was not chosen', () => {
    expect(answer('2').removed).toEqual(['databricks', 'ml_workspace'])
  })

  it('is not looked for when the options are gone', () => {
    const gone = [{ n: 1, capability: null, parameter: 'capabilities', text: 'Which?' }]
    expect(readComment('1', { understanding: proposed, asked: gone }).capabilities.named).toEqual([])
    const renamed = [
      { n: 1, capability: null, parameter: 'capabilities', text: 'Which?', options: ['Something else'] },
    ]
    expect(readComment('1', { understanding: proposed, asked: renamed }).capabilities.named).toEqual([])
  })
})

describe('the search over capabilities', () => {
  it('finds by misspelt and by plural words, and nothing for words of no meaning', () => {
    expect(searchCapabilities('kubernetes notebok', three)).toEqual(['databricks'])
    expect(searchCapabilities('please make it', three)).toEqual([])
    expect(searchCapabilities('a b', three)).toEqual([])
  })
})

describe('what is for us', () => {
  it.each([
    'Create a production workspace for ML team',
    'Databricks workspace for team orbit, dev',
    'Can we get a spark cluster for the analytics team?',
    'Hi, could you open port 443?',
    'Need GPUs',
    'we need a data platform',
    'Databricks with fewer errors please',
  ])('%j is', (title) => {
    expect(readIssue(title).actionable).toBe(true)
  })

  it.each([
    'The build fails on main',
    'How do I rotate a token?',
    'Fix typo in README',
    'Databricks cluster fails to start',
    'docs: describe the workspace',
    'Is the Databricks workspace slow for you too?',
    'databricks?',
    'Add dark mode',
    'We need a new logo',
    'bump databricks from 1 to 2',
    'Databricks is slow',
    'Server room',
  ])('%j is not', (title) => {
    expect(readIssue(title).actionable).toBe(false)
  })

  it('looks at the body when the title says nothing', () => {
    expect(readIssue('Question of size', 'We need a server').actionable).toBe(false)
    expect(readIssue('Server for us', 'Please give us one').actionable).toBe(true)
    expect(readIssue('', 'Create a workspace').actionable).toBe(true)
    expect(readIssue('').actionable).toBe(false)
  })
})

describe('what was not used', () => {
  it.each([
    ['eastus. We also want SSO through Okta.', ['We also want SSO through Okta']],
    ['eastus with SSO through Okta', ['with SSO through Okta']],
    ['eastus please', []],
    ['### Anything else?\n\nnothing special', ['nothing special']],
    ['yes but eastus', []],
    [`${'blah '.repeat(50)}`, [`${'blah '.repeat(32)}...`]],
    ['- "the usual" (and', ['the usual']],
  ])('%j leaves %j', (text, unread) => {
    expect(readComment(text).unread).toEqual(unread)
  })
})
