import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createTextRenderer } from '../../../../src/adapters/handlebars/create-text-renderer.ts'
import {
  proposedPaths,
  takenNames,
  withTakenNames,
} from '../../../../src/conversation/preflight/taken-names.ts'
import { statusView } from '../../../../src/conversation/views/status-view.ts'
import type { Brief, Objection, ProposedStack } from '../../../../src/domain/brief.ts'
import type { ExistingStack } from '../../../../src/domain/existing-stack.ts'
import { verifies } from '../../../scenarios/requirements.ts'
import { aBrief } from '../../../support/requests.ts'
import { talkAbout } from '../support/dialogue.ts'
import { door, lab } from '../support/lab.ts'

const catalogue = [lab, door]
const own = 13

/** A stack of team ml in prod, with the values that were settled for it. */
function aStack(
  folder: string,
  values: Readonly<Record<string, string | number>> = {},
  capability = 'lab',
): ProposedStack {
  const [template] = aBrief().stacks
  if (template === undefined) throw new Error('there is no stack to start from')
  const parameters = Object.entries(values).map(([name, value]) => [name, { value, source: 'stated' }])
  return {
    ...template,
    capability,
    parameters: Object.fromEntries(parameters),
    blueprint: { ...template.blueprint, id: folder, folder },
  }
}

function briefWith(...stacks: ProposedStack[]): Brief {
  return { ...aBrief(), stacks }
}

/** What stands there already, asked for in #12 unless told otherwise. */
function there(folder: string, over: Partial<ExistingStack> = {}): ExistingStack {
  return { path: `stacks/prod/ml/${folder}`, request: 12, capability: 'lab', ...over }
}

function objectionsTo(
  stacks: readonly ProposedStack[],
  existing: readonly ExistingStack[],
): readonly Objection[] {
  const brief = briefWith(...stacks)
  return withTakenNames(brief, takenNames(brief, existing, own, catalogue), existing).objections
}

describe('the paths that are looked at', () => {
  it('are those of every stack once every capability has one', () => {
    expect(proposedPaths(aBrief())).toEqual([
      'stacks/prod/ml/databricks',
      'stacks/prod/ml/databricks-objects',
      'stacks/prod/ml/firewall',
    ])
  })

  it('are none while a capability still lacks something', () => {
    expect(proposedPaths(aBrief([{ id: 'firewall' }]))).toEqual([])
  })
})

describe('a name that is taken', () => {
  it(
    verifies(
      ['preflight.taken'],
      'is told with the request that took it and a free one, and keeps it from ready',
    ),
    () => {
      const brief = briefWith(aStack('lab-ml', { lab_name: 'lab-ml', team: 'ml' }))
      const existing = [there('lab-ml')]
      expect(withTakenNames(brief, takenNames(brief, existing, own, catalogue), existing)).toEqual({
        ...brief,
        ready: false,
        objections: [
          {
            capability: 'lab',
            parameter: 'lab_name',
            value: 'lab-ml',
            rule: 'there is already lab-ml, from #12',
            suggestion: 'lab-ml-2',
          },
        ],
      })
    },
  )

  it('is none of a path where nothing stands, or where the request itself built something', () => {
    const brief = briefWith(aStack('lab-ml', { lab_name: 'lab-ml' }))
    expect(takenNames(brief, [], own, catalogue)).toEqual([])
    expect(takenNames(brief, [there('lab-ml', { request: own })], own, catalogue)).toEqual([])
  })

  it('is told when nothing says which request built it', () => {
    const [objection] = objectionsTo(
      [aStack('lab-ml', { lab_name: 'lab-ml' })],
      [there('lab-ml', { request: null, capability: null })],
    )
    expect(objection?.rule).toBe(
      'there is already lab-ml, and its planwright.yaml names no request of this repository',
    )
  })

  it('is told with its capability when that is another one', () => {
    const [objection] = objectionsTo(
      [aStack('lab-ml', { lab_name: 'lab-ml' })],
      [there('lab-ml', { capability: 'door' })],
    )
    expect(objection?.rule).toBe('there is already lab-ml, a stack of door, from #12')
  })

  it('is told once for all stacks that are called after it', () => {
    const stacks = ['lab-ml', 'lab-ml-objects'].map((folder) => aStack(folder, { lab_name: 'lab-ml' }))
    const existing = [there('lab-ml'), there('lab-ml-objects')]
    expect(objectionsTo(stacks, existing)).toMatchObject([{ rule: 'there is already lab-ml, from #12' }])
  })

  it('is the name that the folder holds as it is, before one that it ends or begins with', () => {
    const values = { undescribed: 'lab-ml', transport: 'lab-ml', min_nodes: 2, resource_group: 'lab-ml' }
    const existing = [there('lab-ml')]
    const told = (value: string) =>
      objectionsTo([aStack('lab-ml', { ...values, lab_name: value, unknown: 'lab-ml' })], existing)
    expect(told('Lab_ML')).toMatchObject([{ parameter: 'lab_name', value: 'Lab_ML', suggestion: 'Lab_ML-2' }])
    expect(told('ml')).toMatchObject([{ parameter: 'lab_name', value: 'ml', suggestion: 'ml-2' }])
    expect(told('lab')).toEqual([
      { capability: 'lab', parameter: 'lab_name', value: 'lab', rule: 'there is already lab-ml, from #12' },
    ])
  })

  it.each(['', '!', 'port', 'ab-ml'])('falls to the team when the only name is "%s"', (value) => {
    expect(objectionsTo([aStack('lab-ml', { lab_name: value })], [there('lab-ml')])).toEqual([
      { capability: null, parameter: 'team', value: 'lab-ml', rule: 'there is already lab-ml, from #12' },
    ])
  })

  it('falls to the team of each stack when a capability names nothing or is not known any more', () => {
    const stacks = [aStack('red', { color: 'red' }, 'door'), aStack('old', { lab_name: 'old' }, 'gone')]
    const existing = [there('red', { capability: 'door' }), there('old', { capability: null })]
    expect(objectionsTo(stacks, existing)).toMatchObject([
      { parameter: 'team', value: 'red' },
      { parameter: 'team', value: 'old' },
    ])
  })

  it('goes after the longer one of two names', () => {
    const second = lab.parameters.extend({ room: lab.parameters.shape['lab_name'] ?? lab.parameters })
    const brief = briefWith(aStack('job-lab-ml', { lab_name: 'ml', room: 'lab-ml' }))
    const taken = takenNames(brief, [there('job-lab-ml')], own, [{ ...lab, parameters: second }])
    expect(taken).toMatchObject([{ objection: { parameter: 'room', value: 'lab-ml' } }])
  })
})

