import type { Story } from './story.ts'
import { untilDone, untilMerged } from './workspace.ts'

export const crash: Story = {
  name: 'crash',
  about:
    'As workspace, but the bot is killed while it applies and started again: nothing is lost or done twice.',
  steps: [
    ...untilMerged,
    { see: 'check', stack: 'databricks', state: 'in_progress' },
    { blow: 'kill_bot' },
    ...untilDone,
  ],
  faults: [],
}
