import type { Assessment, CapabilityContext, Stated } from '#capability'
import { exampleContext } from '../../../test/support/capability-examples.ts'
import { mlPipeline } from '../capability.ts'

/** A pipeline in dev that is started by hand: nothing is missing. */
export const inDev: Stated = {
  team: 'ml',
  environment: 'dev',
  region: 'eastus',
  workspace_name: 'dbw-ml-dev',
  resource_group: 'rg-ml',
  source: 'acme/churn',
  tasks: ['ingest', 'train.py'],
}

/** A pipeline in production with a time: nothing is missing. */
export const inProd: Stated = {
  ...inDev,
  environment: 'prod',
  workspace_name: 'dbw-ml-prod',
  ref: 'v1.0.0',
  schedule: '0 0 6 * * ?',
  timezone: 'Europe/Berlin',
  run_as: 'sp-churn-prod',
  notify_emails: ['ml-ops@contoso.com'],
}

/** The capability's answer with the facts that examples use. */
export function assess(stated: Stated, facts: Partial<CapabilityContext> = {}): Promise<Assessment> {
  return mlPipeline.assess(stated, { ...exampleContext, ...facts })
}

/** The settled value of one parameter. */
export function settled({ settings }: Assessment, name: string): unknown {
  return settings[name]?.value
}
