import { notFound, validationFailed } from '../http/api-error.ts'
import {
  type ActingCall,
  created,
  noContent,
  numberParam,
  ok,
  type Reply,
  type RepositoryCall,
} from '../http/call.ts'
import { requiredString } from '../http/fields.ts'
import { paged } from '../http/pagination.ts'
import { type Route, reads, writes } from '../http/route.ts'
import { timestamp } from '../hub.ts'
import { reactionContents, reactionJson } from '../shapes/issue.ts'
import { commentOf, issueOf, requireAuthorOr } from '../world/records.ts'
import { type Reaction, takeId } from '../world/state.ts'

interface Reactable {
  readonly reactions: Reaction[]
}

/** Reactions on issues and on comments; GitHub sends no webhook for them. */
export const reactionRoutes: readonly Route[] = [
  ...routesFor('/repos/{owner}/{repo}/issues/{issue_number}/reactions', issueOf),
  ...routesFor('/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', commentOf),
]

function routesFor(path: string, find: (call: RepositoryCall) => Reactable): Route[] {
  const permissions = ['issues', 'pull_requests'] as const
  return [
    writes('POST', path, { role: 'read', permissions }, (call) => react(call, find(call))),
    reads(path, permissions, (call) => list(call, find(call))),
    writes('DELETE', `${path}/{reaction_id}`, { role: 'read', permissions }, (call) =>
      remove(call, find(call)),
    ),
  ]
}

function react(call: ActingCall, { reactions }: Reactable): Reply {
  const content = requiredString(call.fields, 'content', 'Reaction')
  if (!reactionContents.some((known) => known === content)) {
    throw validationFailed({ resource: 'Reaction', field: 'content', code: 'invalid' })
  }
  const existing = reactions.find(
    (reaction) => reaction.account === call.actor && reaction.content === content,
  )
  if (existing !== undefined) return ok(reactionJson(call.hub, existing))
  const reaction: Reaction = {
    id: takeId(call.hub.state),
    account: call.actor,
    content,
    createdAt: timestamp(call.hub),
  }
  reactions.push(reaction)
  return created(reactionJson(call.hub, reaction))
}

function list(call: RepositoryCall, { reactions }: Reactable): Reply {
  const content = call.query.get('content')
  const wanted = reactions.filter((reaction) => content === null || reaction.content === content)
  return paged(call, wanted, (reaction) => reactionJson(call.hub, reaction))
}

function remove(call: ActingCall, { reactions }: Reactable): Reply {
  const position = reactions.findIndex(({ id }) => id === numberParam(call, 'reaction_id'))
  const reaction = reactions[position]
  if (reaction === undefined) throw notFound()
  requireAuthorOr(call, reaction.account, 'admin')
  reactions.splice(position, 1)
  return noContent()
}
