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
    const isPublic = network.network.value === 'public'
    if (network.network.value !== 'private' && plan.environment.value === 'prod') {
      add('public_in_prod', 'a production workspace is usually reached over private endpoints only')
    }
    if (isPublic && network.allowed_ips.value.length === 0) {
      add(
        'open_sign_in',
        'anybody with an account may sign in from any address; name allowed addresses to narrow it',
      )
    }
    if (proposal.spot?.value === true && plan.environment.value === 'prod') {
      add('interruptible_in_prod', 'Azure may take spot machines away from production at any time')
    }
    if (proposal.node_type !== undefined && !proposal.policy.value) {
      add('no_policy', 'without a cluster policy everybody who may create clusters chooses their size')
    }
    return findings
  },
}
