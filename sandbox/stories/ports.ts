import type { Story } from './story.ts'

export const ports: Story = {
  name: 'ports',
  about:
    'A team asks for an open port; a plain "yes" does not release its gate, an approver who names it does.',
  steps: [
    {
      do: 'open_issue',
      as: 'alice',
      title: 'Please open tcp 443 from 10.20.0.0/16 to 10.50.4.10 for team payments in staging, East US 2',
    },
    { see: 'answer' },
    { do: 'comment', as: 'alice', text: 'yes' },
    { see: 'pull_request' },
    { see: 'plans' },
    { do: 'approve', as: 'bob' },
    { do: 'merge', as: 'bob' },
    { see: 'check', stack: 'firewall', state: 'action_required' },
    { do: 'comment', as: 'alice', text: 'yes' },
    { see: 'answer' },
    { do: 'confirm_gates', as: 'bob' },
    { see: 'issue_closed' },
  ],
  faults: [],
}
