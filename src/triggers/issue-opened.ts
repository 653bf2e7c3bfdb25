import { readIssue } from './read-issue.ts'

/** `issues.opened`: somebody may be asking for infrastructure. */
export const issueOpened = readIssue('opened')
