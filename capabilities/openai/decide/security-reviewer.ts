import * as z from 'zod'
import { Finding, type Step } from '#capability'
import { reachOf } from '../models/deployment-types.ts'
import type { Sizing, SizingInput } from './sizer.ts'

/** Says what is less safe than usual for the environment; it changes nothing that a person stated. */
export const securityReviewer: Step<{ readonly input: SizingInput; readonly proposal: Sizing }, Finding[]> = {
  id: 'security-reviewer',
  role: 'says where the account is less protected than usual',
  out: z.array(Finding),
  rule({ input: { plan, access } }) {
    const findings: Finding[] = []
    const add = (code: string, text: string) => findings.push({ reviewer: 'security-reviewer', code, text })
    const production = plan.environment.value === 'prod'
    if (access.network.value === 'public') {
      add('open_network', 'anybody on the internet reaches it and only the sign-in protects it')
    }
    if (access.network.value === 'allowlist' && production) {
      add('reached_by_address', 'a production account is usually reached through a private endpoint only')
    }
    if (access.local_auth.value) {
      add('keys_on', 'whoever holds a key uses the models, and no log says who it was')
    }
    if (production && reachOf(plan.deployment_type.value) === 'GlobalStandard') {
      add('processed_anywhere', 'requests may be processed in any region of Azure, data at rest stays in one')
    }
    if (access.access_group === undefined && !access.local_auth.value) {
      add('nobody_may_use_it', 'roles go to groups and no group was named')
    }
    return findings
  },
}
