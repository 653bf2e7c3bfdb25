import type { CapabilityContext, Question, Settled } from '#capability'
import { kindOptions } from './decide/discover-targets.ts'
import type { Answers } from './parameters.ts'
import { planAlerts } from './plan-alerts.ts'
import type { Settings } from './settings.ts'
import { thisRequest } from './target-parameters.ts'

/** What to watch and whom to tell; everything else has a usual value. */
export function questions(
  { settings }: Settled<Settings>,
  stated: Answers,
  context: CapabilityContext,
): Question[] {
  const { unclear } = planAlerts(stated, context).discovery
  const asked: (Question | undefined)[] = [
    stated.team === undefined ? teamQuestion : undefined,
    targetQuestion(settings, stated),
    unclear.length > 0 ? kindQuestion(unclear) : undefined,
    stated.environment === undefined ? environmentQuestion : undefined,
    settings.notify_emails === undefined ? noticeQuestion : undefined,
  ]
  return asked.filter((question) => question !== undefined)
}

const teamQuestion: Question = {
  parameter: 'team',
  text: 'Which team owns it?',
  why: 'the alerts are tagged with it and sent in its name',
  weight: 99,
}

const environmentQuestion: Question = {
  parameter: 'environment',
  text: 'Which environment?',
  why: 'it decides how strict the alerts are and in which subscription the resources are looked for',
  default: 'dev',
  options: ['dev', 'staging', 'prod'],
  weight: 95,
}

function targetQuestion({ targets }: Settled<Settings>['settings'], stated: Answers): Question | undefined {
  if (stated.targets !== undefined || stated.target_link !== undefined) return undefined
  if (targets?.length === 1 && targets[0] === thisRequest) {
    return {
      parameter: 'targets',
      text: 'What should be watched?',
      why: 'everything that this request makes',
      default: [thisRequest],
      weight: 55,
    }
  }
  if (targets !== undefined) return undefined
  return {
    parameter: 'targets',
    text: 'What should be watched?',
    why: 'names of resources (stpaymentsprod, kv-web-prod), resource ids or links of the Azure portal',
    weight: 92,
  }
}

function kindQuestion(unclear: readonly string[]): Question {
  return {
    parameter: 'target_type',
    text: `What kind of resource is ${unclear.join(' and ')}?`,
    why: 'its name does not tell, and each kind is measured differently; a resource id or a portal link tells too',
    options: kindOptions,
    weight: 91,
  }
}

const noticeQuestion: Question = {
  parameter: 'notify_emails',
  text: 'Who gets the alerts?',
  why: 'mail addresses, best of a mailing list; an action group or a webhook will do too',
  weight: 90,
}
