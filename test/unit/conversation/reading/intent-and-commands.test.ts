import { describe, expect, it } from 'vitest'
import {
  agreesWithMore,
  givesUpWithReason,
  isSmallTalk,
  readIntent,
} from '../../../../src/conversation/reading/intent.ts'
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
    'ok, then go ahead please',
    "ok that's fine then, yes",
    'Looks good and go ahead',
    'Yes, looks good now',
    "Let's do it",
    'alright, do it',
    'yesss',
    'okayyy',
    'finance is ok with it. approved, go ahead',
    'Bob agreed. Yes.',
    'ok, the rest as proposed',
    'That was quick. Yes!',
    'dale',
    'todo bien, adelante',
    'passt so, danke',
    'sieht gut aus, bitte so umsetzen',
    "c'est bon pour moi",
    'pode ser',
    'tá bom, pode seguir',
    'va bene così, grazie',
    '✅',
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
    'yes, wait',
    'security is not ok with it',
    'ok thanks, I will get back to you on Monday',
    'good',
    'westus2 is fine, yes',
    'right, not now',
    'yes, until 2026-12-31',
    'yes, see you in westus2',
    'I would go with a yes if this was cheaper than what we have today, and if it was not on a Friday',
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
    'you can close this, found another way',
    'we do not need it any more',
    'please call it off',
    'never mind, we use the one of team sonar',
    'laissez tomber, merci',
    'vergiss es, brauchen wir nicht mehr',
    'ya no lo necesitamos, gracias',
    'lasciamo perdere',
    'pode cancelar',
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
    expect(givesUpWithReason('')).toBe(false)
    expect(agreesWithMore('')).toBe(false)
  })

  it.each(['use westus2, never mind', 'never mind, use westus2'])('needs no other wish: %j', (text) => {
    expect(givesUpWithReason(text)).toBe(false)
  })
})

describe('a yes with more', () => {
  it.each([
    'yes but 6 nodes',
    'yes, change it to rg-x',
    'looks good if it is below 300',
    'ok as long as it is private',
  ])('is found in %j', (text) => {
    expect(agreesWithMore(text)).toBe(true)
  })

  it.each(['yes', 'ok, eastus', 'eastus', 'yes, thanks', 'sure. 4'])('is not found in %j', (text) => {
    expect(agreesWithMore(text)).toBe(false)
  })
})

describe('talk', () => {
  it.each([
    "I'll check with finance and come back",
    '@bob can you have a look please',
    'hey @alice please take this one',
    'Great work, bot',
    'Somebody wrote that in our chat. We stay with what I said.',
    'That was a colleague on my keyboard, please wait.',
    "Please don't cancel this yet, I'm on vacation until Monday",
    'Oops, wrong issue',
    'just testing',
    'noch nicht',
    'un momento',
    'pas encore',
    'Have a nice weekend!',
    "that's better",
    'Well, we all know that this is on vacation and that we are waiting for the long winter to end',
  ])('wants nothing: %j', (text) => {
    expect(readComment(text).questions).toEqual([])
    expect(isSmallTalk(text)).toBe(!text.startsWith('Well'))
  })

  it.each(['this is incorrect', 'no', 'we need more', '@my-bot we need more'])('is not %j', (text) => {
    expect(isSmallTalk(text)).toBe(false)
  })

  it('is a question only when it is for us', () => {
    expect(readComment('@bob is that right?').questions).toEqual([])
    expect(readComment('@planwright is that right?').questions).toEqual(['@planwright is that right?'])
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
    ['/hlep', { name: 'help', argument: '' }],
    ['/stauts', { name: 'status', argument: '' }],
    ['/staus', { name: 'status', argument: '' }],
    ['/explian network', { name: 'explain', argument: 'network' }],
    ['/hepl me', { name: 'help', argument: 'me' }],
    ['/stats', { name: 'status', argument: '' }],
    ['/sttsu', { unknown: 'sttsu' }],
    ['/cancle', { unknown: 'cancle', didYouMean: 'cancel' }],
    ['/pln', { unknown: 'pln', didYouMean: 'plan' }],
    ['/frobnicate it', { unknown: 'frobnicate' }],
    ['/approve', { unknown: 'approve', didYouMean: 'plan' }],
    ['`/status`', { name: 'status', argument: '' }],
    ['/Status.', { name: 'status', argument: '' }],
    ['@planwright /status', { name: 'status', argument: '' }],
    ['back. /status', { name: 'status', argument: '' }],
    ['/confirm `gpu`, idle_cost and access', { name: 'confirm', argument: 'gpu idle_cost access' }],
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
