import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { parsePolicy } from '../../src/adapters/repository-policy/parse-policy.ts'
import { environmentVariables, readConfig } from '../../src/config.ts'
import { Policy } from '../../src/domain/policy.ts'
import { baselineTable } from './baseline-table.ts'
import { importTable } from './import-table.ts'
import { anchorsOf, blockOf, codeIn, linksIn, namedRows, sectionOf, withBlock } from './markdown.ts'
import { readText, repositoryFiles, root } from './repository-files.ts'
import { stateDiagram } from './state-diagram.ts'

const updating = process.env['UPDATE_GOLDEN'] === '1'
const pages = repositoryFiles().filter((path) => path.endsWith('.md') && !path.startsWith('test/'))
const configuration = readText('docs/configuration.md')

describe('docs/configuration.md', () => {
  const variables = namedRows(sectionOf(configuration, 'Environment variables'))

  it('describes every environment variable that is read, and no other', () => {
    expect(variables.map(({ name }) => name)).toEqual(environmentVariables)
  })

  it('tells the defaults that are used', () => {
    const config = readConfig({ APP_ID: '1', PRIVATE_KEY: pem, WEBHOOK_SECRET: 'x'.repeat(16) })
    const { cloud, github, terraform } = config
    const used: Readonly<Record<string, string | number>> = {
      APP_SLUG: github.appSlug,
      GITHUB_API_URL: github.apiUrl,
      HOST: config.host,
      PORT: config.port,
      PLANWRIGHT_CLOUD: cloud.mode,
      SANDBOX_TIME_SCALE: cloud.mode === 'sandbox' ? cloud.timeScale : '',
      TERRAFORM_BINARY: terraform.binary,
      TERRAFORM_CONCURRENCY: terraform.concurrency,
      LOG_LEVEL: config.logLevel,
    }
    const told = variables.filter(({ name }) => name in used).map(({ name, cells }) => [name, cells[2]])
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(Object.entries(used).map(([name, value]) => [name, `\`${value}\``])),
    )
  })

  it('describes every key of a policy, and shows all of them in an example that can be used', () => {
    const section = sectionOf(configuration, '.github/planwright.yml')
    const example = /```yaml\n([\s\S]*?)```/.exec(section)?.[1] ?? ''
    const keys = Object.keys(Policy.shape)
    expect(namedRows(section).map(({ name }) => name)).toEqual(keys)
    expect(keys.filter((key) => !new RegExp(`^${key}:`, 'm').test(example))).toEqual([])
    expect(parsePolicy(example, 'the example')).toMatchObject({ version: 1 })
  })
})

describe('docs/dependencies.md', () => {
  const rows = namedRows(readText('docs/dependencies.md'))
  const Manifest = z.object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  const manifest = Manifest.parse(JSON.parse(readText('package.json')))
  const names = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)]

  it('has a row for every package, in the order of package.json, and no other', () => {
    expect(rows.map(({ name }) => name)).toEqual(names)
  })

  it('gives each a reason, an alternative, and the license of the package that is installed', () => {
    const License = z.object({ license: z.string() })
    for (const { name, cells } of rows) {
      const [, why, license, alternative] = cells
      expect(why, name).toMatch(/\w{2}/)
      expect(alternative, name).toMatch(/\w{2}/)
      expect(license, name).toBe(
        License.parse(JSON.parse(readText(`node_modules/${name}/package.json`))).license,
      )
    }
  })
})

describe('decision records', () => {
  const records = pages.filter((path) => path.startsWith('docs/adr/'))

  it('are numbered without a gap', () => {
    const numbers = records.map((path) => /^docs\/adr\/(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/.exec(path)?.[1])
    expect(records.length).toBeGreaterThan(0)
    expect(numbers).toEqual(records.map((_, index) => String(index + 1).padStart(4, '0')))
  })

  it.each(records)('%s has its number, a status with a date, and the four parts', (path) => {
    const record = readText(path)
    const number = Number(/\d{4}/.exec(path)?.[0])
    expect(record).toMatch(new RegExp(`^# ${number}\\. \\S`))
    const parts = Array.from(record.matchAll(/^## (.+)$/gm), ([, title]) => title)
    expect(parts).toEqual(['Status', 'Context', 'Decision', 'Consequences'])
    expect(sectionOf(record, 'Status')).toMatch(
      /^Status\n\n(?:Accepted|Superseded by .+), \d{4}-\d{2}-\d{2}\.\n/,
    )
  })
})

describe('ARCHITECTURE.md', () => {
  it.each([
    ['import-table', importTable],
    ['state-diagram', stateDiagram],
  ])('shows the %s of the code', (name, render) => {
    const page = readText('ARCHITECTURE.md')
    if (updating) writeFileSync(join(root, 'ARCHITECTURE.md'), withBlock(page, name, render()))
    expect(blockOf(readText('ARCHITECTURE.md'), name)).toBe(render())
  })
})

describe('docs/baseline.md', () => {
  it('shows every rule', () => {
    const path = 'docs/baseline.md'
    if (updating)
      writeFileSync(join(root, path), withBlock(readText(path), 'baseline-table', baselineTable()))
    expect(blockOf(readText(path), 'baseline-table')).toBe(baselineTable())
  })
})

describe('every page', () => {
  it('sees the pages at all', () => {
    expect(pages).toEqual(expect.arrayContaining(['CONTRIBUTING.md', 'docs/security.md']))
  })

  it.each(pages)('%s links only to what is there', (path) => {
    const broken = linksIn(readText(path)).filter((link) => !isThere(link, path))
    expect(broken).toEqual([])
  })

  it.each(pages)('%s names only files and folders that are there', (path) => {
    const named = codeIn(readText(path)).filter((code) =>
      /^(?:src|test|docs|sandbox|templates)\/[\w./-]+$/.test(code),
    )
    expect(named.filter((code) => !existsSync(join(root, code)))).toEqual([])
  })
})

/** Whether a link leads somewhere; addresses on the web are not asked for. */
function isThere(link: string, from: string): boolean {
  if (/^[a-z]+:/.test(link)) return true
  const [target = '', anchor] = link.split('#', 2)
  const path = target === '' ? from : normalize(join(dirname(from), decodeURIComponent(target)))
  if (path.startsWith('..') || !existsSync(join(root, path))) return false
  return anchor === undefined || anchorsOf(readText(path)).includes(anchor)
}

const pem = '-----BEGIN PRIVATE KEY-----\nnone\n-----END PRIVATE KEY-----\n'
