import * as z from 'zod'
import { requestOfConversation } from './own-pull-request.ts'
import { Author, Common, Issue, isPerson, keyOf, Text } from './payload.ts'
import type { Trigger } from './trigger.ts'

const Payload = Common.extend({
  issue: Issue,
  comment: z.object({ id: z.number(), body: Text, user: Author }),
})

/**
 * Reads `issue_comment` webhooks, on issues and on our pull requests.
 * A comment that somebody else edited is not read: nobody speaks for its author, and its author did not write it.
 */
export function readComment(how: 'created' | 'edited'): Trigger {
  return (payload, app) => {
    const { issue, comment, ...common } = Payload.parse(payload)
    const by = common.sender.login
    if (!isPerson(common.sender, app) || comment.user?.login !== by) return undefined
    const requestKey =
      issue.pull_request === undefined
        ? keyOf(common, issue.number)
        : requestOfConversation(common, issue, app)
    if (requestKey === undefined) return undefined
    return {
      requestKey,
      body: {
        type: 'comment',
        number: issue.number,
        id: String(comment.id),
        by,
        text: comment.body,
        edited: how === 'edited',
      },
    }
  }
}
