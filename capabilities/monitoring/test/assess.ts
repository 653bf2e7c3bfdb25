import type { Assessment, CapabilityContext, Stated } from '#capability'
import { exampleContext } from '../../../test/support/capability-examples.ts'
import { monitoring } from '../capability.ts'

/** Everything that must be said. */
export const minimal = {
  team: 'web',
  environment: 'prod',
  targets: ['vm-web-01'],
  notify_emails: ['web@contoso.com'],
}

/** The capability's answer with the facts that examples use. */
export function assess(stated: Stated, facts: Partial<CapabilityContext> = {}): Promise<Assessment> {
  return monitoring.assess(stated, { ...exampleContext, ...facts })
}

/** The variables of the first stack. */
export async function variablesOf(
  stated: Stated,
  facts: Partial<CapabilityContext> = {},
): Promise<Record<string, unknown>> {
  const { stacks } = await assess(stated, facts)
  return stacks[0]?.variables ?? {}
}

/** The alert on `signal` in the first stack, as it is handed to Terraform. */
export async function alertOf(stated: Stated, signal: string): Promise<unknown> {
  const { alerts } = await variablesOf(stated)
  return Object(alerts)[signal]
}
