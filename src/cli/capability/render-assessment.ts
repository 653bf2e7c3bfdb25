import { createStackRenderer } from '../../adapters/handlebars/create-stack-renderer.ts'
import type { Capability, CapabilityContext } from '../../capability/contract.ts'
import { proposedStacks } from '../../conversation/brief/proposed-stacks.ts'
import type { Assessment } from '../../domain/assessment.ts'
import { type RenderedProposal, renderProposal } from '../../workflow/committed-files.ts'
import { capabilitiesDirectory, templatesDirectory } from './folders.ts'

const renderer = createStackRenderer({ capabilitiesDirectory, templatesDirectory })

/** The stacks of an assessment as they would be committed, in its order. */
export function renderAssessment(
  capability: Capability,
  { request }: CapabilityContext,
  assessment: Assessment,
): RenderedProposal[] {
  const proposed = proposedStacks({ capability, assessment })
  return renderProposal(proposed, `${request.repository}#${request.number}`, renderer)
}
