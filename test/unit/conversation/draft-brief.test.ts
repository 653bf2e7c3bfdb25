import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { commonParameters } from '../../../src/capability/index.ts'
import { emptyUnderstanding } from '../../../src/conversation/apply-reading.ts'
import { suggestValue } from '../../../src/conversation/brief/suggest-value.ts'
import { valueText } from '../../../src/conversation/brief/value-text.ts'
import { draftBrief } from '../../../src/conversation/draft-brief.ts'
import type { Assessment, Question, Setting } from '../../../src/domain/assessment.ts'
import type { Understanding } from '../../../src/domain/brief.ts'
import { catalogue, judge, settled, talk } from './support/dialogue.ts'

function assessment(changes: Partial<Assessment> = {}): Assessment {
  return {
    settings: {},
    problems: [],
    questions: [],
    decisions: [],
    gates: [],
    stacks: [],
    estimate: [],
    ...changes,
  }
}

const blueprint: Assessment['stacks'][number] = {
  id: 'firewall',
  title: 'rule',
  folder: 'rule',
  template: 'rule',
  providers: ['azurerm'],
  settings: {},
  variables: {},
  dependsOn: [],
  plannable: 'now',
}

function draft(understanding: Understanding, assessments: Record<string, Assessment>) {
  return draftBrief({ understanding, reading: undefined, assessments, catalogue })
}

function question(parameter: string, weight: number, proposal?: string): Question {
  return {
    parameter,
    text: `${parameter}?`,
    weight,
    ...(proposal === undefined ? {} : { default: proposal }),
  }
}

const setting = (value: Setting['value'], source: Setting['source'] = 'default'): Setting => ({
  value,
  source,
})

describe('questions', () => {
  it('are shared, ordered by weight, numbered and at most seven', () => {
    const brief = draft(settled('databricks', 'firewall'), {
      databricks: assessment({
        questions: [
          question('team', 1),
          question('environment', 5, 'dev'),
          ...[2, 3, 4, 5, 6, 7, 8].map((n) => question(`p${n}`, n * 10, 'x')),
        ],
      }),
      firewall: assessment({
        questions: [
          { ...question('team', 99), why: 'it pays' },
          question('environment', 5, 'dev'),
          question('ports', 90),
        ],
      }),
    })
    expect(brief.questions.map(({ n, capability, parameter }) => [n, capability, parameter])).toEqual([
      [1, null, 'team'],
      [2, 'firewall', 'ports'],
      [3, 'databricks', 'p8'],
      [4, 'databricks', 'p7'],
      [5, 'databricks', 'p6'],
      [6, 'databricks', 'p5'],
      [7, 'databricks', 'p4'],
    ])
    expect(brief.questions[0]).toEqual({
      n: 1,
      capability: null,
      parameter: 'team',
      text: 'team?',
      why: 'it pays',
    })
  })

  it('are left out when their default was accepted, but never without a default', () => {
    const understanding = {
      ...settled('firewall'),
      accepted: [{ name: 'firewall.access' }, { name: 'firewall.ports' }],
    }
    const brief = draft(understanding, {
      firewall: assessment({ questions: [question('access', 1, 'Allow'), question('ports', 2)] }),
    })
    expect(brief.questions.map(({ parameter }) => parameter)).toEqual(['ports'])
  })

  it('are only which capability is meant until that is settled', () => {
    const proposed: Understanding = { ...emptyUnderstanding, capabilities: ['firewall'], choice: 'proposed' }
    expect(draft(proposed, { firewall: assessment({ questions: [question('ports', 1)] }) })).toMatchObject({
      title: 'Firewall rule',
      rows: [],
      questions: [{ n: 1, parameter: 'capabilities', options: ['Firewall rule'] }],
    })
    expect(draft(emptyUnderstanding, {})).toMatchObject({
      title: 'Infrastructure request',
      questions: [{ options: ['Databricks workspace', 'Firewall rule'] }],
      ready: false,
    })
    const two: Understanding = { ...proposed, capabilities: ['databricks', 'firewall'] }
    expect(draft(two, {}).title).toBe('Databricks workspace or Firewall rule')
  })
})

