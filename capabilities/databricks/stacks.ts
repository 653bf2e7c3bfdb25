import type { CapabilityContext, StackBlueprint } from '#capability'
import { infrastructureStack } from './infrastructure-stack.ts'
import { objectsStack } from './objects-stack.ts'
import type { Settings } from './settings.ts'

/** The workspace first, then what lives inside it; an existing workspace gets the second stack alone. */
export function stacks(settings: Settings, context: CapabilityContext): StackBlueprint[] {
  const objects = objectsStack(settings, context)
  return settings.existing ? [objects] : [infrastructureStack(settings, context), objects]
}
