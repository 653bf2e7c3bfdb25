import type { Finding, ModelBody } from '#capability'
import type { PipelineInput, Plan } from './planner.ts'

interface Review {
  readonly input: PipelineInput
  readonly proposal: Plan
}

/** Reads the meaning of the steps' names, which no rule does: whether one works with what a later one makes. */
export const orderOpinion: ModelBody<Review, readonly Finding[]> = {
  task: 'The steps of a pipeline run one after the other, in the order of the list. Their names say what they do.',
  codes({ input, proposal }): Readonly<Record<string, string>> {
    const names = input.code.tasks?.value ?? []
    if (names.length < 2 || proposal.order.value !== 'sequence') return {}
    return {
      wrong_order: 'by its name a step needs what a step behind it makes, such as training before preparing',
      never_checked: 'a model is trained or replaced, and by the names no step evaluates it',
    }
  },
  facts({ input, proposal }) {
    return {
      title: input.context.request.title,
      environment: input.place.environment.value,
      steps: input.code.tasks?.value ?? [],
      schedule: proposal.schedule?.value ?? 'none',
    }
  },
  accept({ code }) {
    if (code === 'wrong_order') {
      return { taken: 'the names of the steps suggest another order; they run as they were listed' }
    }
    if (code === 'never_checked') {
      return { taken: 'by the names of the steps nothing looks at a new model before it is used' }
    }
    return { vetoed: 'nothing is known of it' }
  },
}