describe('rows', () => {
  it('show a shared value once where capabilities agree, and each one where they do not', () => {
    const understanding: Understanding = {
      ...settled('databricks', 'firewall'),
      statements: { common: { team: { value: 'ml', quote: 'ML team', messageId: 'issue', by: 'alice' } } },
    }
    const of = (group: string): Assessment =>
      assessment({
        settings: {
          team: setting('ml', 'stated'),
          resource_group: { value: group, source: 'naming', reason: 'naming rule' },
          extra_thing: setting(true),
        },
      })
    expect(draft(understanding, { databricks: of('rg-a'), firewall: of('rg-b') }).rows).toEqual([
      {
        capability: null,
        parameter: 'team',
        label: 'team',
        value: 'ml',
        text: 'ml',
        source: 'stated',
        quote: 'ML team',
      },
      {
        capability: 'databricks',
        parameter: 'resource_group',
        label: 'resource group',
        value: 'rg-a',
        text: 'rg-a',
        source: 'naming',
        reason: 'naming rule',
      },
      {
        capability: 'firewall',
        parameter: 'resource_group',
        label: 'resource group',
        value: 'rg-b',
        text: 'rg-b',
        source: 'naming',
        reason: 'naming rule',
      },
      {
        capability: 'databricks',
        parameter: 'extra_thing',
        label: 'extra thing',
        value: true,
        text: 'yes',
        source: 'default',
      },
      {
        capability: 'firewall',
        parameter: 'extra_thing',
        label: 'extra thing',
        value: true,
        text: 'yes',
        source: 'default',
      },
    ])
  })

  it('show what was said while no capability is settled, and object to what can never be right', () => {
    const brief = draft(
      {
        ...emptyUnderstanding,
        statements: {
          common: {
            team: { value: 'ml', quote: 'ML team', messageId: 'issue', by: 'alice' },
            region: { value: 'eastuss', quote: 'eastuss', messageId: 'issue', by: 'alice' },
          },
        },
      },
      {},
    )
    expect(brief.rows.map(({ parameter, text, source }) => [parameter, text, source])).toEqual([
      ['region', 'eastuss', 'stated'],
      ['team', 'ml', 'stated'],
    ])
    expect(brief.objections).toEqual([
      {
        capability: null,
        parameter: 'region',
        value: 'eastuss',
        rule: 'this is not an Azure region Planwright knows, such as eastus2',
        suggestion: 'eastus',
      },
    ])
  })
})

describe('objections', () => {
  it('are said once for a shared value, with the suggestion of whoever has one', () => {
    const problem = { parameter: 'team', value: 'ML!', rule: 'no' }
    const own = { parameter: 'ports', value: '70000', rule: 'no port', suggestion: '7000' }
    const brief = draft(settled('databricks', 'firewall'), {
      databricks: assessment({ problems: [problem, { parameter: 'unknown', value: 'x', rule: 'no' }] }),
      firewall: assessment({ problems: [problem, own] }),
    })
    expect(brief.objections).toEqual([
      { capability: null, parameter: 'team', value: 'ML!', rule: 'no', suggestion: 'ml' },
      { capability: 'databricks', parameter: 'unknown', value: 'x', rule: 'no' },
      { capability: 'firewall', parameter: 'ports', value: '70000', rule: 'no port', suggestion: '7000' },
    ])
    expect(brief.ready).toBe(false)
  })

  it.each([
    [commonParameters.region, 'eastuss', 'eastus'],
    [commonParameters.region, 'moonbase-1', undefined],
    [commonParameters.environment, 'prd', 'prod'],
    [commonParameters.resource_group, 'rg.prod.', 'rg.prod'],
    [z.string(), '20.55.8.9/32', undefined],
    [z.enum(['prod', 'dev']), 'prod', undefined],
    [commonParameters.resource_group, 'rg/prod!', 'rg-prod'],
    [commonParameters.team, 'Data Science', 'data-science'],
    [commonParameters.team, 'the machine learning people', 'the-machine-learning'],
    [commonParameters.team, '1', undefined],
    [commonParameters.budget_usd_month, '0', undefined],
    [z.int().min(2).max(50), '1', '2'],
    [z.int().min(2).max(50), '-7.5', '2'],
    [z.int().min(2).max(50), '9000', '50'],
    [z.int().min(2).max(50), '2.6', '3'],
    [z.int().min(2).max(50), '7-2', undefined],
  ])('suggest what was meant', (schema, text, suggestion) => {
    expect(suggestValue(schema, text)).toBe(suggestion)
  })
})

