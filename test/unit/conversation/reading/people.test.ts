import { describe, expect, it } from 'vitest'
import { openPage } from '../../../../src/conversation/reading/page.ts'
import { withSpelling } from '../../../../src/conversation/reading/spelling.ts'
import { catalogue, readComment, readIssue, valuesOf } from '../support/dialogue.ts'

describe('agreement among other words', () => {
  it.each([
    'He agrees. Yes.',
    'Good. Yes.',
    'My manager approved it. Go ahead',
    'Wow. Nice. ok',
    'They said yes. yes',
  ])('"%s" agrees', (text) => {
    expect(readComment(text).intent).toBe('accept')
  })

  it.each([
    'He agrees.',
    'Not yet, I have to ask my manager first.',
    'Let me think about it.',
    'I will get back to you on Monday',
    'Wow, that was quick. Have a nice weekend!',
    'not yet. yes',
    'My manager approved something else, so yes',
  ])('"%s" does not', (text) => {
    expect(readComment(text).intent).toBe('none')
  })

  it.each([
    'Let me think about it.',
    'Have a nice weekend!',
    '> yes',
    '<!-- yes -->',
    'ok thanks, I will get back to you',
  ])('"%s" leaves nothing unread', (text) => {
    expect(readComment(text).unread).toEqual([])
  })
})

describe('commands in plain words', () => {
  it.each([
    ['status?', 'status'],
    ["what's the status", 'status'],
    ['Where are we now?', 'status'],
    ['help', 'help'],
    ['What can you do?', 'help'],
  ])('"%s" is /%s', (text, name) => {
    expect(readComment(text).command).toEqual({ name, argument: '' })
  })

  it('are whole messages only', () => {
    expect(readComment('the status page needs port 443 from 10.1.0.0/16').command).toBeUndefined()
  })
})

describe('teams that are called by a common word', () => {
  it.each([
    ['team build, dev', 'build'],
    ['for team test.', 'test'],
    ['team access', 'access'],
    ['we are team proteins, not the genome team', 'proteins'],
    ['the request of the genome team. We are team proteins', 'proteins'],
    ['for das Team logistik', 'logistik'],
    ['our team is simply called tender', 'tender'],
    ['team build agents', undefined],
    ['the team needs it', undefined],
  ])('"%s" is %s', (text, team) => {
    expect(valuesOf(readComment(text))['common.team']).toBe(team)
  })
})

describe('ports that are not wanted', () => {
  it.each([
    ['open 443 but not 80, from 10.15.0.0/20 to 10.50.40.2', ['443']],
    ['the port should be 8443 instead of 8080', ['8443']],
    ['ports 80 and 443, no 80', ['443']],
    ['no port 80', undefined],
    ['https and ssh', ['443', '22']],
    ['the database runs postgres', undefined],
    ['dns works there', undefined],
    ['open dns', ['53']],
    ['DNS', ['53']],
    ['a dns record for the service', undefined],
  ])('"%s" leaves %j', (text, ports) => {
    expect(valuesOf(readComment(text))['firewall.ports']).toEqual(ports)
  })

  it('nor is a protocol', () => {
    expect(valuesOf(readComment('open 443, tcp only, no udp'))['firewall.protocol']).toBe('Tcp')
  })

  it('are read out of brackets', () => {
    expect(valuesOf(readComment('ports: ["443", "8443"]'))['firewall.ports']).toEqual(['443', '8443'])
  })
})

describe('other languages', () => {
  it.each([
    [
      '2 bis 8 Worker, ohne GPU',
      { 'databricks.min_workers': 2, 'databricks.max_workers': 8, 'databricks.gpu': false },
    ],
    ['sans GPU', { 'databricks.gpu': false }],
    ['sin GPU', { 'databricks.gpu': false }],
    [
      'Port 443 von 10.11.0.0/16 nach 10.50.1.20',
      {
        'firewall.ports': ['443'],
        'firewall.source_ips': ['10.11.0.0/16'],
        'firewall.destination': '10.50.1.20/32',
      },
    ],
    [
      'el puerto 443 desde 10.30.0.0/24 hacia 10.50.5.5',
      {
        'firewall.ports': ['443'],
        'firewall.source_ips': ['10.30.0.0/24'],
        'firewall.destination': '10.50.5.5/32',
      },
    ],
  ])('"%s"', (text, values) => {
    expect(valuesOf(readComment(text))).toEqual(values)
  })
})

