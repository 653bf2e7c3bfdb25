import { describe, expect, it } from 'vitest'
import type { Capability } from '../../../../src/capability/index.ts'
import { metaOf } from '../../../../src/capability/index.ts'
import type { AskedQuestion } from '../../../../src/domain/brief.ts'
import { catalogue, readComment, settled, valuesOf } from '../support/dialogue.ts'
import { door, lab } from '../support/lab.ts'

const onLab = { understanding: settled('lab'), among: [lab] as readonly Capability[] }

function ask(capability: string | null, parameter: string): readonly AskedQuestion[] {
  return [{ n: 1, capability, parameter, text: 'What?' }]
}

describe('a capability that describes less', () => {
  it.each([
    ['jumbo size', { 'lab.size': 'jumbo' }],
    ['verbose', { 'lab.verbose': true }],
    ['not verbose', { 'lab.verbose': false }],
    ['443/udp', { 'lab.doors': ['443'] }],
    ['443/tcp', { 'lab.doors': ['443'], 'lab.transport': 'Tcp' }],
    ['2-4 nodes', { 'lab.min_nodes': 2, 'lab.max_nodes': 4 }],
    ['undescribed: yes', {}],
  ])('"%s" sets %j', (text, values) => {
    expect(valuesOf(readComment(text, onLab))).toEqual(values)
  })

  it('reads answers to its questions', () => {
    expect(valuesOf(readComment('1. jumbo', { ...onLab, asked: ask('lab', 'size') }))).toEqual({
      'lab.size': 'jumbo',
    })
    expect(valuesOf(readComment('1. perhaps', { ...onLab, asked: ask('lab', 'verbose') }))).toEqual({
      'lab.verbose': 'perhaps',
    })
  })

  it('reads nothing shared where no capability takes it', () => {
    const reading = readComment('team orbit, dev, eastus, us-east-1, in Atlantis. color: red', {
      understanding: settled('door'),
      among: [door],
    })
    expect(reading).toMatchObject({ objections: [], ambiguities: [] })
    expect(valuesOf(reading)).toEqual({ 'door.color': 'red' })
  })

  it('has no meaning for what is not described', () => {
    const undescribed = lab.parameters.shape['undescribed']
    expect(
      undescribed === undefined ? undefined : metaOf(undescribed as Parameters<typeof metaOf>[0]),
    ).toBeUndefined()
    expect(catalogue).not.toContain(lab)
  })
})

describe('bare answers in several parts', () => {
  it.each([
    ['80, 443', 'ports', ['80', '443']],
    ['80 and 443', 'ports', ['80', '443']],
    ['443', 'ports', ['443']],
    ['https', 'ports', ['443']],
    ['10.1.0.0/16, 10.2.0.0/16', 'source_ips', ['10.1.0.0/16', '10.2.0.0/16']],
    ['anything', 'ports', undefined],
  ])('%j are one answer', (text, parameter, value) => {
    expect(
      valuesOf(readComment(text, { asked: ask('firewall', parameter) }))[`firewall.${parameter}`],
    ).toEqual(value)
  })

  it('object as any other words', () => {
    expect(readComment('8-2', { asked: ask('databricks', 'max_workers') })).toMatchObject({
      operations: [],
      objections: [{ parameter: 'max_workers', value: '8-2' }],
    })
  })

  it.each(['1. and', '1.', '1. ,'])('%j says nothing', (text) => {
    expect(readComment(text, { asked: ask('firewall', 'source_ips') }).operations).toEqual([])
  })
})

describe('words that were used already', () => {
  it('name nothing a second time', () => {
    expect(valuesOf(readComment('name the resource group team: orbit'))).toEqual({ 'common.team': 'orbit' })
  })

  it('do not make an answer of a number', () => {
    expect(readComment('1. confirm gpu', { asked: ask(null, 'region') })).toMatchObject({
      operations: [],
      gateConfirmation: ['gpu'],
    })
  })

  it('are no answer to the other questions', () => {
    const reading = readComment('reason: we keep the rest', {
      asked: [{ n: 1, capability: null, parameter: 'region', text: 'Region?', default: 'eastus2' }],
    })
    expect(reading.operations).toMatchObject([{ parameter: 'justification', op: 'set' }])
  })

  it('belong to the parameter whose own words stand before them', () => {
    expect(valuesOf(readComment('allowed addresses are 20.1.0.0/24'))).toEqual({
      'databricks.allowed_ips': ['20.1.0.0/24'],
    })
  })
})
