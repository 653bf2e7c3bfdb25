import type { CapabilityContext, Question, Settled } from '#capability'
import { billingOf } from './models/deployment-types.ts'
import type { Answers } from './parameters.ts'
import type { Settings } from './settings.ts'

type Known = Settled<Settings>['settings']

/** The few things worth asking: what and for whom, where, how it is reached, and then how much of it. */
export function questions(
  { settings, decisions }: Settled<Settings>,
  stated: Answers,
  context: CapabilityContext,
): Question[] {
  const asked: (Question | undefined)[] = [
    stated.region === undefined ? regionQuestion(context) : undefined,
    stated.team === undefined ? teamQuestion : undefined,
    settings.models === undefined ? modelsQuestion : undefined,
    stated.environment === undefined ? environmentQuestion : undefined,
    ...reachQuestions(settings, stated, context),
    stated.data_zone === undefined && stated.deployment_type === undefined
      ? zoneQuestion(settings)
      : undefined,
    capacityQuestion(settings, stated, decisions),
  ]
  return asked.filter((question) => question !== undefined)
}

function regionQuestion({ defaultRegion }: CapabilityContext): Question {
  return {
    parameter: 'region',
    text: 'Which Azure region?',
    why: `${defaultRegion} is the usual region here; where a model is not offered the closest region that has it is taken`,
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
  why: 'it sets the network, the capacity and who has to approve',
  default: 'dev',
  options: ['dev', 'staging', 'prod'],
  weight: 95,
}

const modelsQuestion: Question = {
  parameter: 'models',
  text: 'Which model, or what is it for?',
  why: 'chat, reasoning or embeddings is enough; the usual model for it is taken',
  options: ['gpt-4.1-mini', 'gpt-4.1', 'o4-mini', 'text-embedding-3-small'],
  weight: 97,
}

/** What a private endpoint or an allow-list cannot be without has no default. */
function reachQuestions(settings: Known, stated: Answers, context: CapabilityContext): Question[] {
  const environment = settings.environment ?? 'dev'
  const network = stated.network ?? (environment === 'dev' ? 'allowlist' : 'private')
  if (settings.network !== undefined) {
    if (stated.network !== undefined || environment !== 'prod' || settings.network !== 'private') return []
    return [
      {
        parameter: 'network',
        text: 'Private access only?',
        why: 'private, as for every production account; addresses on the internet need a confirmation',
        default: 'private',
        options: ['private', 'allowlist'],
        weight: 60,
      },
    ]
  }
  if (network === 'private' && context.endpointSubnets[environment] === undefined) {
    return [
      {
        parameter: 'subnet_id',
        text: 'Which subnet takes the private endpoint?',
        why: `its resource id, as Azure shows it under Properties; ${environment} is reached privately and no subnet is configured for it`,
        weight: 88,
      },
    ]
  }
  return [
    {
      parameter: 'allowed_ips',
      text: 'From which public addresses is it used?',
      why: 'such as 20.1.2.0/24; nobody else reaches it, and no addresses are configured',
      weight: 88,
    },
  ]
}

function zoneQuestion({ data_zone }: Known): Question | undefined {
  if (data_zone === undefined) return undefined
  return {
    parameter: 'data_zone',
    text: 'Must data stay in the US, the EU or one country?',
    why: 'elsewhere it may be processed in any region, which costs a tenth less',
    default: data_zone,
    options: ['none', 'us', 'eu', 'country'],
    weight: 70,
  }
}

/** Left out when the load says it, and in development, where little is enough. */
function capacityQuestion(
  { environment, capacity_k_tpm, tokens_in, tokens_out, deployment_type }: Known,
  stated: Answers,
  decisions: Settled<Settings>['decisions'],
): Question | undefined {
  const said = stated.capacity_k_tpm ?? stated.requests_per_minute ?? stated.ptu
  if (said !== undefined || environment === 'dev') return undefined
  if (deployment_type !== undefined && billingOf(deployment_type) === 'provisioned_units') return undefined
  if (capacity_k_tpm === undefined) return undefined
  const perRequest = (tokens_in ?? 0) + (tokens_out ?? 0)
  const requests = perRequest === 0 ? 0 : Math.floor((capacity_k_tpm * 1000) / perRequest)
  const alternative = decisions.find(({ topic }) => topic === 'models')?.alternative
  const why = `enough for about ${requests} requests a minute of ${perRequest.toLocaleString('en-US')} tokens; only what is used is paid`
  return {
    parameter: 'capacity_k_tpm',
    text: 'How many thousand tokens a minute for each model?',
    why: alternative === undefined ? why : `${why}. ${alternative}`,
    default: capacity_k_tpm,
    weight: 50,
  }
}
