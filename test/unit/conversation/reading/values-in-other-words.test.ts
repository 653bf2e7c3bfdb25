import { describe, expect, it } from 'vitest'
import { namedValues, readRequest } from '../support/every-capability.ts'

/** The values that the body of a request for a service states. */
function stated(service: string, text: string): Record<string, unknown> {
  return namedValues(readRequest(service, text))
}

describe('times that no words of a parameter stand beside', () => {
  it.each([
    [
      'Databricks',
      'It should be switched off when nobody used it for 30 minutes.',
      'autotermination_minutes',
      30,
    ],
    ['Databricks', 'Shut it down if idle for an hour.', 'autotermination_minutes', 60],
    ['Databricks', 'Let it stop after 45 minutes without work.', 'autotermination_minutes', 45],
    ['Databricks', 'Automatisch abschalten nach 20 Minuten.', 'autotermination_minutes', 20],
    ['Databricks', 'Arrêt automatique après 45 minutes.', 'autotermination_minutes', 45],
    ['Databricks', 'A small SQL warehouse that stops after 10 minutes.', 'sql_auto_stop_minutes', 10],
    ['Azure ML', 'Nodes should go away after 10 idle minutes.', 'idle_minutes', 10],
    ['Azure ML', 'Nach 15 Minuten Leerlauf abschalten.', 'idle_minutes', 15],
    ['Key vault', 'Deleted ones should be recoverable for 60 days.', 'soft_delete_days', 60],
    ['Key vault', 'Deleted secrets can be recovered for two weeks.', 'soft_delete_days', 14],
    ['Key vault', 'Gelöschtes soll 60 Tage wiederherstellbar sein.', 'soft_delete_days', 60],
  ])('%s: "%s" states %s', (service, text, name, value) => {
    expect(stated(service, text)[name]).toBe(value)
  })

  it.each([
    'We look at it every 30 minutes and stop then.',
    'It stops the whole office for 3 days.',
    'It was idle. The meeting is in 30 minutes.',
  ])('"%s" states none', (text) => {
    expect(stated('Databricks', text)['autotermination_minutes']).toBeUndefined()
  })
})

describe('ends of a range in other words', () => {
  it.each([
    ['it can shrink to zero and grow up to 6 nodes', 0, 6],
    ['scaling from zero to 4 nodes', 0, 4],
    ['Three nodes should be the maximum, zero the minimum', 0, 3],
    ['2x A100 nodes max', undefined, 2],
    ['one node at most', undefined, 1],
    ['two nodes as the minimum', 2, undefined],
    ['entre 2 et 8 nœuds', 2, 8],
    ['de 1 a 3 nodos', 1, 3],
    ['zwei bis vier Knoten', 2, 4],
    ['até 4 nós', undefined, 4],
    ['fino a 5 nodi', undefined, 5],
    ['6 to 8 nodes. Hmm, actually make it 2-4.', 2, 4],
  ])('"%s" is %s to %s', (text, low, high) => {
    expect(stated('Azure ML', text)).toMatchObject({
      ...(low === undefined ? {} : { min_nodes: low }),
      ...(high === undefined ? {} : { max_nodes: high }),
    })
    expect(stated('Azure ML', text)['min_nodes']).toBe(low)
    expect(stated('Azure ML', text)['max_nodes']).toBe(high)
  })

  it('reads the number of an item as no number of nodes', () => {
    const values = stated('Azure ML', '5. H100, one node at most\n6. custom images')
    expect(values['max_nodes']).toBe(1)
  })

  it('reads numbers behind a correction only where they end it', () => {
    expect(stated('Azure ML', '6 nodes. Actually 3 of us will use it.')['max_nodes']).toBe(6)
    expect(stated('Azure ML', 'Actually 3.')['max_nodes']).toBeUndefined()
  })

  it('gives the numbers of a sentence to the capability that it names', () => {
    const values = stated('databricks + azure ML', 'databricks: 3-9 workers. AML: max 4 nodes.')
    expect(values).toMatchObject({ min_workers: 3, max_workers: 9, max_nodes: 4 })
    expect(values['min_nodes']).toBeUndefined()
  })
})

