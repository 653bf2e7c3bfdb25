import { readComment } from './read-comment.ts'

/** `issue_comment.created`: an answer, a change of mind, a command. */
export const issueCommentCreated = readComment('created')
