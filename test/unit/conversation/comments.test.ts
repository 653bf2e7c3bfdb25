import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createTextRenderer } from '../../../src/adapters/handlebars/create-text-renderer.ts'
import { emptyUnderstanding } from '../../../src/conversation/apply-reading.ts'
import { draftBrief } from '../../../src/conversation/draft-brief.ts'
import { explanationView } from '../../../src/conversation/views/explanation-view.ts'
import { helpView } from '../../../src/conversation/views/help-view.ts'
import { notUnderstoodView } from '../../../src/conversation/views/not-understood-view.ts'
import { exampleAnswer, questionViews } from '../../../src/conversation/views/question-views.ts'
import { rowViews } from '../../../src/conversation/views/row-view.ts'
import { standingView } from '../../../src/conversation/views/standing-view.ts'
import { statusView } from '../../../src/conversation/views/status-view.ts'
import { updatedView } from '../../../src/conversation/views/updated-view.ts'
import type { AskedQuestion, Brief, BriefEstimate, SettingRow } from '../../../src/domain/brief.ts'
import { readComment, type Turn, talk, talkAbout } from './support/dialogue.ts'
import { door, lab } from './support/lab.ts'

const texts = createTextRenderer({
  templatesDirectory: fileURLToPath(new URL('../../../templates', import.meta.url)),
})

function golden(name: string): string {
  return fileURLToPath(new URL(`golden/${name}.md`, import.meta.url))
}

const both = [lab, door]

async function briefsOf(title: string, body: string, ...comments: string[]): Promise<Brief[]> {
  return (await talkAbout(both, title, body, ...comments)).map((turn: Turn) => turn.brief)
}

function at(briefs: readonly Brief[], index: number): Brief {
  const brief = briefs[index]
  if (brief === undefined) throw new Error(`there is no brief ${index}`)
  return brief
}

const nothing = draftBrief({
  understanding: emptyUnderstanding,
  reading: undefined,
  assessments: {},
  catalogue: both,
})

describe('the status comment', () => {
  it('shows what was understood, what is asked and what it costs', async () => {
    const briefs = await briefsOf('Create a lab for ML team', '', 'East US, 1-4 nodes')
    await expect(
      texts.render('comments/status', statusView(at(briefs, 0), { alsoPossible: ['Door'] })),
    ).toMatchFileSnapshot(golden('status-first-answer'))
    await expect(
      texts.render('comments/updated', updatedView(at(briefs, 0), at(briefs, 1))),
    ).toMatchFileSnapshot(golden('updated-after-an-answer'))
    await expect(texts.render('comments/status', statusView(at(briefs, 1)))).toMatchFileSnapshot(
      golden('status-with-gate'),
    )
  })

  it('puts what is wrong first', async () => {
    const briefs = await briefsOf(
      'Create a lab in Atlantis for team ml',
      'nodes 8-2\nresource group: rg.prod.\nWe also want a Kubernetes cluster and SSO through Okta',
      'in Virginia, with a\nb1\nc1\nd1\ne1\nf1',
    )
    await expect(texts.render('comments/status', statusView(at(briefs, 0)))).toMatchFileSnapshot(
      golden('status-bad-input'),
    )
    await expect(
      texts.render('comments/not-understood', notUnderstoodView(at(briefs, 1))),
    ).toMatchFileSnapshot(golden('not-understood'))
  })

  it('asks for what has no default', async () => {
    const briefs = await briefsOf('Create a lab', '', 'for team ml, dev')
    await expect(
      texts.render('comments/status', statusView(at(briefs, 0), { banner: 'SANDBOX' })),
    ).toMatchFileSnapshot(golden('status-open-questions'))
    await expect(
      texts.render('comments/updated', updatedView(at(briefs, 0), at(briefs, 1))),
    ).toMatchFileSnapshot(golden('updated-ready'))
  })

  it('says that something costs nothing and that nothing is open', async () => {
    const briefs = await briefsOf('Open the door', '', 'color: red', 'blah 1\nblah 2')
    await expect(texts.render('comments/status', statusView(at(briefs, 1)))).toMatchFileSnapshot(
      golden('status-free'),
    )
    await expect(
      texts.render('comments/updated', updatedView(at(briefs, 0), at(briefs, 1))),
    ).toMatchFileSnapshot(golden('updated-free'))
    await expect(
      texts.render('comments/not-understood', notUnderstoodView(at(briefs, 2))),
    ).toMatchFileSnapshot(golden('not-understood-nothing-open'))
  })

  it('says what stands at its default instead of that nothing is open', async () => {
    const briefs = await briefsOf(
      'Create a lab for ML team',
      '',
      'in East US',
      'blah 1\nblah 2',
      'size small',
    )
    await expect(
      texts.render('comments/updated', updatedView(at(briefs, 0), at(briefs, 1))),
    ).toMatchFileSnapshot(golden('updated-one-default'))
    await expect(
      texts.render('comments/explanation', explanationView(['what happens next?'], at(briefs, 1))),
    ).toMatchFileSnapshot(golden('explanation-next-one-default'))
    await expect(
      texts.render('comments/not-understood', notUnderstoodView(at(briefs, 2))),
    ).toMatchFileSnapshot(golden('not-understood-defaults'))
    await expect(
      texts.render('comments/updated', updatedView(at(briefs, 2), at(briefs, 3))),
    ).toMatchFileSnapshot(golden('updated-all-answered'))
  })

  it('offers a choice while it is not clear what to build', async () => {
    const briefs = await briefsOf('We need a lab platform', '', '1')
    await expect(texts.render('comments/status', statusView(at(briefs, 0)))).toMatchFileSnapshot(
      golden('status-proposed'),
    )
    await expect(
      texts.render('comments/updated', updatedView(at(briefs, 0), at(briefs, 1))),
    ).toMatchFileSnapshot(golden('updated-chosen'))
    await expect(texts.render('comments/status', statusView(nothing))).toMatchFileSnapshot(
      golden('status-nothing-known'),
    )
    const two = {
      ...nothing,
      understanding: { ...emptyUnderstanding, capabilities: ['a', 'b'], choice: 'proposed' as const },
    }
    expect(statusView(two).state).toBe('This could be several things.')
  })

  it('shows hostile words as words', async () => {
    const briefs = await briefsOf(
      'Create a lab for team ${file("/etc/passwd")}',
      'and | @everyone [x](y) `z` also',
    )
    const text = texts.render('comments/status', statusView(at(briefs, 0)))
    expect(text).toContain('`${file("/etc/passwd")}` cannot be used')
    expect(text).not.toMatch(/(?<!<code>)@everyone/)
  })
})

