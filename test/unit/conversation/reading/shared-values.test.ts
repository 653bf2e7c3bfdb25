import { describe, expect, it } from 'vitest'
import { quotesOf, readComment, settled, valuesOf } from '../support/dialogue.ts'

describe('environments', () => {
  it.each([
    ['production', 'prod'],
    ['a live environment', 'prod'],
    ['use live', 'prod'],
    ['for QA', 'staging'],
    ['uat please', 'staging'],
    ['pre-production', 'staging'],
    ['a test workspace', 'staging'],
    ['development', 'dev'],
    ['in the sandbox', 'dev'],
    ['not production, staging', 'staging'],
    ['staging rather than prod', 'staging'],
    ['prod instead of dev', 'prod'],
    ['move from dev to prod', 'prod'],
    ['dev. Actually prod', 'prod'],
  ])('reads "%s" as %s', (text, environment) => {
    expect(valuesOf(readComment(text))).toEqual({ 'common.environment': environment })
  })

  it.each([
    'we want to test the model',
    'data must live in the region',
    'I test it tomorrow',
    'rg-prod-7 is taken',
    'see https://prod.example.com/dev',
    'mail prod@example.com',
    'look at /etc/prod or a/b/prod',
    'is prod cheaper?',
    '@prod hello',
  ])('reads none in "%s"', (text) => {
    expect(valuesOf(readComment(text))).toEqual({})
  })

  it('asks when two are named', () => {
    expect(readComment('dev and prod').ambiguities).toEqual([
      { capability: null, parameter: 'environment', quote: 'dev and prod', options: ['dev', 'prod'] },
    ])
  })

  it('quotes only the last of two that stand far apart', () => {
    const text = `dev ${'and so on '.repeat(12)}and prod`
    expect(readComment(text).ambiguities).toMatchObject([{ quote: 'prod', options: ['dev', 'prod'] }])
  })

  it('takes back what was stated when it is denied, and nothing else', () => {
    const understanding = {
      ...settled('databricks'),
      statements: {
        common: { environment: { value: 'prod', quote: 'prod', messageId: 'issue', by: 'alice' } },
      },
    }
    expect(readComment('not production', { understanding }).operations).toEqual([
      { scope: 'common', parameter: 'environment', op: 'unset', quote: 'production', rule: 'environment' },
    ])
    expect(readComment('not dev', { understanding }).operations).toEqual([])
    expect(readComment('not production').operations).toEqual([])
  })

  it('reads a polite question and no other', () => {
    expect(valuesOf(readComment('Could you use prod?'))).toEqual({ 'common.environment': 'prod' })
    expect(valuesOf(readComment('Is it prod?'))).toEqual({})
  })
})

describe('regions', () => {
  it.each([
    ['eastus2', 'eastus2'],
    ['East US 2', 'eastus2'],
    ['us east 2', 'eastus2'],
    ['east us2', 'eastus2'],
    ['EUS2', 'eastus2'],
    ['weu', 'westeurope'],
    ['West Europe', 'westeurope'],
    ['in Dublin', 'northeurope'],
    ['São Paulo', 'brazilsouth'],
    ['Zürich', 'switzerlandnorth'],
    ['near Dublin', 'northeurope'],
    ['mexicocentral', 'mexicocentral'],
    ['Israel Central', 'israelcentral'],
    ['somewhere in New Zealand', 'newzealandnorth'],
    ['in Wien', 'austriaeast'],
    ['anything but eastus, use uksouth', 'uksouth'],
    ['use westeurope instead of eastus', 'westeurope'],
    ['eastus, no wait, westus2', 'westus2'],
    ['eastus. use westus2 instead', 'westus2'],
    ['Virginia, eastus2', 'eastus2'],
  ])('reads "%s" as %s', (text, region) => {
    expect(valuesOf(readComment(text))).toEqual({ 'common.region': region })
  })

  it.each([
    ['in Virginia', 'Virginia', ['eastus', 'eastus2']],
    ['US east', 'US east', ['eastus', 'eastus2']],
    ['eastus or westus2', 'eastus or westus2', ['eastus', 'westus2']],
    ['close to the Sydney office', 'Sydney', ['australiaeast', 'australiasoutheast']],
    [
      'somewhere in Europe',
      'Europe',
      ['westeurope', 'northeurope', 'swedencentral', 'germanywestcentral', 'francecentral'],
    ],
    ['in US', 'US', ['eastus', 'eastus2', 'centralus', 'westus2', 'westus3']],
    ['in the US', 'the US', ['eastus', 'eastus2', 'centralus', 'westus2', 'westus3']],
  ])('asks about "%s"', (text, quote, options) => {
    expect(readComment(text)).toMatchObject({
      operations: [],
      ambiguities: [{ capability: null, parameter: 'region', quote, options }],
    })
  })

  it.each([
    ['us-east-1', 'eastus'],
    ['europe-west1', 'westeurope'],
  ])('refuses %s as another cloud and proposes %s', (text, suggestion) => {
    expect(readComment(`run it in ${text}`).objections).toEqual([
      {
        capability: null,
        parameter: 'region',
        value: text,
        rule: 'it is a region of another cloud and this builds on Azure only',
        suggestion,
      },
    ])
  })

  it('proposes nothing for a foreign region with no neighbor', () => {
    const [objection] = readComment('af-south-1').objections
    expect(objection).toMatchObject({ value: 'af-south-1' })
    expect(objection).not.toHaveProperty('suggestion')
  })

  it('objects to a place that is no region', () => {
    expect(readComment('Put it in Atlantis for team ml')).toMatchObject({
      objections: [{ parameter: 'region', value: 'Atlantis' }],
      operations: [{ parameter: 'team' }],
    })
  })

  it('refuses a region that is made like one and is none', () => {
    expect(readComment('a workspace in region moonbase-1, dev')).toMatchObject({
      objections: [{ parameter: 'region', value: 'moonbase-1' }],
    })
    expect(readComment('region please, and location later').objections).toEqual([])
  })

  it.each(['in Azure', 'in January', 'in Python', 'in Atlantis style', 'let us go'])(
    'reads no region in "%s"',
    (text) => {
      expect(readComment(text)).toMatchObject({ operations: [], objections: [], ambiguities: [] })
    },
  )

  it('leaves unknown places alone once a region is known', () => {
    const understanding = {
      ...settled('databricks'),
      statements: {
        common: { region: { value: 'eastus', quote: 'eastus', messageId: 'issue', by: 'alice' } },
      },
    }
    expect(readComment('our people in Atlantis.', { understanding }).objections).toEqual([])
    expect(readComment('eastus2, our people are in Atlantis.').objections).toEqual([])
  })
})

