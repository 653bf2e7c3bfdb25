import { InputError } from '../../domain/errors.ts'
import type { RepositoryForge } from '../../ports/forge.ts'
import { askFor } from './ask-github.ts'
import { capMarkdown, maxBodyLength } from './cap-text.ts'
import { isOurs, type RepositoryAccess } from './repository-access.ts'
import { Anything, Comment, CommentPage } from './schema.ts'

const pageSize = 100
/** Pages of comments that are read at most: ten thousand comments. */
const maxPages = 100

type Conversation = Pick<
  RepositoryForge,
  'findComment' | 'createComment' | 'updateComment' | 'deleteComment' | 'acknowledge' | 'closeIssue'
>

/** Comments, reactions and the issue itself. */
export function createConversation(access: RepositoryAccess): Conversation {
  const { ask, at, fullName } = access
  return {
    async findComment(number, marker) {
      for (let page = 1; page <= maxPages; page += 1) {
        const comments = await ask({
          what: `listing the comments of ${fullName}#${number}`,
          answer: CommentPage,
          repeatOn: 'outage',
          send: (rest) => rest.issues.listComments({ ...at, issue_number: number, per_page: pageSize, page }),
        })
        const found = comments.find(
          (comment) => isOurs(comment, access) && (comment.body ?? '').trimEnd().endsWith(marker),
        )
        if (found !== undefined) return String(found.id)
        if (comments.length < pageSize) return undefined
      }
      return undefined
    },

    async createComment(number, body) {
      const { id } = await ask({
        what: `commenting on ${fullName}#${number}`,
        answer: Comment,
        repeatOn: 'never',
        send: (rest) =>
          rest.issues.createComment({ ...at, issue_number: number, body: capMarkdown(body, maxBodyLength) }),
      })
      return String(id)
    },

    async updateComment(id, body) {
      await ask({
        what: `editing a comment in ${fullName}`,
        answer: Anything,
        repeatOn: 'outage',
        send: (rest) =>
          rest.issues.updateComment({
            ...at,
            comment_id: commentId(id),
            body: capMarkdown(body, maxBodyLength),
          }),
      })
    },

    async deleteComment(id) {
      await askFor(ask, {
        what: `deleting a comment in ${fullName}`,
        answer: Anything,
        repeatOn: 'outage',
        send: (rest) => rest.issues.deleteComment({ ...at, comment_id: commentId(id) }),
      })
    },

    /** What was deleted meanwhile needs no sign that it was seen. */
    async acknowledge(number, comment) {
      await askFor(ask, {
        what: `reacting in ${fullName}#${number}`,
        answer: Anything,
        repeatOn: 'outage',
        send: (rest) =>
          comment === null
            ? rest.reactions.createForIssue({ ...at, issue_number: number, content: 'eyes' })
            : rest.reactions.createForIssueComment({
                ...at,
                comment_id: commentId(comment),
                content: 'eyes',
              }),
      })
    },

    async closeIssue(number, outcome) {
      await ask({
        what: `closing ${fullName}#${number}`,
        answer: Anything,
        repeatOn: 'outage',
        send: (rest) =>
          rest.issues.update({ ...at, issue_number: number, state: 'closed', state_reason: outcome }),
      })
    },
  }
}

function commentId(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InputError(`"${text.slice(0, 40)}" is no id of a comment`)
  return Number(text)
}
