import { faultFor } from '../cloud/fault-library.ts'
import type { Story } from './story.ts'

export const partial: Story = {
  name: 'partial',
  about:
    'Two capabilities, one of which Azure refuses once: the other is applied, and a retry finishes the rest.',
  steps: [
    {
      do: 'open_issue',
      as: 'alice',
      title:
        'Databricks workspace for team orbit, dev, eastus2, and open port 1433 from 10.1.0.0/16 to 10.2.0.4',
    },
    { see: 'answer' },
    { do: 'comment', as: 'alice', text: 'yes' },
    { see: 'pull_request' },
    { see: 'plans' },
    { do: 'approve', as: 'bob' },
    { do: 'merge', as: 'bob' },
    { see: 'check', stack: 'firewall', state: 'action_required' },
    { do: 'confirm_gates', as: 'bob' },
    { see: 'check', stack: 'firewall', state: 'success' },
    { see: 'check', stack: 'databricks', state: 'failure' },
    { do: 'comment', as: 'alice', text: '/retry databricks' },
    { see: 'issue_closed' },
  ],
  faults: [
    faultFor('AnotherOperationInProgress', { op: 'create', type: 'azurerm_databricks_workspace', times: 1 }),
  ],
}
