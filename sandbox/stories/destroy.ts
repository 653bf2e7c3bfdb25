import { ports } from './ports.ts'
import type { Story } from './story.ts'

export const destroy: Story = {
  name: 'destroy',
  about: 'As ports, and then the port is closed again: a second pull request removes what was built.',
  steps: [
    ...ports.steps,
    { do: 'comment', as: 'alice', text: '/destroy' },
    { see: 'removal' },
    { see: 'plans' },
    { do: 'approve', as: 'bob' },
    { do: 'merge', as: 'bob' },
    { see: 'check', stack: 'firewall', state: 'action_required' },
    { do: 'confirm_gates', as: 'bob' },
    { see: 'check', stack: 'firewall', state: 'success' },
    { see: 'answer' },
  ],
  faults: [],
}
