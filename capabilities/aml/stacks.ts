import type { CapabilityContext, StackBlueprint } from '#capability'
import { computeStack } from './compute-stack.ts'
import type { Settings } from './settings.ts'
import { workspaceStack } from './workspace-stack.ts'

/** The workspace first, then its machines, so that a lack of cores leaves the workspace done. */
export function stacks(settings: Settings, context: CapabilityContext): StackBlueprint[] {
  return [workspaceStack(settings, context), computeStack(settings, context)]
}