describe('the name that is suggested instead', () => {
  it('is free in every stack that would be called after it', () => {
    const stacks = [
      ...['lab-ml', 'lab-ml-objects'].map((folder) => aStack(folder, { lab_name: 'lab-ml' })),
      aStack('other', { lab_name: 'lab-ml' }),
      aStack('lab-ml-door', { color: 'red' }, 'door'),
    ]
    const brief = briefWith(...stacks)
    const [taken] = takenNames(brief, [there('lab-ml')], own, catalogue)
    expect(taken?.alternatives[0]).toEqual({
      value: 'lab-ml-2',
      paths: ['stacks/prod/ml/lab-ml-2', 'stacks/prod/ml/lab-ml-2-objects'],
    })
    expect(objectionsTo(stacks, [there('lab-ml'), there('lab-ml-2-objects')])).toMatchObject([
      { suggestion: 'lab-ml-3' },
    ])
  })

  it('is written as its parameter takes it', () => {
    const value = 'a-lab-for-the-ml-te'
    expect(objectionsTo([aStack(value, { lab_name: value })], [there(value)])).toMatchObject([
      { suggestion: `${value}2` },
    ])
  })

  it('gives up a letter when its parameter takes no longer one', () => {
    const full = 'a-lab-for-the-ml-tea'
    expect(objectionsTo([aStack(full, { lab_name: full })], [there(full)])).toMatchObject([
      { suggestion: 'a-lab-for-the-ml-te2' },
    ])
  })

  it('is none when the next ones are taken too', () => {
    const all = ['lab-ml', 'lab-ml-2', 'lab-ml-3', 'lab-ml-4'].map((folder) => there(folder))
    const [crowded] = objectionsTo([aStack('lab-ml', { lab_name: 'lab-ml' })], all)
    expect(crowded).not.toHaveProperty('suggestion')
  })
})

it('is the first thing that the status comment says', async () => {
  const [turn] = await talkAbout([lab], 'Create a lab for ML team', 'East US, size small')
  if (turn === undefined) throw new Error('nothing was said')
  const [stack] = turn.brief.stacks
  if (stack === undefined) throw new Error('there is no stack')
  const stacks = [{ ...stack, blueprint: { ...stack.blueprint, folder: 'lab-ml' } }]
  const brief = { ...turn.brief, stacks }
  const existing = [there('lab-ml', { path: 'stacks/dev/ml/lab-ml' })]
  const told = withTakenNames(brief, takenNames(brief, existing, own, [lab]), existing)
  const texts = createTextRenderer({
    templatesDirectory: fileURLToPath(new URL('../../../../templates', import.meta.url)),
  })
  await expect(texts.render('comments/status', statusView(told))).toMatchFileSnapshot(
    fileURLToPath(new URL('../golden/status-taken-name.md', import.meta.url)),
  )
})