describe('teams', () => {
  it.each([
    ['for team orbit', 'orbit', 'team orbit'],
    ['ML team', 'ml', 'ML team'],
    ['for the payments squad', 'payments', 'payments squad'],
    ['our data science team needs it', 'data-science', 'data science team'],
    ['team name is orbit', 'orbit', 'team name is orbit'],
    ['the team is called Blue Ocean', 'blue', 'team is called Blue'],
    ['team "Blue Ocean"', 'blue-ocean', 'team "Blue Ocean"'],
    ['ml-team', 'ml', 'ml-team'],
    ['the data/ml team', 'ml', 'ml team'],
    ['R&D team', 'r-d', 'R&D team'],
    ['équipe', undefined, undefined],
    ['the Zürich team', 'zurich', 'Zürich team'],
    ['for the ml team, not for team ops', 'ml', 'ml team'],
  ])('reads "%s" as %s', (text, team, quote) => {
    const reading = readComment(text)
    expect(valuesOf(reading)['common.team']).toBe(team)
    expect(quotesOf(reading)['common.team']).toBe(quote)
  })

  it.each([
    'our team wants it',
    'ask the security team about it',
    'team of five',
    'the team needs it',
    'rg-ml-team-prod',
    'we talked to team orbit',
    'team',
    'team !',
  ])('reads none in "%s"', (text) => {
    expect(valuesOf(readComment(text))).toEqual({})
  })

  it('keeps what is no name for the schema to refuse', () => {
    expect(valuesOf(readComment('for team ${file("/etc/passwd")}'))).toEqual({
      'common.team': '${file("/etc/passwd")}',
    })
  })
})

describe('resource groups', () => {
  it.each([
    ['Name the resource group rg-ml-prod', 'rg-ml-prod'],
    ['Name the resource group rg-ml-prod.', 'rg-ml-prod'],
    ['resource group named Shared', 'Shared'],
    ['the resource group should be called Shared', 'Shared'],
    ['resource group "my group"', 'my group'],
    ['use rg-ml-prod as the resource group', 'rg-ml-prod'],
    ['put it into resource group rg_1', 'rg_1'],
    ['call the resource group rg.prod.', 'rg.prod.'],
    ['resource group: rg/prod!', 'rg/prod'],
  ])('reads "%s" as %s', (text, name) => {
    expect(valuesOf(readComment(text))).toEqual({ 'common.resource_group': name })
  })

  it.each([
    'a resource group for the project',
    'name the resource group after the project',
    'resource group eastus2',
    'resource group auto-stop',
    'use it as the resource group',
    'resource group',
  ])('reads no name in "%s"', (text) => {
    expect(valuesOf(readComment(text))).not.toHaveProperty(['common.resource_group'])
  })
})
