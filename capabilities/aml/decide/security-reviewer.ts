import * as z from 'zod'
import { Finding, type Step } from '#capability'
import type { Sizing } from './sizer.ts'
import type { SizingInput } from './sizing-input.ts'

interface Review {
  readonly input: SizingInput
  readonly proposal: Sizing
}

/** Says what is less safe than usual for the environment; it changes nothing that a person stated. */
export const securityReviewer: Step<Review, Finding[]> = {
  id: 'security-reviewer',
  role: 'says where the workspace is less protected than usual',
  out: z.array(Finding),
  rule({ input: { plan, network }, proposal }) {
    const findings: Finding[] = []
    const add = (code: string, text: string) => findings.push({ reviewer: 'security-reviewer', code, text })
    const isProduction = plan.environment.value === 'prod'
    const isPublic = network.network.value === 'public'
    if (isPublic && isProduction) {
      add('public_in_prod', 'a production workspace is usually reached through private endpoints only')
    }
    if (isPublic) {
      add('open_sign_in', 'anybody with an account may try to sign in, from any address')
    }
    if (network.isolation.value === 'Disabled') {
      add('open_machines', 'without a managed network the machines have public addresses and reach any host')
    }
    if (network.isolation.value === 'AllowInternetOutbound' && isProduction) {
      add('open_outbound', 'jobs in production can send data to any host')
    }
    if (proposal.vm_priority.value === 'LowPriority' && isProduction) {
      add('interruptible_in_prod', 'Azure may take low-priority nodes away from production at any time')
    }
    return findings
  },
}
