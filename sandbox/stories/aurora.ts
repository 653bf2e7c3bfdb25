import type { Story } from './story.ts'

export const aurora: Story = {
  name: 'aurora',
  about: 'One issue asks for everything that a project begins with: five capabilities, one pull request.',
  steps: [
    {
      do: 'open_issue',
      as: 'alice',
      title: 'Everything for project Aurora',
      body: [
        'Team aurora starts in dev, East US 2. We need:',
        '',
        '- a Databricks workspace for ETL, 1-4 workers',
        '- a security group for the team, owner alice@acme.example, members carol@acme.example',
        '- port 443 opened from 10.1.0.0/16 to 10.2.0.4',
        '- a DNS record aurora.acme.example pointing to 20.30.40.50',
        '- a budget alert at 500 USD a month',
      ].join('\n'),
    },
    { see: 'answer' },
    { do: 'comment', as: 'alice', text: '1. aurora@acme.example' },
    { see: 'answer' },
    { do: 'comment', as: 'alice', text: 'yes' },
    { see: 'pull_request' },
    { see: 'plans' },
    { do: 'approve', as: 'bob' },
    { do: 'merge', as: 'bob' },
    { see: 'check', stack: 'firewall', state: 'action_required' },
    { do: 'confirm_gates', as: 'bob' },
    { see: 'check', stack: 'databricks-objects', state: 'action_required' },
    { do: 'confirm_gates', as: 'bob' },
    { see: 'issue_closed' },
  ],
  faults: [],
}
