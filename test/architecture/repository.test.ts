import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { capabilityRegistry } from '../../capabilities/registry.ts'
import { emptyUnderstanding } from '../../src/conversation/apply-reading.ts'
import { readMessage } from '../../src/conversation/read-message.ts'
import { readText, repositoryFiles } from './repository-files.ts'

const maxLines = 450
const files = repositoryFiles().filter((path) => path !== 'package-lock.json' && !path.endsWith('.gz'))
const sources = files.filter((path) => /\.(?:ts|mjs|hbs|tf)$/.test(path))

/** Files in which a pattern is found, with the place. */
function findingsOf(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) => {
    const match = pattern.exec(readText(path))
    return match === null ? [] : [`${path}: ${match[0]}`]
  })
}

describe('the repository', () => {
  it('sees its files at all', () => {
    expect(sources.length).toBeGreaterThan(200)
  })

  it('names no host of a package registry', () => {
    expect(
      findingsOf(files, /\b(?:registry\.(?:npmjs|yarnpkg)\.\w+|npm\.pkg\.github\.com|artifactor[y])\b/i),
    ).toEqual([])
  })

  it('names no path of the machine it was written on', () => {
    expect(
      findingsOf(
        files,
        /(?<![\w.~>}-])(?:\/(?:root|work|home\/[a-z][\w.-]*|Users\/[a-z]\w*)\/|[A-Z]:\\Users\\)/,
      ),
    ).toEqual([])
  })

  it(`has no source file above ${maxLines} lines`, () => {
    const long = sources
      .map((path) => ({ path, lines: readText(path).split('\n').length - 1 }))
      .filter(({ lines }) => lines > maxLines)
    expect(long).toEqual([])
  })

  it('leaves no test out and nothing for later', () => {
    expect(
      findingsOf(
        sources,
        /\b(?:it|test|describe|suite|bench)(?:\.\w+)*\.(?:only|skip|skipIf|runIf|todo|fails)\b/,
      ),
    ).toEqual([])
    expect(findingsOf(files, /\b(?:TOD[O]|FIXM[E]|XX[X])\b/)).toEqual([])
  })
})

describe.each(['ci', 'prices'])('the workflow %s', (name) => {
  const Step = z.object({ uses: z.string().optional(), with: z.record(z.string(), z.unknown()).optional() })
  const Workflow = z.object({
    permissions: z.record(z.string(), z.string()),
    jobs: z.record(z.string(), z.object({ steps: z.array(Step), permissions: z.undefined().optional() })),
  })
  const workflow = Workflow.parse(parse(readText(`.github/workflows/${name}.yml`)))
  const actions = Object.values(workflow.jobs).flatMap(({ steps }) =>
    steps.flatMap(({ uses, with: options }) => (uses === undefined ? [] : [{ uses, options }])),
  )

  it('may do no more than it has to', () => {
    expect(workflow.permissions).toEqual(
      name === 'ci' ? { contents: 'read' } : { contents: 'write', 'pull-requests': 'write' },
    )
  })

  it('pins every action by its commit and leaves no credentials in the checkout', () => {
    expect(actions.map(({ uses }) => uses).filter((uses) => !/@[0-9a-f]{40}$/.test(uses))).toEqual([])
    const checkout = actions.find(({ uses }) => uses.startsWith('actions/checkout@'))
    expect(checkout?.options).toMatchObject({ 'persist-credentials': false })
  })
})

describe('the issue form', () => {
  const Form = z.object({
    body: z.array(z.object({ id: z.string(), attributes: z.object({ label: z.string() }) })),
  })
  const form = Form.parse(parse(readText('.github/ISSUE_TEMPLATE/infrastructure.yml')))
  const answers: Readonly<Record<string, string>> = {
    wish: 'A Databricks workspace with 2-4 workers.',
    environment: 'staging',
    team: 'orbit',
    region: 'West Europe',
    resource_group: 'rg-orbit-shared',
  }
  const read = (given: Readonly<Record<string, string>>) => {
    const text = form.body.map(
      ({ id, attributes }) => `### ${attributes.label}\n\n${given[id] ?? '_No response_'}\n`,
    )
    const message = { id: 'issue', by: 'alice', title: 'A workspace', text: text.join('\n') }
    const catalogue = capabilityRegistry.map(({ capability }) => capability)
    return readMessage(message, { understanding: emptyUnderstanding, asked: [] }, catalogue)
  }

  it('has labels that the conversation reads as parameters', () => {
    const { actionable, capabilities, operations, unread } = read(answers)
    expect({ actionable, named: capabilities.named, unread }).toEqual({
      actionable: true,
      named: ['databricks'],
      unread: [],
    })
    const common = operations.filter(({ scope }) => scope === 'common')
    expect(Object.fromEntries(common.map(({ parameter, value }) => [parameter, value]))).toEqual({
      environment: 'staging',
      team: 'orbit',
      region: 'westeurope',
      resource_group: 'rg-orbit-shared',
    })
    expect(form.body.map(({ id }) => id)).toEqual(Object.keys(answers))
  })

  it('says nothing where it is left empty', () => {
    const { operations, objections } = read({
      wish: 'A Databricks workspace.',
      environment: 'dev',
      team: 'orbit',
    })
    expect(operations.map(({ parameter }) => parameter).sort()).toEqual(['environment', 'team'])
    expect(objections).toEqual([])
  })
})
