import type { CapabilityContext, Question, Settled } from '#capability'
import type { Answers, Settings } from './parameters.ts'
import { describeConsumers } from './words.ts'

type Known = Settled<Settings>['settings']

/** The few things worth asking: where and for whom, what for, who uses it, and what the access then still needs. */
export function questions(
  { settings, problems }: Settled<Settings>,
  stated: Answers,
  context: CapabilityContext,
): Question[] {
  const refused = new Set(problems.map(({ parameter }) => parameter))
  const asked: (Question | undefined)[] = [
    stated.region === undefined ? regionQuestion(context) : undefined,
    stated.team === undefined ? teamQuestion : undefined,
    stated.environment === undefined ? environmentQuestion : undefined,
    stated.purpose === undefined ? purposeQuestion(settings) : undefined,
    stated.consumers === undefined || refused.has('consumers')
      ? consumersQuestion(settings, refused)
      : undefined,
    stated.data_class === undefined ? classQuestion(settings) : undefined,
    ...(refused.has('consumers') || refused.has('network') ? [] : accessQuestions(settings)),
    stated.size_gb === undefined ? sizeQuestion(settings) : undefined,
  ]
  return asked.filter((question) => question !== undefined)
}

function regionQuestion({ defaultRegion }: CapabilityContext): Question {
  return {
    parameter: 'region',
    text: 'Which Azure region?',
    why: `${defaultRegion} is the usual region here; moving later means copying the data`,
    default: defaultRegion,
    weight: 100,
  }
}

const teamQuestion: Question = {
  parameter: 'team',
  text: 'Which team owns it?',
  why: 'names and tags follow from it',
  weight: 99,
}

const environmentQuestion: Question = {
  parameter: 'environment',
  text: 'Which environment?',
  why: 'it sets how the account is reached, how many copies there are and who has to approve',
  default: 'dev',
  options: ['dev', 'staging', 'prod'],
  weight: 95,
}

function purposeQuestion({ purpose }: Known): Question {
  return {
    parameter: 'purpose',
    text: 'What is it for?',
    why: 'containers, folders and lifecycle follow from it',
    ...(purpose === undefined ? {} : { default: purpose }),
    options: [
      'data_lake',
      'app_files',
      'backup',
      'logs',
      'tf_state',
      'static_public',
      'file_share',
      'sftp_drop',
    ],
    weight: 92,
  }
}

function consumersQuestion({ consumers }: Known, refused: ReadonlySet<string>): Question {
  return {
    parameter: 'consumers',
    text: 'Who or what reads and writes?',
    why: 'it decides how the account is reached',
    ...(consumers === undefined || refused.has('consumers') ? {} : { default: consumers }),
    options: ['people', 'app_in_vnet', 'app_on_internet', 'databricks', 'aml', 'partner', 'everyone'],
    weight: 91,
  }
}

function classQuestion({ data_class }: Known): Question | undefined {
  if (data_class === undefined) return undefined
  return {
    parameter: 'data_class',
    text: 'How sensitive is the data?',
    why: 'confidential data stays off the internet outside dev, restricted data everywhere',
    default: data_class,
    options: ['public', 'internal', 'confidential', 'restricted'],
    weight: 85,
  }
}

/** What the chosen access needs and nobody said; there is no default that would be right. */
function accessQuestions({ consumers, network, allowed_ips, customer_key, access_logs }: Known): Question[] {
  if (consumers === undefined) return []
  const asked: Question[] = []
  if (network === undefined) {
    asked.push({
      parameter: 'subnet_id',
      text: 'Which subnet does the private endpoint go to, or do the machines come from? (resource id)',
      why: `${describeConsumers(consumers)} reach the account through it`,
      weight: 80,
    })
  } else if (allowed_ips === undefined) {
    asked.push({
      parameter: 'allowed_ips',
      text: 'From which public addresses (CIDR)?',
      why: `${describeConsumers(consumers)} get in from these addresses, and nobody else`,
      weight: 80,
    })
  }
  if (customer_key === undefined) {
    asked.push({
      parameter: 'key_vault_id',
      text: 'Which key vault takes the key of the account? (resource id)',
      why: 'the data is encrypted with a key of our own; the vault needs purge protection',
      weight: 79,
    })
  }
  if (access_logs === undefined) {
    asked.push({
      parameter: 'log_workspace_id',
      text: 'Which Log Analytics workspace takes the access logs? (resource id)',
      why: 'every access is logged',
      weight: 78,
    })
  }
  return asked
}

function sizeQuestion({ size_gb }: Known): Question | undefined {
  if (size_gb === undefined) return undefined
  return {
    parameter: 'size_gb',
    text: 'How many GB will it hold?',
    why: 'it only changes the price',
    default: size_gb,
    weight: 30,
  }
}
