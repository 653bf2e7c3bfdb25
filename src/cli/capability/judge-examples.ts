import type { Capability } from '../../capability/index.ts'
import type { Assessment } from '../../domain/assessment.ts'
import { type CapabilityExample, readExamples } from './examples.ts'

/** One example of a capability, with what it is judged to be. */
export interface JudgedExample {
  readonly capability: Capability
  readonly example: CapabilityExample
  readonly assessment: Assessment
}

/** Every example of the capabilities with its judgement, in order. */
export async function judgeExamples(capabilities: readonly Capability[]): Promise<JudgedExample[]> {
  const judged = capabilities.flatMap((capability) =>
    readExamples(capability.id).map(async (example) => {
      return { capability, example, assessment: await capability.assess(example.stated, example.context) }
    }),
  )
  return Promise.all(judged)
}
