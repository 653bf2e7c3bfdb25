import type { CapabilityContext, Question, Settled } from '#capability'
import type { Answers, Settings } from './parameters.ts'

/** The few things worth asking: where and for whom, what for, and what the access still needs. */
export function questions(
  { settings, problems }: Settled<Settings>,
  stated: Answers,
  { defaultRegion }: CapabilityContext,
): Question[] {
  const refused = new Set(problems.map(({ parameter }) => parameter))
  const asked: (Question | undefined)[] = [
    stated.region === undefined ? regionQuestion(defaultRegion) : undefined,
    stated.team === undefined ? teamQuestion : undefined,
    stated.environment === undefined ? environmentQuestion : undefined,
    settings.network === undefined && !refused.has('network') ? subnetQuestion : undefined,
    settings.allowed_ips === undefined ? addressQuestion : undefined,
    settings.access_logs === undefined ? workspaceQuestion : undefined,
    stated.holds === undefined ? holdsQuestion(settings.holds) : undefined,
  ]
  return asked.filter((question) => question !== undefined)
}

function regionQuestion(defaultRegion: string): Question {
  return {
    parameter: 'region',
    text: 'Which Azure region?',
    why: `${defaultRegion} is the usual region here; a vault cannot be moved later`,
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
  why: 'it sets how the vault is reached, how long deleted secrets are kept and who has to approve',
  default: 'dev',
  options: ['dev', 'staging', 'prod'],
  weight: 95,
}

const subnetQuestion: Question = {
  parameter: 'subnet_id',
  text: 'Which subnet does the private endpoint go to? (resource id)',
  why: 'whoever uses the vault reaches it there, and nowhere else',
  weight: 80,
}

const addressQuestion: Question = {
  parameter: 'allowed_ips',
  text: 'From which public addresses (CIDR)?',
  why: 'the vault is reached from these addresses, and from nowhere else',
  weight: 80,
}

const workspaceQuestion: Question = {
  parameter: 'log_workspace_id',
  text: 'Which Log Analytics workspace takes the access logs? (resource id)',
  why: 'every access is logged',
  weight: 78,
}

function holdsQuestion(holds: Settings['holds'] | undefined): Question | undefined {
  if (holds === undefined) return undefined
  return {
    parameter: 'holds',
    text: 'What is kept in it?',
    why: 'groups get roles for these things and for no others',
    default: holds,
    options: ['secrets', 'keys', 'certificates'],
    weight: 60,
  }
}
