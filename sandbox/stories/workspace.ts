import type { Step, Story } from './story.ts'

/** From the issue to the approval that counts. */
export const untilMerged: readonly Step[] = [
  { do: 'open_issue', as: 'alice', title: 'Create a production workspace for ML team' },
  { see: 'answer' },
  { do: 'comment', as: 'alice', text: 'East US' },
  { see: 'answer' },
  {
    do: 'comment',
    as: 'alice',
    text: 'Name the resource group rg-ml-team-prod and reduce cluster to 1-4 workers',
  },
  { see: 'answer' },
  { do: 'comment', as: 'alice', text: 'yes' },
  { see: 'pull_request' },
  { see: 'plans' },
  { do: 'approve', as: 'bob' },
  { do: 'merge', as: 'bob' },
]

/** The cluster is held at its gate until bob names it. */
export const untilDone: readonly Step[] = [
  { see: 'check', stack: 'databricks', state: 'success' },
  { see: 'check', stack: 'databricks-objects', state: 'action_required' },
  { do: 'confirm_gates', as: 'bob' },
  { see: 'issue_closed' },
]

export const workspace: Story = {
  name: 'workspace',
  about:
    'A team asks for a production Databricks workspace and gets it, with a confirmation for the GPU nodes.',
  steps: [...untilMerged, ...untilDone],
  faults: [],
}
