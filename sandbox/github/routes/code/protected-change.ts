import { ProtectedBranchError } from '../../git/ref-guard.ts'
import { changeRef, type RefChange } from '../../git/refs.ts'
import { ApiError } from '../../http/api-error.ts'
import type { ActingCall } from '../../http/call.ts'
import type { Repository } from '../../world/state.ts'

/** How a route words what branch protection refuses; `before` comes in front of the reason. */
export interface ProtectedRefusal {
  readonly status: 405 | 409 | 422
  readonly before?: string
}

/** Moves a ref for a route. Throws ApiError with the refusal's status when the branch is protected against it. */
export async function changeRefFor(
  call: ActingCall,
  repository: Repository,
  change: RefChange,
  refusal: ProtectedRefusal,
): Promise<void> {
  try {
    await changeRef(call.hub, repository, change)
  } catch (error) {
    if (!(error instanceof ProtectedBranchError)) throw error
    throw new ApiError(refusal.status, `${refusal.before ?? ''}${error.reason}`)
  }
}