describe('addresses by what they do', () => {
  it.each([
    ['Our app in 10.20.3.0/24 has to reach the server at 10.50.6.4', ['10.20.3.0/24'], '10.50.6.4/32'],
    ['let 10.0.30.0/24 reach 10.50.46.8', ['10.0.30.0/24'], '10.50.46.8/32'],
  ])('"%s"', (text, sources, destination) => {
    expect(valuesOf(readComment(text))).toMatchObject({
      'firewall.source_ips': sources,
      'firewall.destination': destination,
    })
  })
})

describe('misspelt names', () => {
  it.each([
    ['databrics workspce', ['databricks', 'workspace']],
    ['1 to 2 wokers', ['1', 'to', '2', 'workers']],
    ['enviroment', ['environment']],
    ['worksapce', ['workspace']],
    ['workspaces server reason storages', ['workspaces', 'server', 'reason', 'storages']],
    ['x-workspce', ['x', 'workspce']],
  ])('"%s" is %j', (text, words) => {
    expect(withSpelling(openPage(text), catalogue).tokens.map(({ norm }) => norm)).toEqual(words)
  })

  it('are read as they were meant', () => {
    const reading = readIssue(
      'hi, we ned a databrics workspace for team billing, regoin eastus, 1 to 2 wokers',
    )
    expect(reading.capabilities.named).toEqual(['databricks'])
    expect(valuesOf(reading)).toMatchObject({ 'common.region': 'eastus', 'databricks.max_workers': 2 })
  })
})

describe('the end of a mail', () => {
  it('is no part of the request', () => {
    const mail =
      'Databricks in Australia East for team warranty\n\nKind regards,\n\nDr. Petra Holm\nFrankfurt'
    expect(valuesOf(readComment(mail))['common.region']).toBe('australiaeast')
  })
})

describe('what is only told', () => {
  it.each([
    'Post-mortem: firewall change broke checkout',
    'Databricks workspace dbw-maps-prod is live',
    'Thank you!',
    'We are hiring: data engineer (Databricks)',
    'Thoughts on GPU quotas',
    'Feature request: the bot should support Databricks',
    'Allow several values in /set',
    'Cannot log in to the Databricks workspace',
  ])('"%s" is left alone', (title) => {
    expect(readIssue(title).actionable).toBe(false)
  })

  it('a title that wonders stands above a wish', () => {
    expect(readIssue('Where do our notebooks go', 'We want a Databricks workspace').actionable).toBe(true)
    expect(readIssue('Where do our notebooks go?', 'We want a Databricks workspace').actionable).toBe(false)
    expect(readIssue('Where do our notebooks go', 'Databricks is mentioned in the guide').actionable).toBe(
      false,
    )
  })

  it('so is a report, and a form that nobody filled in', () => {
    expect(readIssue('Databricks', '**Describe the bug**\nit fails').actionable).toBe(false)
    expect(readIssue('[Request]: ', '### Team\n\n_No response_\n').actionable).toBe(false)
    expect(readIssue('[Request]: ', '### Team\n\nml\n\n### Region\n\neastus').actionable).toBe(true)
  })
})

describe('addresses that are not meant', () => {
  it.each([
    ['the source is 10.8.2.0/24, not 10.8.1.0/24', { 'firewall.source_ips': ['10.8.2.0/24'] }],
    ['actually from 10.8.2.0/24 instead of 10.8.1.0/24', { 'firewall.source_ips': ['10.8.2.0/24'] }],
    ['not to 10.50.1.4 but to 10.50.2.4', { 'firewall.destination': '10.50.2.4/32' }],
    ['to 10.50.4.10, not 10.50.4.11', { 'firewall.destination': '10.50.4.10/32' }],
  ])('in "%s" are left out', (text, values) => {
    expect(valuesOf(readComment(text))).toEqual(values)
  })
})

describe('what is to stay off', () => {
  it.each([
    'private access stays off',
    'private access should remain disabled',
    'private access is turned off',
  ])('"%s" says no', (text) => {
    expect(valuesOf(readComment(text))['databricks.network']).not.toBe('private')
  })

  it.each(['spot machines stay off', 'spot machines should remain disabled', 'keep spot machines off'])(
    '"%s" says no to a flag',
    (text) => {
      expect(valuesOf(readComment(text))['databricks.spot']).toBe(false)
    },
  )
})
