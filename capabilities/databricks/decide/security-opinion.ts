import type { Finding, ModelBody } from '#capability'
import type { Sizing } from './sizer.ts'
import type { SizingInput } from './sizing-input.ts'

interface Review {
  readonly input: SizingInput
  readonly proposal: Sizing
}

const remarks = {
  regulated_data: {
    when: 'the title or the name of the team speaks of personal, health or payment data',
    taken:
      'the words speak of regulated data, and no compliance profile is set; "HIPAA" or "PCI DSS" sets one',
  },
  trial_in_prod: {
    when: 'the title speaks of a trial, a test or something that is soon thrown away',
    taken: 'the words speak of a trial, and it is built in production',
    reply: 'environment: dev',
  },
  production_elsewhere: {
    when: 'the title speaks of production, of customers or of something others depend on',
    taken: 'the words speak of production, and it is built elsewhere',
    reply: 'environment: prod',
  },
} as const

/** Looks for words that do not go with how the workspace is protected; rules do not read their meaning. */
export const securityOpinion: ModelBody<Review, readonly Finding[]> = {
  task: 'A workspace is protected as the facts say. Say what of the words in the facts does not go with it.',
  codes({ input: { plan, stated } }) {
    const isProduction = plan.environment.value === 'prod'
    const open = [
      ...(plan.compliance.value === 'none' && stated.compliance === undefined
        ? (['regulated_data'] as const)
        : []),
      isProduction ? ('trial_in_prod' as const) : ('production_elsewhere' as const),
    ]
    return Object.fromEntries(open.map((code) => [code, remarks[code].when]))
  },
  facts({ input: { plan, network, context } }) {
    return {
      title: context.request.title,
      team: plan.team?.value ?? 'not known',
      environment: plan.environment.value,
      workload: plan.workload.value,
      network: network.network.value,
      compliance: plan.compliance.value,
    }
  },
  accept({ code }, { input: { stated } }) {
    if (code === 'regulated_data') return { taken: remarks.regulated_data.taken }
    if (code !== 'trial_in_prod' && code !== 'production_elsewhere')
      return { vetoed: 'nothing is known of it' }
    const { taken, reply } = remarks[code]
    return stated.environment === undefined ? { taken, reply } : { taken: `${taken}, as asked` }
  },
}
