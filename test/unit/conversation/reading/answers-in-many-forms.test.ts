import { describe, expect, it } from 'vitest'
import { databricks } from '../../../../capabilities/databricks/capability.ts'
import { firewall } from '../../../../capabilities/firewall/capability.ts'
import { applyReading } from '../../../../src/conversation/apply-reading.ts'
import type { AskedQuestion, Understanding } from '../../../../src/domain/brief.ts'
import { almanac } from '../support/almanac.ts'
import { readComment, settled, valuesOf } from '../support/dialogue.ts'
import { lab } from '../support/lab.ts'

const region = { capability: null, parameter: 'region', text: 'Which Azure region?', default: 'eastus2' }
const environment = { capability: null, parameter: 'environment', text: 'Which environment?', default: 'dev' }
const workload = {
  capability: 'databricks',
  parameter: 'workload',
  text: 'What will run on it: ETL or ML?',
  default: 'data_engineering',
}
const workers = { capability: 'databricks', parameter: 'max_workers', text: 'How many workers?', default: 2 }
const team = { capability: null, parameter: 'team', text: 'Which team owns it?' }
const ports = { capability: 'firewall', parameter: 'ports', text: 'Which ports?' }
const sources = { capability: 'firewall', parameter: 'source_ips', text: 'From which addresses?' }
const gpu = { capability: 'databricks', parameter: 'gpu', text: 'With GPU?', default: false }

type Asking = Omit<AskedQuestion, 'n'>
const four = [environment, region, workload, workers]

function numbered(...questions: readonly Asking[]): AskedQuestion[] {
  return questions.map((question, index) => ({ n: index + 1, ...question }))
}

/** What a reply does, as `parameter=value`, or `parameter kept`. */
function done(text: string, questions: readonly Asking[], understanding?: Understanding): string[] {
  const given = understanding === undefined ? {} : { understanding }
  return readComment(text, { asked: numbered(...questions), ...given }).operations.map(
    ({ op, parameter, value }) =>
      op === 'set' ? `${parameter}=${JSON.stringify(value)}` : `${parameter} ${op}`,
  )
}

/** What is known after words of an earlier comment. */
function knownAfter(text: string, questions: readonly Asking[] = []): Understanding {
  const message = { id: '4', by: 'alice', text }
  const known = settled('databricks', 'firewall')
  return applyReading(known, readComment(text, { asked: numbered(...questions) }), message)
}

describe('numbers of questions', () => {
  const all = ['environment="prod"', 'region="uksouth"', 'workload keep', 'max_workers keep']

  it.each([
    '#1 prod\n#2 uksouth\n#3 keep\n#4 keep',
    '(1) prod, (2) UK South, (3) keep, (4) default',
    '1 prod\n2 uksouth\n3 keep\n4 keep',
    '1 -> prod\n2 -> uksouth\n3 -> keep\n4 -> keep',
    '1/ prod\n2/ uksouth\n3/ keep\n4/ keep',
    'question 1: prod\nquestion 2: uksouth\nquestion 3: keep\nquestion 4: keep',
    'Sure, here we go: 1. prod 2. uksouth 3. keep 4. keep',
    'the first is prod, the second is uksouth, third: keep, 4th: keep',
    '1. **prod**\n2. `uksouth`\n3. _keep_\n4. keep',
    '1. Which environment? prod\n2. Which Azure region? uksouth\n3. keep\n4. keep',
    '1.\nprod\n2.\nuksouth\n3.\nkeep\n4.\nkeep',
    '1. prod 2. uksouth 3. whatever you suggest 4. up to you',
    '| # | answer |\n|---|---|\n| 1 | prod |\n| 2 | uksouth |\n| 3 | keep |\n| 4 | keep |',
    '| 1 | Environment | prod |\n| 2 | Region | uksouth |\n| 3 | Workload | keep |\n| 4 | | keep |',
    '1) prod. 2) uksouth. 3) ok. 4) ok.',
  ])('are understood in %j', (text) => {
    expect(done(text, four).toSorted()).toEqual(all.toSorted())
  })

  it.each([
    [
      '1 staging; 2,3 and 4 keep',
      ['region keep', 'workload keep', 'max_workers keep', 'environment="staging"'],
    ],
    ['2-4 default', ['region keep', 'workload keep', 'max_workers keep']],
    ['ok for 1 and 2', ['environment keep', 'region keep']],
    ['2 and 9 keep', []],
    ['3 is dev', ['environment="dev"']],
    ['1 is dev', ['environment="dev"']],
    ['2 workers', ['min_workers=2', 'max_workers=2']],
    ['1 ok', ['environment keep']],
    ['1. what is that?', []],
    ['1. dev. We are only trying things out here. 2. uksouth', ['environment="dev"', 'region="uksouth"']],
    ['| 1 | prod', ['environment="prod"']],
    ['| 1 | |', []],
    ['| 9 | dev |', ['environment="dev"']],
    ['| 1 |', []],
    ['1.\n2. westus2', ['region="westus2"']],
    ['1.', ['min_workers=1', 'max_workers=1']],
  ])('in %j give %j', (text, expected) => {
    expect(done(text, four)).toEqual(expected)
  })

  it('leaves what has no default open when nobody knows', () => {
    expect(done('1. no idea 2. skip', [team, environment])).toEqual(['environment keep'])
    expect(done('1. team lead office', [team])).toEqual(['team="lead-office"'])
    expect(done('1 whatever', [ports])).toEqual([])
    expect(done('1 and 2 ok', [team, environment])).toEqual(['environment keep'])
  })

  it('takes a text whole', () => {
    const reason = { capability: 'firewall', parameter: 'justification', text: 'Why?' }
    expect(done('1. The vendor needs it. Then We close it.', [reason])).toEqual([
      'justification="The vendor needs it. Then We close it."',
    ])
  })

  it('keeps what another rule has read', () => {
    expect(done('1. prod, team: orbit', four)).toEqual(['team="orbit"', 'environment="prod"'])
  })
})

