import { readIssue } from './read-issue.ts'

/** `issues.edited`: the words of the issue changed; whoever edited them said them. */
export const issueEdited = readIssue('edited')
