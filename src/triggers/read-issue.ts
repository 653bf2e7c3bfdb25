import { Common, Issue, isPerson, keyOf, originOf } from './payload.ts'
import type { Trigger } from './trigger.ts'

const Payload = Common.extend({ issue: Issue })

/** Reads `issues` webhooks about the words of an issue; pull requests and bots ask for nothing. */
export function readIssue(how: 'opened' | 'edited'): Trigger {
  return (payload, app) => {
    const { issue, ...common } = Payload.parse(payload)
    if (issue.pull_request !== undefined || !isPerson(common.sender, app)) return undefined
    return {
      requestKey: keyOf(common, issue.number),
      body: {
        type: 'issue',
        origin: originOf(common, issue.number),
        by: common.sender.login,
        title: issue.title,
        text: issue.body,
        edited: how === 'edited',
      },
    }
  }
}
