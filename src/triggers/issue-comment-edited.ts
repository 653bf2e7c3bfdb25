import { readComment } from './read-comment.ts'

/** `issue_comment.edited`: an answer that was put right. */
export const issueCommentEdited = readComment('edited')
