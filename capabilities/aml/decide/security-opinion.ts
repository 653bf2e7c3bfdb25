import type { Finding, ModelBody } from '#capability'
import type { Sizing } from './sizer.ts'
import type { SizingInput } from './sizing-input.ts'

interface Review {
  readonly input: SizingInput
  readonly proposal: Sizing
}

/** Looks for words that speak of sensitive data where the workspace does not treat it as such. */
export const securityOpinion: ModelBody<Review, readonly Finding[]> = {
  task: 'A workspace for machine learning is protected as the facts say. Say what of the words in the facts does not go with it.',
  codes({ input: { plan, stated } }): Readonly<Record<string, string>> {
    if (plan.high_business_impact.value || stated.high_business_impact !== undefined) return {}
    return {
      sensitive_data: 'the title or the name of the team speaks of personal, health, payment or secret data',
    }
  },
  facts({ input: { plan, network, context } }) {
    return {
      title: context.request.title,
      team: plan.team?.value ?? 'not known',
      environment: plan.environment.value,
      workload: plan.workload.value,
      network: network.network.value,
      isolation: network.isolation.value,
      high_business_impact: plan.high_business_impact.value,
    }
  },
  accept({ code }) {
    if (code !== 'sensitive_data') return { vetoed: 'nothing is known of it' }
    return {
      taken:
        'the words speak of sensitive data, and the workspace is not marked for it; the mark cannot be set later',
      reply: 'high business impact: yes',
    }
  },
}
