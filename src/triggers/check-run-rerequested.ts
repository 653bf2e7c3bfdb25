import { CheckRun, readCheckRun } from './own-check-run.ts'
import { Common, isPerson } from './payload.ts'
import type { Trigger } from './trigger.ts'

const Payload = Common.extend({ check_run: CheckRun })

/** `check_run.rerequested`: GitHub's own "Re-run" of a check run of ours. */
export const checkRunRerequested: Trigger = (payload, app) => {
  const { check_run: checkRun, ...common } = Payload.parse(payload)
  const target = readCheckRun(common, checkRun, app)
  if (target === undefined || !isPerson(common.sender, app)) return undefined
  const { requestKey, stack } = target
  return { requestKey, body: { type: 'check_action', stack, by: common.sender.login, action: 'recheck' } }
}