describe('what is not wanted', () => {
  it.each([
    'GPUs are not necessary.',
    'Nobody needs GPUs.',
    'We certainly do not need GPUs.',
    "A GPU won't be needed.",
    'GPUs werden nicht benötigt.',
    'GPUs brauchen wir nicht unbedingt, keine GPUs also.',
  ])('"%s" is no GPU', (text) => {
    expect(stated('Databricks', text)['gpu']).toBe(false)
  })

  it.each([
    ['Databricks', 'It must not be reachable from the internet.', 'network', 'private'],
    ['Databricks', 'No public access, please.', 'network', 'private'],
    ['Azure ML', 'No spot machines.', 'vm_priority', 'Dedicated'],
    ['Azure ML', 'Dedicated vms, low priority keeps getting preempted.', 'vm_priority', 'Dedicated'],
  ])('%s: "%s" says %s', (service, text, name, value) => {
    expect(stated(service, text)[name]).toBe(value)
  })
})

describe('words that join others', () => {
  it.each([
    ['Databricks', 'Es laufen ETL-Jobs darauf.', 'workload', 'data_engineering'],
    ['Databricks', 'keine Spot-Instanzen', 'spot', false],
    ['Azure ML', 'Knoten mit T4-GPU', 'gpu_type', 'T4'],
    ['Azure ML', 'a CPU-only cluster', 'gpu', false],
    ['Databricks', '(private, dev)', 'network', 'private'],
  ])('%s: "%s" says %s', (service, text, name, value) => {
    expect(stated(service, text)[name]).toBe(value)
  })

  it.each(['use rg-ETL-Jobs-prod', 'the private zone'])('"%s" says nothing', (text) => {
    expect(stated('Databricks', text)).not.toHaveProperty('workload')
    expect(stated('Databricks', text)).not.toHaveProperty('network')
  })
})

describe('a heading that proposes a value', () => {
  it.each([
    ['Azure ML workspace, team x1', 'Private only?', 'Yes', 'network', 'private'],
    ['Azure OpenAI, team x1', 'Private endpoint?', 'Yes please', 'network', 'private'],
    ['Databricks, team x1', 'Spot instances', 'Yes', 'spot', true],
    ['Databricks, team x1', 'Do you need GPUs?', 'no, thanks', 'gpu', false],
    ['Azure ML, team x1', 'CPU only?', 'Yes', 'gpu', false],
    ['Azure ML, team x1', 'CPU or GPU?', 'CPU', 'gpu', false],
    ['Azure ML, team x1', 'Low priority VMs?', 'Ja', 'vm_priority', 'LowPriority'],
    ['Azure ML, team x1', 'Maximum number of nodes', '3', 'max_nodes', 3],
    ['Azure ML, team x1', 'Minimum number of nodes', '1', 'min_nodes', 1],
  ])('%s, "%s": "%s" says %s', (title, heading, answer, name, value) => {
    expect(stated(title, `### ${heading}\n\n${answer}`)[name]).toBe(value)
  })

  it('sets the end that it names and no other', () => {
    const values = stated('Azure ML, team x1', '### Maximum number of nodes\n\n3')
    expect(values['min_nodes']).toBeUndefined()
  })
})

describe('the code of a pipeline', () => {
  it.each([
    ['first ingest.py, then train.py, then score.py', ['ingest.py', 'train.py', 'score.py']],
    ['it runs train.py and then publish.sql', ['train.py', 'publish.sql']],
    ['- 1) load.py 2) train.py', ['load.py', 'train.py']],
    ['### Steps\n\n1. ingest.py\n2. train.py', ['ingest.py', 'train.py']],
    ['### Steps\n\n1. ingest\n2. train', ['ingest', 'train']],
    ['steps:\n- ingest\n- train', ['ingest', 'train']],
    ['train.py but not publish.py', ['train.py']],
  ])('"%s" has the steps %j', (text, steps) => {
    expect(stated('ML pipeline, team x1', text)['tasks']).toEqual(steps)
  })

  it('reads the steps out of no address', () => {
    const values = stated('ML pipeline, team x1', 'The code is github.com/acme/x.py/train.py')
    expect(values['tasks']).toBeUndefined()
  })

  it.each([
    ['repo: contoso/forecast, tag v2.3.0', { source: 'contoso/forecast', ref: 'v2.3.0', ref_kind: 'tag' }],
    ['code: contoso/churn, branch main', { source: 'contoso/churn', ref: 'main', ref_kind: 'branch' }],
    ['from the main branch of contoso/churn', { source: 'contoso/churn', ref: 'main', ref_kind: 'branch' }],
    ['code: contoso/churn, commit 3f2a91c', { ref: '3f2a91c', ref_kind: 'commit' }],
  ])('"%s" has %j', (text, values) => {
    expect(stated('ML pipeline, team x1', text)).toMatchObject(values)
  })

  it('takes what stands behind the words of a sentence for no name', () => {
    const values = stated('Databricks', 'Make that a scheduled job: Fridays at 17:00 London time.')
    expect(values).not.toHaveProperty('job_name')
  })

  it('retries as often as it is told to', () => {
    expect(stated('ML pipeline, team x1', 'Retry twice.')['retries']).toBe(2)
    expect(stated('ML-Pipeline, Team x1', 'Zwei Wiederholungen.')['retries']).toBe(2)
  })
})

