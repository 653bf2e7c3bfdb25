import type { CapabilityContext, Question, Settled } from '#capability'
import { isSplit } from './find-zone.ts'
import type { Parameters, Settings } from './parameters.ts'

/** What nobody said: whose it is, where it is, and then what the action needs. */
export function questions(
  { settings }: Settled<Settings>,
  stated: Partial<Parameters>,
  context: CapabilityContext,
): Question[] {
  const asked: (Question | undefined)[] = [
    settings.team === undefined ? teamQuestion : undefined,
    stated.environment === undefined ? environmentQuestion : undefined,
    settings.fqdn === undefined ? nameQuestion(settings, context) : undefined,
    ...(settings.action === 'create_zone'
      ? zoneQuestions(settings, stated)
      : recordQuestions(settings, stated, context)),
  ]
  return asked.filter((question) => question !== undefined)
}

const teamQuestion: Question = { parameter: 'team', text: 'Which team owns it?', weight: 99 }

const environmentQuestion: Question = {
  parameter: 'environment',
  text: 'Which environment?',
  why: 'it sets who has to approve and how long an answer is remembered',
  default: 'dev',
  options: ['dev', 'staging', 'prod'],
  weight: 98,
}

function nameQuestion({ action }: Partial<Settings>, { dnsZones }: CapabilityContext): Question {
  if (action === 'create_zone') return { parameter: 'fqdn', text: 'What is the zone called?', weight: 90 }
  const [zone] = dnsZones
  return {
    parameter: 'fqdn',
    text: 'Which full name?',
    ...(zone === undefined ? {} : { why: `such as app.${zone.name}` }),
    weight: 90,
  }
}

function recordQuestions(
  settings: Partial<Settings>,
  stated: Partial<Parameters>,
  { dnsZones }: CapabilityContext,
): Question[] {
  const asked: Question[] = []
  if (settings.action === 'delete') {
    if (stated.record_type === undefined && settings.record_type !== undefined) {
      asked.push({
        parameter: 'record_type',
        text: 'Which type of record is deleted?',
        why: 'a name may have several, and the others stay',
        default: settings.record_type,
        weight: 70,
      })
    }
  } else if (stated.target_resource_id === undefined && settings.record_values === undefined) {
    const { record_type: type } = settings
    asked.push({
      parameter: 'record_values',
      text:
        type === undefined ? 'Which value or values?' : `Which value or values does the ${type} record hold?`,
      why: 'an address, a host name or a quoted text; the record holds nothing else afterwards',
      weight: 89,
    })
  }
  if (stated.private === undefined && settings.private !== undefined && isSplit(settings.zone, dnsZones)) {
    asked.push({
      parameter: 'private',
      text: 'Only for the private network?',
      why: `${settings.zone ?? 'the zone'} is there twice, for the internet and for the private network`,
      default: settings.private,
      weight: 40,
    })
  }
  return asked
}

function zoneQuestions(settings: Partial<Settings>, stated: Partial<Parameters>): Question[] {
  const asked: Question[] = []
  if (settings.private === true && settings.vnet_id === undefined) {
    asked.push({
      parameter: 'vnet_id',
      text: 'In which virtual network does it answer (its resource id)?',
      why: 'a private zone answers in linked networks only',
      weight: 60,
    })
  }
  if (settings.region !== undefined && stated.region === undefined) {
    asked.push({
      parameter: 'region',
      text: 'Which Azure region?',
      why: 'for the resource group of the zone; the zone itself has none',
      default: settings.region,
      weight: 30,
    })
  }
  return asked
}