describe('the remarks of a model', () => {
  it('stand in the status comment under its name, with what takes them', async () => {
    const [turn] = await talk('Databricks workspace for team ml in East US, prod', '')
    if (turn === undefined) throw new Error('nothing was said')
    const remark = { title: 'Databricks workspace', step: 'sizer', model: 'gpt-4.1-mini' }
    const remarks = [
      {
        ...remark,
        code: 'max_workers',
        text: 'at most 4 workers instead of 8, about 430 USD a month less',
        why: 'A trial needs little room.',
        reply: 'max workers: 4',
      },
      {
        ...remark,
        step: 'security-reviewer',
        code: 'trial',
        text: 'the words speak of a trial',
        why: null,
        reply: null,
      },
    ]
    const text = texts.render('comments/status', statusView({ ...turn.brief, remarks }))
    await expect(text).toMatchFileSnapshot(golden('status-with-remarks'))
  })
})

describe('an explanation', () => {
  it.each([
    ['price', 'What does it cost?'],
    ['setting', 'Why this network? And why prod?'],
    ['everything', '/explain'],
    ['next', 'What happens next?'],
    ['unknown', 'Is the moon made of cheese?'],
  ])('of %s is printed', async (name, question) => {
    const [turn] = await talk('Databricks workspace for team ml in East US, prod', '')
    const { questions } = readComment(question)
    if (turn === undefined) throw new Error('nothing was said')
    const text = texts.render('comments/explanation', explanationView(questions, turn.brief))
    await expect(text).toMatchFileSnapshot(golden(`explanation-${name}`))
  })

  it('says what is missing before it can go on', async () => {
    const [turn] = await talk('Databricks workspace', '')
    if (turn === undefined) throw new Error('nothing was said')
    const view = explanationView(['What is missing, and what will it cost?'], turn.brief)
    await expect(texts.render('comments/explanation', view)).toMatchFileSnapshot(
      golden('explanation-missing'),
    )
  })
})

describe('the help', () => {
  it('lists what can be built and every command', async () => {
    await expect(texts.render('comments/help', helpView([lab, door]))).toMatchFileSnapshot(golden('help'))
  })
})

function row(changes: Partial<SettingRow>): SettingRow {
  return {
    capability: 'a',
    parameter: 'p',
    label: 'thing',
    value: 1,
    text: '1',
    source: 'default',
    ...changes,
  }
}