describe('taking the defaults', () => {
  const kept = ['region keep', 'workload keep', 'max_workers keep']

  it.each([
    ['staging, the rest as you propose', ['environment="staging"', ...kept]],
    ['staging. Everything else default please.', ['environment="staging"', ...kept]],
    ['staging, otherwise whatever you suggest', ['environment="staging"', ...kept]],
    ['all defaults', ['environment keep', ...kept]],
    ['use the defaults', ['environment keep', ...kept]],
    ['no preference', ['environment keep', ...kept]],
    ['staging and keep the rest', ['environment="staging"', ...kept]],
    [
      'All the defaults are fine except the region',
      ['environment keep', 'workload keep', 'max_workers keep'],
    ],
    [
      'All the defaults are fine except the region, that has to be Japan East',
      ['region="japaneast"', 'environment keep', 'workload keep', 'max_workers keep'],
    ],
    [
      'we keep the rest besides the region\nthanks',
      ['environment keep', 'workload keep', 'max_workers keep'],
    ],
    [
      'keep everything, region: moonbase',
      ['region="moonbase"', 'environment keep', 'workload keep', 'max_workers keep'],
    ],
    ['keep all, US east for the region', ['environment keep', 'workload keep', 'max_workers keep']],
  ])('in %j', (text, expected) => {
    expect(done(text, four)).toEqual(expected)
  })

  it('agrees when no default is left to take', () => {
    expect(readComment('all defaults').intent).toBe('accept')
    expect(readComment('all defaults', { asked: numbered(team) }).intent).toBe('accept')
    expect(readComment('all defaults', { asked: numbered(region) }).intent).toBe('none')
  })

  it.each([
    ['the region is fine', ['region keep']],
    ['default workers', ['min_workers keep', 'max_workers keep']],
    ['workers are fine for us', ['min_workers keep', 'max_workers keep']],
    ['the region is fine but expensive', ['region keep']],
    ['the region is finer', []],
  ])('of one parameter in %j', (text, expected) => {
    expect(done(text, four)).toEqual(expected)
  })

  it('reads the rest from words that were used no more than once', () => {
    expect(done('region: keep the rest', four)).not.toContain('workload keep')
  })
})

describe('boxes that are ticked', () => {
  it('answer the one list they fit', () => {
    expect(done('- [x] https\n- [ ] ssh\n- [x] 8443', [ports])).toEqual(['ports=["443","8443"]'])
    expect(done('- [X] 10.1.0.0/16\n- [x] 10.2.0.0/16', [sources])).toEqual([
      'source_ips=["10.1.0.0/16","10.2.0.0/16"]',
    ])
  })

  it('say what they say in any other words', () => {
    expect(done('- [x] prod\n- [ ] dev\n- [ ] staging', [environment])).toEqual(['environment="prod"'])
    expect(done('- [x] 8443\n- [x] perhaps', [ports])).toEqual(['ports=["8443"]'])
  })

  it('say nothing when none is ticked', () => {
    expect(done('- [ ] 443\n- [ ] 22', [ports])).toEqual([])
  })

  it('belong to nothing when two lists would take them', () => {
    const allowed = { capability: 'databricks', parameter: 'allowed_ips', text: 'Let in?' }
    expect(done('- [x] 10.1.0.0/16', [sources, { ...sources, ...allowed }])).toEqual([])
  })
})

