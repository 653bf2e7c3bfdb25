import { ApiError, notFound } from '../../http/api-error.ts'
import {
  type ActingCall,
  created,
  noContent,
  numberParam,
  ok,
  type Reply,
  type RepositoryCall,
} from '../../http/call.ts'
import { paged } from '../../http/pagination.ts'
import { commentOf, issueOf } from '../../http/path-records.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import { optionalMember, suppliedString } from '../../http/supplied.ts'
import { timestamp } from '../../hub.ts'
import { reactionContents, reactionJson } from '../../shapes/issue.ts'
import { type Issue, type Reaction, takeId } from '../../world/state.ts'
import { reviewCommentOf } from '../pulls/review-comments.ts'
import { requireUnlocked } from './issue-lock.ts'
import { requireKind } from './issue-to-change.ts'

interface Reactable {
  readonly reactions: Reaction[]
  /** The conversation that it stands in. */
  readonly issue: Issue
}

/** Reactions on issues, pull requests and comments; only whose they are takes them back. GitHub sends no webhook for them. */
export const reactionRoutes: readonly Route[] = [
  ...routesFor('/repos/{owner}/{repo}/issues/{issue_number}/reactions', (call) => {
    const issue = issueOf(call)
    return { reactions: issue.reactions, issue }
  }),
  ...routesFor('/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', commentOf),
  ...routesFor('/repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions', (call) => {
    const { comment, issue } = reviewCommentOf(call)
    return { reactions: comment.reactions, issue }
  }),
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

function react(call: ActingCall, { reactions, issue }: Reactable): Reply {
  requireKind(call, issue)
  suppliedString(call.fields, 'content')
  const content = optionalMember(call.fields, 'content', reactionContents) ?? ''
  requireUnlocked(call, issue, 'reaction')
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

function remove(call: ActingCall, { reactions, issue }: Reactable): Reply {
  requireKind(call, issue)
  const position = reactions.findIndex(({ id }) => id === numberParam(call, 'reaction_id'))
  const reaction = reactions[position]
  if (reaction === undefined) throw notFound()
  if (reaction.account !== call.actor) throw new ApiError(403, 'Must have admin rights to Repository.')
  reactions.splice(position, 1)
  return noContent()
}