describe('the whole', () => {
  it('is ready once every capability is complete and nothing is wrong', async () => {
    const complete = assessment({ stacks: [blueprint] })
    expect(draft(settled('firewall'), { firewall: complete })).toMatchObject({
      ready: true,
      estimate: null,
      stacks: [{ capability: 'firewall', environment: '', team: '', parameters: {} }],
    })
    expect(draft(settled('databricks', 'firewall'), { firewall: complete }).ready).toBe(false)
    expect(
      draft(settled('databricks', 'firewall'), { firewall: complete, databricks: assessment() }).ready,
    ).toBe(false)
    const turns = await talk('Databricks workspace for team ml, dev', '', 'in Virginia')
    expect(turns.map(({ brief }) => brief.ready)).toEqual([true, false])
    expect(turns[1]?.brief.ambiguities).toHaveLength(1)
  })

  it('sums prices and dates them by the oldest', () => {
    const estimate = (stack: string, usd: number, pricesOf: string) => ({
      stack,
      lowUsd: usd,
      expectedUsd: usd * 2,
      highUsd: usd * 3,
      assumptions: [],
      pricesOf,
      unpriced: ['traffic'],
    })
    const brief = draft(settled('databricks', 'firewall'), {
      databricks: assessment({
        stacks: [blueprint],
        estimate: [estimate('a', 0.1, '2026-02-01'), estimate('b', 0.2, '2026-01-01')],
      }),
      firewall: assessment({ stacks: [blueprint] }),
    })
    expect(brief.estimate).toMatchObject({
      lowUsd: 0.3,
      expectedUsd: 0.6,
      highUsd: 0.9,
      pricesOf: '2026-01-01',
      unpriced: ['traffic'],
    })
    expect(brief.estimate?.stacks).toHaveLength(2)
  })

  it('is called after what it builds, for whom and where', async () => {
    const [turn] = await talk(
      'Databricks workspace for team orbit, dev, eastus2, and open port 1433 from 10.1.0.0/16 to 10.2.0.4',
      '',
    )
    expect(turn?.brief.title).toMatch(
      /^Databricks workspace dbw-orbit-dev and Firewall rule \S+ for team orbit, development, eastus2$/,
    )
    const odd = draft(settled('firewall'), {
      firewall: assessment({ settings: { environment: setting('lab') } }),
    })
    expect(odd.title).toBe('Firewall rule, lab')
  })

  it('says that the end of a long message was not read', async () => {
    const [turn] = await talk('Create a workspace for team ml', 'x'.repeat(20_000))
    expect(turn?.brief.unread[0]).toBe('everything behind the first 16 KB')
  })

  it('has nothing to say about a message when there is none', async () => {
    expect(await judge(settled('databricks'), undefined)).toMatchObject({
      unread: [],
      unsupported: [],
      ambiguities: [],
    })
  })
})

describe('the text of a value', () => {
  it.each([
    [['80', '443'], undefined, '80, 443'],
    [[], undefined, 'none'],
    [true, undefined, 'yes'],
    [false, undefined, 'no'],
    [null, undefined, 'none'],
    [60, 'min', '60 min'],
    [4, undefined, '4'],
    ['x', 'min', 'x'],
    [{ a: 1 }, undefined, '{"a":1}'],
    [
      [{ signal: 'cpu', operator: 'above', threshold: 80, unit: '%', minutes: 15 }, 'errors'],
      undefined,
      'cpu above 80 % for 15 min, errors',
    ],
    [{ signal: 'errors', operator: 'above', threshold: 5 }, undefined, 'errors above 5'],
  ])('of %j with unit %s is "%s"', (value, unit, text) => {
    expect(valueText(value, unit)).toBe(text)
  })
})
