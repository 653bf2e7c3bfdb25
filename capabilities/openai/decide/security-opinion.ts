import type { Finding, ModelBody } from '#capability'
import { placeOf } from '../models/geography.ts'
import type { Sizing, SizingInput } from './sizer.ts'

interface Review {
  readonly input: SizingInput
  readonly proposal: Sizing
}

const when = {
  sensitive_data: 'the title or the name of the team speaks of personal, health, payment or secret data',
  public_audience: 'the title speaks of customers, visitors, patients, students or others from outside',
} as const

/** Looks for words that do not go with where data is processed and what is filtered. */
export const securityOpinion: ModelBody<Review, readonly Finding[]> = {
  task: 'Language models are made available as the facts say. Say what of the words in the facts does not go with it.',
  codes({ input: { plan, access, stated } }) {
    return {
      ...(plan.data_zone.value === 'none' && stated.data_zone === undefined
        ? { sensitive_data: when.sensitive_data }
        : {}),
      ...(access.content_filter.value === 'default' && stated.content_filter === undefined
        ? { public_audience: when.public_audience }
        : {}),
    }
  },
  facts({ input: { plan, access, placement, stated, context } }) {
    return {
      title: context.request.title,
      team: plan.team?.value ?? 'not known',
      environment: plan.environment.value,
      use_case: stated.use_case ?? 'not known',
      models: placement.models?.value ?? [],
      network: access.network.value,
      data_zone: plan.data_zone.value,
      content_filter: access.content_filter.value,
    }
  },
  accept({ code }, { input: { plan } }) {
    if (code === 'public_audience') {
      return {
        taken: 'people from outside seem to use it, and the content filter is the usual one',
        reply: 'content filter: strict',
      }
    }
    if (code !== 'sensitive_data') return { vetoed: 'nothing is known of it' }
    const taken = 'the words speak of sensitive data, and requests may be processed in any region'
    const { zone } = placeOf(plan.region.value)
    return zone === 'other' ? { taken } : { taken, reply: `data zone: ${zone}` }
  },
}
