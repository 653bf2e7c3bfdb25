import type { Capability, CapabilityContext } from '../../src/capability/contract.ts'
import { renderAssessment } from '../../src/cli/capability/render-assessment.ts'
import type { Assessment } from '../../src/domain/assessment.ts'
import type { RenderedStack } from '../../src/ports/renderer.ts'

export { exampleContext, readExamples } from '../../src/cli/capability/examples.ts'

/** The stacks of an assessment as they would be committed, by stack id. */
export function renderStacks(
  capability: Capability,
  context: CapabilityContext,
  assessment: Assessment,
): Map<string, RenderedStack> {
  return new Map(renderAssessment(capability, context, assessment).map((stack) => [stack.id, stack]))
}