describe('a row of the settings', () => {
  it.each([
    [{ source: 'stated', quote: 'ML\n team' }, 'you: "ML team"'],
    [{ source: 'stated', quote: 'x'.repeat(80) }, `you: "${'x'.repeat(60)}..."`],
    [{ source: 'stated' }, 'you'],
    [{ source: 'default' }, 'default'],
    [{ source: 'naming' }, 'naming rule'],
    [{ source: 'inferred' }, 'read from your words'],
    [{ source: 'inferred', reason: 'because' }, 'because'],
  ] as const)('%j comes from %s', (changes, from) => {
    expect(rowViews([row(changes)])).toEqual([{ label: 'thing', text: '1', from }])
  })

  it('joins the two ends of a range', () => {
    const low = row({ parameter: 'l', label: 'workers, at least', text: '1' })
    const high = row({ parameter: 'h', label: 'workers, at most', text: '4', reason: 'big' })
    expect(rowViews([low, high])).toEqual([{ label: 'workers', text: '1-4', from: 'default; big' }])
    expect(rowViews([low, { ...high, text: '1' }])).toMatchObject([{ text: '1' }])
    const [min, max] = [row({ label: 'min nodes' }), row({ label: 'maximum nodes' })]
    expect(rowViews([min, max, { ...max, capability: 'b' }])).toMatchObject([
      { label: 'nodes' },
      { label: 'maximum nodes' },
    ])
  })
})

describe('an update', () => {
  const estimate = (expectedUsd: number): BriefEstimate => ({
    lowUsd: expectedUsd,
    expectedUsd,
    highUsd: expectedUsd,
    pricesOf: '2026-01-01',
    unpriced: [],
    stacks: [],
  })
  const before: Brief = { ...nothing, rows: [row({})], estimate: estimate(100) }

  it.each([
    [{ estimate: estimate(300) }, { usd: 200, direction: 'more' }],
    [{ estimate: estimate(40) }, { usd: 60, direction: 'less' }],
    [{ estimate: estimate(100.5) }, null],
    [{ estimate: null }, null],
  ])('names the difference in price', (changes, difference) => {
    expect(updatedView(before, { ...before, ...changes }).difference).toEqual(difference)
  })

  it('lists what was said, or else what moved', () => {
    const changed = [row({ text: '2' }), row({ parameter: 'q', label: 'other', source: 'default' })]
    expect(updatedView(before, { ...before, rows: changed }).changes).toEqual([{ label: 'thing', text: '2' }])
    const said = [...changed, row({ parameter: 's', label: 'said', source: 'stated' })]
    expect(updatedView(before, { ...before, rows: said }).changes).toEqual([{ label: 'said', text: '1' }])
    const confirmed = [row({ source: 'stated' })]
    expect(updatedView(before, { ...before, rows: confirmed }).changes).toEqual([
      { label: 'thing', text: '1' },
    ])
    expect(updatedView(before, before)).toMatchObject({ changes: [], subject: null })
  })
})

describe('questions as they are printed', () => {
  it.each([
    [[{ n: 1, capability: null, parameter: 'a', text: 'A?' }], '1. ...'],
    [[{ n: 1, capability: null, parameter: 'a', text: 'A?', options: ['x'] }], '1. x'],
    [
      [
        { n: 1, capability: null, parameter: 'a', text: 'A?', default: 'd', why: 'So.' },
        { n: 2, capability: null, parameter: 'b', text: 'B?' },
      ],
      '1. d 2. ...',
    ],
  ] as [AskedQuestion[], string][])('show how to answer', (questions, example) => {
    expect(exampleAnswer(questionViews(questions))).toBe(example)
  })

  it.each([
    [{ ready: false }, null],
    [{ questions: [] }, null],
    [{ questions: [{ n: 1, capability: null, parameter: 'team', text: 'Team?' }] }, null],
    [{}, ['thing 1', 'max size none', 'q no']],
  ])('stand at their defaults when all have one and nothing is wrong: %j', (changes, settings) => {
    const question = { capability: 'a', text: '?' }
    const questions = [
      { n: 1, ...question, parameter: 'p', default: 1 },
      { n: 2, ...question, parameter: 'max_size', default: [] },
      { n: 3, ...question, parameter: 'q', default: false },
    ]
    const rows = [row({}), row({ parameter: 'max_size', capability: null, label: 'other' })]
    const standing = standingView({ ready: true, rows, questions, ...changes })
    expect(standing?.settings.map(({ label, value }) => `${label} ${value}`) ?? null).toEqual(settings)
    if (standing === null) return
    expect(standing.text).toBe('Three questions stand at their defaults')
    expect(standing.them).toBe('them all')
  })

  it('count what is wrong in words or in digits', () => {
    const objection = { capability: null, parameter: 'p', value: 'v', rule: 'r' }
    const wrong = (count: number): string =>
      statusView({
        ...nothing,
        understanding: { ...emptyUnderstanding, capabilities: ['a'], choice: 'settled' },
        objections: Array.from({ length: count }, () => objection),
      }).ask
    expect(wrong(1)).toBe('One thing has to be put right first.')
    expect(wrong(9)).toBe('9 things have to be put right first.')
  })
})
