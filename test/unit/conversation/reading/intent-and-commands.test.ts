import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../../src/conversation/reading/intent.ts'
import type { AskedQuestion } from '../../../../src/domain/brief.ts'
import { readComment } from '../support/dialogue.ts'

describe('agreement', () => {
  it.each([
    'yes',
    'Yes!',
    'ok',
    'OK.',
    'lgtm',
    'LGTM',
    'looks good',
    'looks good to me',
    'go ahead',
    'confirm',
    'I confirm',
    'ship it',
    'yes please',
    'yes, go ahead',
    'Yes, thanks!',
    'ok thank you',
    '@planwright yes',
    'hi, yes',
    'si',
    'sí',
    'ja',
    'oui',
    "d'accord",
    'sim',
    'da',
    'はい',
    '好的',
    '👍',
    '👍🏽',
    ':+1:',
    'yes - looks good',
    "that's right",
  ])('is read from %j', (text) => {
    expect(readComment(text)).toMatchObject({ intent: 'accept', operations: [], unread: [] })
  })

  it.each([
    'yes but 6 workers',
    'looks good but use westeurope',
    'yes, if it is below 300',
    'yes?',
    'not ok',
    'yes and no',
    'yes. also add a gateway',
    'ok so what now',
    'confirm gpu',
    'I would say yes to that',
    'y.e.s',
    '',
    'thanks',
  ])('is not read from %j', (text) => {
    expect(readComment(text).intent).toBe('none')
  })

  it('is not read from quoted or hidden words', () => {
    expect(readComment('> yes').intent).toBe('none')
    expect(readComment('<!-- yes -->').intent).toBe('none')
  })

  it('takes the defaults while something else is still asked, and only then', () => {
    const region: AskedQuestion = {
      n: 1,
      capability: null,
      parameter: 'region',
      text: 'Region?',
      default: 'eastus2',
    }
    const team: AskedQuestion = { n: 2, capability: null, parameter: 'team', text: 'Team?' }
    expect(readComment('ok', { asked: [region, team] }).operations).toEqual([
      { scope: 'common', parameter: 'region', op: 'keep', quote: 'ok', rule: 'accept' },
    ])
    expect(readComment('ok', { asked: [region] }).operations).toEqual([])
  })
})

describe('giving up', () => {
  it.each([
    'cancel',
    'Cancel.',
    'stop',
    'abort',
    'never mind',
    'please cancel',
    'Cancel. The project was moved.',
    'annuler',
    '/cancel',
  ])('is read from %j', (text) => {
    expect(readComment(text).intent).toBe('cancel')
  })

  it.each([
    'stop the cluster at night',
    'never mind, use westus2',
    'do not cancel',
    'cancel or yes',
    'we cancelled it',
    'yes, cancel',
  ])('is not read from %j', (text) => {
    expect(readComment(text).intent).toBe('none')
  })

  it('has no meaning in an empty text', () => {
    expect(readIntent('')).toBe('none')
  })
})

describe('commands', () => {
  it.each([
    ['/help', { name: 'help', argument: '' }],
    ['/retry databricks', { name: 'retry', argument: 'databricks' }],
    ['/STATUS', { name: 'status', argument: '' }],
    ['hello\n/retry it please', { name: 'retry', argument: 'it please' }],
    ['/destroy databricks', { name: 'destroy', argument: 'databricks' }],
    ['/destory', { unknown: 'destory', didYouMean: 'destroy' }],
    ['/hlep', { unknown: 'hlep', didYouMean: 'help' }],
    ['/frobnicate it', { unknown: 'frobnicate' }],
    ['/etc/passwd', undefined],
    ['see /help', undefined],
  ])('reads %j', (text, command) => {
    expect(readComment(text).command).toEqual(command)
  })

  it('reads no values from the argument of a command that takes none', () => {
    expect(readComment('/status why eastus')).toMatchObject({ operations: [], unread: [] })
  })

  it('adds and removes capabilities', () => {
    expect(readComment('/remove firewall').capabilities.removed).toEqual(['firewall'])
    expect(readComment('/add firewall').capabilities.named).toEqual(['firewall'])
  })
})

describe('gates', () => {
  it.each([
    ['confirm gpu', ['gpu']],
    ['I confirm internet_exposure', ['internet_exposure']],
    ['I confirm internet exposure and gpu', ['internet_exposure', 'gpu']],
    ['/confirm gpu high_cost', ['gpu', 'high_cost']],
    ['Confirmed: `access`', ['access']],
    ['confirm gpu, then confirm gpu', ['gpu']],
  ])('are confirmed by name in %j', (text, gates) => {
    expect(readComment(text)).toMatchObject({ gateConfirmation: gates, intent: 'none', operations: [] })
  })

  it.each(['yes', 'do not confirm gpu', 'who must confirm gpu', 'gpu', 'we have gpu', 'confirm'])(
    'are not confirmed by %j',
    (text) => {
      expect(readComment(text).gateConfirmation).toBeUndefined()
    },
  )
})
