import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { createTextRenderer } from '../../../../src/adapters/handlebars/create-text-renderer.ts'
import { statusView } from '../../../../src/conversation/views/status-view.ts'
import { verifies } from '../../../scenarios/requirements.ts'
import { talkAbout } from '../support/dialogue.ts'
import { lab } from '../support/lab.ts'

it(
  verifies(['preflight.names'], 'tells in the status comment what nobody could look up, before what is next'),
  async () => {
    const [turn] = await talkAbout([lab], 'Create a lab for ML team', 'East US, size small')
    if (turn === undefined) throw new Error('nothing was said')
    const notes = [
      'Whether stmldev4f2a and kv_ml-dev are free could not be looked up: Azure answered 503. A name that is taken would show when it is built.',
    ]
    const texts = createTextRenderer({
      templatesDirectory: fileURLToPath(new URL('../../../../templates', import.meta.url)),
    })
    const text = texts.render('comments/status', statusView({ ...turn.brief, notes }))
    await expect(text).toMatchFileSnapshot(
      fileURLToPath(new URL('../golden/status-unknown-name.md', import.meta.url)),
    )
  },
)
