import type { CapabilityContext, Question, Settled } from '#capability'
import { describeMachines } from './decide/describe-machines.ts'
import type { Answers } from './parameters.ts'
import type { Settings } from './settings.ts'

/** The few things worth asking: where, for whom, what for, and then how it is reached or how large it is. */
export function questions(
  { settings, origins, decisions }: Settled<Settings>,
  stated: Answers,
  context: CapabilityContext,
): Question[] {
  const asked: (Question | undefined)[] = [
    stated.region === undefined ? regionQuestion(context) : undefined,
    stated.team === undefined ? teamQuestion : undefined,
    stated.environment === undefined ? environmentQuestion : undefined,
    stated.workload === undefined ? workloadQuestion(settings, origins, decisions) : undefined,
    stated.network === undefined ? networkQuestion(settings) : undefined,
    stated.min_workers === undefined && stated.max_workers === undefined
      ? workersQuestion(settings)
      : undefined,
  ]
  return asked.filter((question) => question !== undefined)
}

function regionQuestion({ defaultRegion }: CapabilityContext): Question {
  return {
    parameter: 'region',
    text: 'Which Azure region?',
    why: `${defaultRegion} is the usual region here; moving later means a new workspace`,
    default: defaultRegion,
    weight: 100,
  }
}

const teamQuestion: Question = {
  parameter: 'team',
  text: 'Which team owns it?',
  why: 'names, tags and access follow from it',
  weight: 99,
}

const environmentQuestion: Question = {
  parameter: 'environment',
  text: 'Which environment?',
  why: 'it sets the size, the network and who has to approve',
  default: 'dev',
  options: ['dev', 'staging', 'prod'],
  weight: 95,
}

function workloadQuestion(
  { workload, node_type, min_workers, max_workers, gpu }: Settled<Settings>['settings'],
  origins: Settled<Settings>['origins'],
  decisions: Settled<Settings>['decisions'],
): Question | undefined {
  if (workload === undefined) return undefined
  const reason = origins['workload']?.reason
  const machines =
    node_type === undefined || min_workers === undefined || max_workers === undefined
      ? 'a SQL warehouse'
      : `${describeMachines(node_type, min_workers, max_workers)}${gpu === true ? ' with a GPU each' : ''}`
  const alternative = decisions.find(({ topic }) => topic === 'compute')?.alternative
  return {
    parameter: 'workload',
    text: 'What will run on it?',
    why: [`${workload}, ${reason}: ${machines}`, ...(alternative === undefined ? [] : [alternative])].join(
      '. ',
    ),
    default: workload,
    options: ['data_engineering', 'analytics', 'ml', 'deep_learning', 'streaming', 'mixed'],
    weight: 80,
  }
}

function networkQuestion({
  environment,
  network,
  existing,
}: Settled<Settings>['settings']): Question | undefined {
  if (environment !== 'prod' || network === undefined || existing === true) return undefined
  return {
    parameter: 'network',
    text: 'Private access only?',
    why: `${network}, as for every production workspace; public needs a confirmation`,
    default: network,
    options: ['private', 'vnet', 'public'],
    weight: 60,
  }
}

/** Asked outside production, where the network question is not. */
function workersQuestion({
  environment,
  min_workers,
  max_workers,
}: Settled<Settings>['settings']): Question | undefined {
  if (environment === 'prod' || min_workers === undefined || max_workers === undefined) return undefined
  return {
    parameter: 'max_workers',
    text: 'How many workers at most?',
    why:
      max_workers === 0
        ? 'a single node is enough to begin with'
        : `it scales between ${min_workers} and ${max_workers} with the load`,
    default: max_workers,
    weight: 50,
  }
}