describe('a bare value', () => {
  it.each([
    '4 then',
    "let's say 4",
    '4 is enough',
    '4, please',
    'ok 4',
    'I think 4 would be fine',
    'make it 4',
    'no sorry, 4',
    '- 4',
  ])('is found in %j', (text) => {
    expect(done(text, [workers])).toContain('max_workers=4')
  })

  it('is no name when it tells something', () => {
    expect(done('this looks expensive', [team])).toEqual([])
    expect(done('ok', [team])).toEqual([])
    expect(done('take it', [team])).toEqual([])
  })

  it('beside words of correction is for what was said last', () => {
    const known = knownAfter('ports: 8080')
    expect(done('Oops, 8081 I mean', [], known)).toEqual(['ports=["8081"]'])
    expect(done('8081', [], known)).toEqual([])
    expect(done('sorry, nothing', [], known)).toEqual([])
    expect(done('sorry, 6', [], knownAfter('1-4 workers'))).toEqual(['max_workers=6'])
  })

  it('beside words of correction is for nothing when two were said', () => {
    const known = knownAfter('4 workers, auto-stop 20 minutes')
    expect(done('sorry, 30', [], known)).toEqual([])
  })

  it('corrects no name of a host by a word', () => {
    const by = { messageId: '4', by: 'alice' }
    const statements = { almanac: { record: { value: 'a.acme.example', quote: 'a.acme.example', ...by } } }
    const understanding = { ...settled('almanac'), statements }
    const read = (text: string) => valuesOf(readComment(text, { understanding, among: [almanac] }))
    expect(read('sorry, tomorrow')).toEqual({})
    expect(read('sorry, b.acme.example')).toEqual({ 'almanac.record': 'b.acme.example' })
  })
})

describe('yes and no to one question', () => {
  const access = {
    capability: 'databricks',
    parameter: 'network',
    text: 'Private access only?',
    default: 'private',
  }

  it('answer it', () => {
    expect(done('yes', [gpu])).toEqual(['gpu=true'])
    expect(done('no', [gpu])).toEqual(['gpu=false'])
    expect(done('no', [{ ...access, options: ['private', 'public'] }])).toEqual(['network="public"'])
  })

  it('ask which of several others is meant', () => {
    const read = readComment('no', { asked: numbered({ ...access, options: ['private', 'vnet', 'public'] }) })
    expect(read.ambiguities).toMatchObject([{ parameter: 'network', options: ['vnet', 'public'] }])
  })

  it('are nothing without another option', () => {
    expect(done('no', [access])).toEqual([])
    expect(done('no', [{ ...access, options: ['private'] }])).toEqual([])
    expect(readComment('yes', { asked: numbered(access) }).intent).toBe('accept')
  })
})

describe('what is added or taken away', () => {
  const known = knownAfter('ports: 8080, 8081\nfrom 10.1.0.0/16')

  it.each([
    ['also 9090', ['ports=["8080","8081","9090"]']],
    ['also open port 9090', ['ports=["8080","8081","9090"]']],
    ['remove 8080', ['ports=["8081"]']],
    ['drop port 8081', ['ports=["8080"]']],
    ['without 8080 and 8081', ['ports unset']],
    ['also from 10.2.0.0/16', ['source_ips=["10.1.0.0/16","10.2.0.0/16"]']],
    ['add 2 workers', ['min_workers=2', 'max_workers=2']],
  ])('in %j', (text, expected) => {
    expect(done(text, [], known)).toEqual(expected)
  })

  it('leaves a rule that goes elsewhere to other rules', () => {
    expect(done('also 443 to 10.9.0.4', [], known).join()).not.toContain('8080')
  })

  it('changes no capability by naming a port', () => {
    expect(readComment('drop port 8081', { understanding: known }).capabilities.removed).toEqual([])
  })

  it('names several capabilities in one breath', () => {
    const among = [databricks, firewall, lab]
    const read = (text: string, ...chosen: string[]) =>
      readComment(text, { understanding: settled(...chosen), among }).capabilities
    expect(read('we also need a lab, and a firewall rule', 'databricks').named).toEqual(['lab', 'firewall'])
    expect(read('/add lab, firewall', 'databricks').named).toEqual(['lab', 'firewall'])
    expect(read('remove the lab and firewall', 'databricks', 'lab', 'firewall').removed.toSorted()).toEqual([
      'firewall',
      'lab',
    ])
    expect(read('the lab, firewall', 'databricks').named).toEqual([])
  })
})

describe('values of an edited mind', () => {
  it('are those of the last words', () => {
    const values = valuesOf(readComment('West Europe. Actually, North Europe'))
    expect(values).toEqual({ 'common.region': 'northeurope' })
  })
})
