import type { CapabilityContext, Question, Settled } from '#capability'
import { describeNodes } from './decide/describe-nodes.ts'
import type { Answers } from './parameters.ts'
import type { Settings } from './settings.ts'

type Known = Settled<Settings>['settings']

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
    settings.network === undefined ? subnetQuestion : undefined,
    settings.instance_users === undefined ? usersQuestion(settings) : undefined,
    stated.workload === undefined ? workloadQuestion(settings, origins, decisions) : undefined,
    stated.network === undefined ? networkQuestion(settings) : undefined,
    stated.max_nodes === undefined ? nodesQuestion(settings) : undefined,
    stated.instances === undefined ? instancesQuestion(settings) : undefined,
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

const subnetQuestion: Question = {
  parameter: 'subnet_id',
  text: 'Which subnet takes the private endpoints? Its resource id, please.',
  why: 'a private workspace is reached from that network only; "network: public" does without, and needs a confirmation in production',
  weight: 90,
}

function usersQuestion({ instances = 0 }: Known): Question {
  return {
    parameter: 'instance_users',
    text: instances === 1 ? 'Whose instance is it?' : `Whose instances are the ${instances}?`,
    why: 'only its owner can open an instance; name them as they sign in, such as alice@contoso.com',
    weight: 85,
  }
}

function workloadQuestion(
  { workload, node_type, min_nodes, max_nodes }: Known,
  origins: Settled<Settings>['origins'],
  decisions: Settled<Settings>['decisions'],
): Question | undefined {
  if (
    workload === undefined ||
    node_type === undefined ||
    min_nodes === undefined ||
    max_nodes === undefined
  ) {
    return undefined
  }
  const alternative = decisions.find(({ topic }) => topic === 'compute')?.alternative
  const nodes = describeNodes(node_type, min_nodes, max_nodes)
  return {
    parameter: 'workload',
    text: 'What kind of models, on CPU or GPU?',
    why: [
      `${workload}, ${origins['workload']?.reason}: ${nodes}`,
      ...(alternative === undefined ? [] : [alternative]),
    ].join('. '),
    default: workload,
    options: ['tabular', 'vision_nlp', 'training_large', 'inference'],
    weight: 80,
  }
}

function networkQuestion({ environment, network }: Known): Question | undefined {
  if (environment !== 'prod' || network === undefined) return undefined
  return {
    parameter: 'network',
    text: 'Private access only?',
    why: 'private, as for every production workspace; public needs a confirmation',
    default: network,
    options: ['private', 'public'],
    weight: 60,
  }
}

function nodesQuestion({ min_nodes, max_nodes, idle_minutes }: Known): Question | undefined {
  if (min_nodes === undefined || max_nodes === undefined) return undefined
  return {
    parameter: 'max_nodes',
    text: 'How many nodes at most?',
    why: `the cluster scales between ${min_nodes} and ${max_nodes} with the work, and nodes go after ${idle_minutes} idle minutes`,
    default: max_nodes,
    weight: 50,
  }
}

/** Asked where people try things out. */
function instancesQuestion({ environment, instances }: Known): Question | undefined {
  if (environment !== 'dev' || instances === undefined || instances > 0) return undefined
  return {
    parameter: 'instances',
    text: 'How many people need a machine of their own?',
    why: 'it runs until its owner stops it; jobs run on the cluster without one',
    default: 0,
    weight: 40,
  }
}
