import { describe, expect, it } from 'vitest'
import type { CheckRun, Comment, Pull } from '../../../src/cli/demo/github-people.ts'
import { createNarrator } from '../../../src/cli/demo/narrator.ts'
import type { View } from '../../../src/cli/demo/observe.ts'

const nothing: View = { comments: [], pull: undefined, checks: [], issueIsOpen: true }
const esc = '\u001b'

function comment(id: number, login: string, body: string): Comment {
  return { id, body, user: { login } }
}

function check(name: string, status: string, conclusion: string | null, title: string): CheckRun {
  return { name, status, conclusion, output: { title, summary: '' } }
}

const pull: Pull = {
  number: 2,
  title: 'Firewall rule',
  body: 'What it does',
  merged_at: null,
  head: { sha: 'a', ref: 'planwright/1-rule' },
  merge_commit_sha: null,
}

/** What a terminal shows in the end: a carriage return with "erase line" begins the line again. */
function screenOf(written: string): string {
  return written
    .split('\n')
    .map((line) => line.split(`\r${esc}[K`).at(-1) ?? '')
    .join('\n')
}

function onTerminal(isTty: boolean, columns = 80) {
  const parts: string[] = []
  const narrator = createNarrator({ isTty, columns, write: (text) => parts.push(text) })
  return { narrator, written: () => parts.join(''), screen: () => screenOf(parts.join('')) }
}

describe('the narrator', () => {
  it('tells who does what', () => {
    const { narrator, written } = onTerminal(false)
    narrator.begins('A story', 'Nothing is real.')
    narrator.opens('alice', 'A port', '')
    narrator.opens('alice', 'A port', 'with a body')
    narrator.says('bob', 'confirm access')
    narrator.does('bob', 'merges #2')
    narrator.note('The bot is killed.')
    narrator.ends('Done after 3 s.')
    expect(written()).toBe(
      [
        'A story\nNothing is real.\n',
        'alice opens an issue\n  A port\n',
        'alice opens an issue\n  A port\n\n  with a body\n',
        'bob\n  confirm access\n',
        'bob merges #2.\n',
        'The bot is killed.\n',
        'Done after 3 s.\n',
      ].join('\n'),
    )
  })

  it('shows a comment of the bot once, and no comment of people, whom it tells of already', () => {
    const { narrator, written } = onTerminal(false)
    const first: View = {
      ...nothing,
      comments: [comment(1, 'planwright[bot]', 'Hello'), comment(2, 'alice', 'yes')],
    }
    narrator.sees(nothing, first)
    narrator.sees(first, { ...first, comments: [comment(1, 'planwright[bot]', 'Hello again')] })
    expect(written()).toBe('\nplanwright\n  Hello\n')
  })

  it('shows a pull request once', () => {
    const { narrator, written } = onTerminal(false)
    const open: View = { ...nothing, pull }
    narrator.sees(nothing, open)
    narrator.sees(open, open)
    expect(written()).toBe('\nplanwright opens #2: Firewall rule\n  What it does\n')
  })

  it('shows each end of a check on a line of its own, before the words about it', () => {
    const { narrator, written } = onTerminal(false)
    narrator.sees(nothing, {
      ...nothing,
      comments: [comment(1, 'planwright[bot]', 'Done')],
      checks: [
        check('plan / a', 'completed', 'success', '1 to add'),
        check('plan / b', 'completed', 'failure', 'Plan failed: no'),
        check('plan / c', 'completed', 'action_required', 'Waits for an approver'),
        check('plan / d', 'completed', 'neutral', 'Planned after a'),
      ],
    })
    expect(written()).toBe(
      [
        '  + plan / a: 1 to add',
        '  x plan / b: Plan failed: no',
        '  ! plan / c: Waits for an approver',
        '  - plan / d: Planned after a',
        '\nplanwright\n  Done\n',
      ].join('\n'),
    )
  })

  it('says nothing of a check that did not move', () => {
    const { narrator, written } = onTerminal(false)
    const view: View = { ...nothing, checks: [check('plan / a', 'completed', 'success', '1 to add')] }
    narrator.sees(view, view)
    expect(written()).toBe('')
  })

  it('keeps progress on one line of a terminal and takes it away for the end', () => {
    const { narrator, screen } = onTerminal(true)
    const at = (status: string, conclusion: string | null, title: string): View => ({
      ...nothing,
      checks: [check('apply / a', status, conclusion, title)],
    })
    const views = [
      at('in_progress', null, '1 of 6'),
      at('in_progress', null, '2 of 6'),
      at('completed', 'success', 'Applied'),
    ]
    for (const [index, view] of views.entries()) narrator.sees(views[index - 1] ?? nothing, view)
    expect(screen()).toBe(`  ${esc}[32m+${esc}[0m apply / a: Applied\n`)
  })

  it('leaves progress out where lines cannot be taken back', () => {
    const { narrator, written } = onTerminal(false)
    narrator.sees(nothing, { ...nothing, checks: [check('apply / a', 'in_progress', null, '1 of 6')] })
    expect(written()).toBe('')
  })

  it('cuts progress at the edge of the terminal, however narrow it says it is', () => {
    const { narrator, screen } = onTerminal(true, 10)
    narrator.sees(nothing, { ...nothing, checks: [check('apply / a', 'in_progress', null, 'x'.repeat(200))] })
    expect(screen().length).toBeLessThan(40)
  })
})