describe('values of keys', () => {
  it('leaves out what brackets say about a model', () => {
    const values = stated('Azure OpenAI', 'models: gpt-4.1 (chat), text-embedding-3-large (search)')
    expect(values['models']).toEqual(['gpt-4.1', 'text-embedding-3-large'])
  })

  it('reads what stands in brackets alone', () => {
    expect(stated('Azure OpenAI', 'models: (gpt-4.1)')['models']).toEqual(['gpt-4.1'])
  })

  it('reads a misspelt value as it was meant', () => {
    expect(stated('Databricks', 'enviroment: stagging')['environment']).toBe('staging')
    expect(stated('Databricks', 'prodution, please')['environment']).toBe('prod')
  })

  it('drops what another key of another capability says of the same parameter', () => {
    const text = 'databricks:\n  workload: analytics\nstorage:\n  purpose: data_lake'
    expect(stated('Databricks and a storage account', text)).toMatchObject({
      workload: 'analytics',
      purpose: 'data_lake',
    })
  })

  it('reads the groups that people name in a sentence', () => {
    expect(stated('Key vault', 'Readers are sg-payments-apps.')['readers_group']).toBe('sg-payments-apps')
  })
})

describe('a heading with two words for one parameter', () => {
  it('is about that parameter', () => {
    const values = stated('ML pipeline, team x1', '### Branch or tag\n\nrelease/2026-11')
    expect(values['ref']).toBe('release/2026-11')
  })
})

describe('what people on other continents write', () => {
  it.each([
    ['Budget 1.500 USD im Monat', 1500],
    ["Budget 1'500 USD a month", 1500],
    ['Budget: 1,500.50 USD', 1500.5],
    ['budget 99.90 USD', 99.9],
  ])('"%s" is %s USD', (text, amount) => {
    expect(stated('Databricks', text)['budget_usd_month']).toBe(amount)
  })

  it.each([
    ['from 2 up to 6 workers', 2, 6],
    ['von 2 bis zu 6 Workern', 2, 6],
    ['I first wanted 10 workers. Please take 2 to 5.', 2, 5],
  ])('"%s" is %s to %s', (text, low, high) => {
    expect(stated('Databricks', text)).toMatchObject({ min_workers: low, max_workers: high })
  })

  it('counts twenty thousand tokens', () => {
    expect(stated('Azure OpenAI', 'twenty thousand tokens per minute')['capacity_k_tpm']).toBe(20)
  })
})

describe('a team that does something', () => {
  it('is not called by what it does', () => {
    expect(stated('Databricks', 'Somebody of my team opens the notebook.')).not.toHaveProperty('team')
  })

  it.each(['We are the "econometrics" team.', 'The team is just "econometrics".'])(
    '"%s" has a name',
    (text) => {
      expect(stated('Databricks', text)['team']).toBe('econometrics')
    },
  )
})

it('takes "the existing one" for no workspace', () => {
  expect(stated('Databricks', 'No group is needed, we use the existing one.')).not.toHaveProperty('existing')
})

describe('a sentence that names one of two capabilities', () => {
  const two = 'Databricks and Azure ML, team x1, dev'

  it('gives its values to that capability alone', () => {
    const text = 'Databricks runs without GPU. Azure ML has private endpoints.'
    const set = readRequest(two, text).operations.filter(({ op }) => op === 'set')
    const scopesOf = (name: string): string[] =>
      set.filter(({ parameter }) => parameter === name).map(({ scope }) => scope)
    expect(scopesOf('gpu')).toEqual(['databricks'])
    expect(scopesOf('network')).toEqual(['aml'])
  })

  it('reads no time that a parameter cannot have', () => {
    expect(stated('Databricks', 'Shut it down after 900 hours.')).not.toHaveProperty(
      'autotermination_minutes',
    )
  })
})
