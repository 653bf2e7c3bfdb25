import { describe, expect, it } from 'vitest'
import type { Objection } from '../../../../src/domain/brief.ts'
import { readComment, settled, valuesOf } from '../support/dialogue.ts'

const moon: Objection = {
  capability: null,
  parameter: 'region',
  value: 'moonbase',
  rule: 'it is not an Azure region',
  suggestion: 'westus3',
}
const group: Objection = {
  capability: 'databricks',
  parameter: 'resource_group',
  value: 'rg-ml',
  rule: 'somebody has it',
  suggestion: 'resource group: rg-ml-2',
}
const heard = (text: string, ...objections: Objection[]) =>
  readComment(text, { understanding: settled('databricks'), objections })

describe('a suggestion', () => {
  it.each([
    'use that',
    'ok, use that one then',
    "Let's take it.",
    'go with your suggestion please',
    'the suggested region is fine',
    'what you proposed',
    'Sure, that one works for us!',
    'as you suggested',
  ])('is taken by "%s"', (text) => {
    const said = heard(text, moon)
    expect(valuesOf(said)).toEqual({ 'common.region': 'westus3' })
    expect(said.intent).toBe('none')
    expect(said.unread).toEqual([])
    expect(said.operations).toMatchObject([{ quote: text.trim() }])
  })

  it('is taken without the name of its setting', () => {
    expect(valuesOf(heard('use that', group))).toEqual({ 'common.resource_group': 'rg-ml-2' })
  })

  it.each([
    ['use that for prod and eastus for dev', [moon]],
    ['do not use that', [moon]],
    ['use that', []],
    ['use that', [moon, group]],
    ['use that', [{ ...group, suggestion: '"drop the resource group"' }]],
    ['use that', [{ ...moon, parameter: 'gone' }]],
    ['use that', [{ ...moon, suggestion: undefined }]],
  ] as const)('is not taken by "%s" among others', (text, objections) => {
    expect(Object.values(valuesOf(heard(text, ...(objections as readonly Objection[]))))).not.toContain(
      'westus3',
    )
    expect(Object.keys(valuesOf(heard(text, ...(objections as readonly Objection[]))))).not.toContain(
      'common.resource_group',
    )
  })
})
