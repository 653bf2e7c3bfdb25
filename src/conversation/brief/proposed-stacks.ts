import type { ProposedStack } from '../../domain/brief.ts'
import type { Judged } from './setting-rows.ts'
import { valueText } from './value-text.ts'

/** The stacks that a judged capability would build, each with where it came from. */
export function proposedStacks({ capability, assessment }: Judged): ProposedStack[] {
  const { settings } = assessment
  const parameters = Object.fromEntries(
    Object.entries(settings).map(([name, { value, source }]) => [name, { value, source }]),
  )
  const text = (name: string): string => valueText(settings[name]?.value ?? '')
  return assessment.stacks.map((blueprint) => ({
    capability: capability.id,
    capabilityVersion: capability.version,
    environment: text('environment'),
    team: text('team'),
    parameters,
    blueprint,
  }))
}
