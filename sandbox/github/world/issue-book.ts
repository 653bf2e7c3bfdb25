import type { IssueEventRecord, MilestoneRecord } from './issue-records.ts'
import type { Account, Issue } from './state.ts'

export type IssueEvent = IssueEventRecord<Issue, Account>

export type Milestone = MilestoneRecord<Account>
