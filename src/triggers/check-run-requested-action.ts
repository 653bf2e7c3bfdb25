import * as z from 'zod'
import { CheckRun, readCheckRun } from './own-check-run.ts'
import { Common, isPerson } from './payload.ts'
import type { Trigger } from './trigger.ts'

const Payload = Common.extend({
  check_run: CheckRun,
  requested_action: z.object({ identifier: z.string() }),
})
const Action = z.enum(['confirm', 'retry', 'recheck'])

/** `check_run.requested_action`: a button of a check run of ours. */
export const checkRunRequestedAction: Trigger = (payload, app) => {
  const { check_run: checkRun, requested_action: requested, ...common } = Payload.parse(payload)
  const target = readCheckRun(common, checkRun, app)
  const action = Action.safeParse(requested.identifier).data
  if (target === undefined || action === undefined || !isPerson(common.sender, app)) return undefined
  const { requestKey, stack } = target
  return { requestKey, body: { type: 'check_action', stack, by: common.sender.login, action } }
}
