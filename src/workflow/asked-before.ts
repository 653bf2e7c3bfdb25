import { understandingBefore } from '../conversation/apply-edit.ts'
import { draftBrief } from '../conversation/draft-brief.ts'
import type { AskedQuestion, Brief } from '../domain/brief.ts'
import type { Policy } from '../domain/policy.ts'
import type { Origin } from '../domain/request-state.ts'
import type { IntakeDependencies } from './dependencies.ts'
import { judge } from './draft.ts'

/** A request that is talked about, with its settings. */
interface TalkedAbout {
  readonly origin: Origin
  readonly title: string
  readonly author: string
  readonly brief: Brief
  readonly policy: Policy
}

/** The questions that a comment answered when it was written: those that are asked without it and without what came later. */
export async function askedBefore(
  messageId: string,
  { brief, ...request }: TalkedAbout,
  dependencies: IntakeDependencies,
): Promise<readonly AskedQuestion[]> {
  const understanding = understandingBefore(brief.understanding, messageId)
  const assessments = await judge({ ...request, understanding }, dependencies)
  const catalogue = dependencies.capabilities
  return draftBrief({ understanding, reading: undefined, assessments, catalogue }).questions
}
