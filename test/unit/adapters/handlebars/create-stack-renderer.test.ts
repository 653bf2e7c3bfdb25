import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ZodError } from 'zod'
import { createStackRenderer } from '../../../../src/adapters/handlebars/create-stack-renderer.ts'
import type { StackBlueprint } from '../../../../src/domain/assessment.ts'
import type { StackRenderer, StackSource } from '../../../../src/ports/renderer.ts'

const templatesDirectory = new URL('../../../../templates', import.meta.url).pathname
const templates = {
  'main.tf.hbs': `resource "random_string" "main" {
  length = var.length
}
{{#if (eq flavor "large")}}

resource "azurerm_resource_group" "main" {
  name     = var.name
  location = var.region
}
{{/if}}
`,
  'variables.tf.hbs': 'variable "name" {\n  type = string\n}\n',
  'outputs.tf.hbs': 'output "flavor" {\n  value = "{{flavor}}"\n}\n',
}

let capabilitiesDirectory: string
let renderer: StackRenderer

beforeAll(() => {
  capabilitiesDirectory = mkdtempSync(join(tmpdir(), 'planwright-stacks-'))
  const directory = join(capabilitiesDirectory, 'sample', 'templates', 'plain')
  mkdirSync(directory, { recursive: true })
  for (const [name, text] of Object.entries(templates)) writeFileSync(join(directory, name), text)
  renderer = createStackRenderer({ capabilitiesDirectory, templatesDirectory })
})

afterAll(() => rmSync(capabilitiesDirectory, { recursive: true, force: true }))

function sourceWith(blueprint: Partial<StackBlueprint> = {}, source: Partial<StackSource> = {}): StackSource {
  return {
    capability: 'sample',
    capabilityVersion: '1.2.0',
    environment: 'dev',
    team: 'ml',
    request: 'acme/infra#12',
    parameters: { name: { value: 'web', source: 'stated' }, length: { value: 4, source: 'default' } },
    blueprint: {
      id: 'sample',
      title: 'Sample',
      folder: 'sample-web',
      template: 'plain',
      providers: ['azurerm', 'random'],
      settings: { flavor: 'large' },
      variables: { name: 'web', length: 4 },
      dependsOn: [],
      plannable: 'now',
      ...blueprint,
    },
    ...source,
  }
}

function terraformOf(source: StackSource): Record<string, string> {
  const files = Object.entries(renderer.render(source).files)
  return Object.fromEntries(files.filter(([name]) => name.endsWith('.tf')))
}

describe('createStackRenderer', () => {
  it('names the folder after environment, team and stack, and the six files', () => {
    const { path, files } = renderer.render(sourceWith())
    expect(path).toBe('stacks/dev/ml/sample-web')
    expect(Object.keys(files).sort()).toEqual([
      'main.tf',
      'outputs.tf',
      'planwright.yaml',
      'terraform.tfvars.json',
      'variables.tf',
      'versions.tf',
    ])
  })

  it('lists the addresses of the resources that the settings leave in', () => {
    expect(renderer.render(sourceWith()).addresses).toEqual([
      'azurerm_resource_group.main',
      'random_string.main',
    ])
    expect(renderer.render(sourceWith({ settings: { flavor: 'small' } })).addresses).toEqual([
      'random_string.main',
    ])
  })

  it('pins only the providers that the stack uses', () => {
    const versions = renderer.render(sourceWith({ providers: ['random'] })).files['versions.tf']
    expect(versions).toBe(`terraform {
  required_version = ">= 1.9, < 2.0"

  required_providers {
    random = {
      source  = "hashicorp/random"
      version = "~> 3.7"
    }
  }
}

provider "random" {}
`)
  })

  it('writes planwright.yaml with the sources of the parameters and without a digest', () => {
    const yaml = renderer.render(sourceWith()).files['planwright.yaml'] ?? ''
    expect(yaml.split('\n')[0]).toMatch(/^# This file is the source of this folder/)
    expect(parse(yaml)).toEqual({
      schemaVersion: 1,
      capability: 'sample',
      capabilityVersion: '1.2.0',
      stack: 'sample',
      request: 'acme/infra#12',
      environment: 'dev',
      team: 'ml',
      parameters: { length: { value: 4, source: 'default' }, name: { value: 'web', source: 'stated' } },
    })
  })

  it('prints the same bytes in whatever order the values come', () => {
    const forward = renderer.render(sourceWith({ variables: { a: { x: 1, y: 2 }, b: 'c' } }))
    const backward = renderer.render(sourceWith({ variables: { b: 'c', a: { y: 2, x: 1 } } }))
    expect(backward).toEqual(forward)
    expect(forward.files['terraform.tfvars.json']).toBe(
      '{\n  "a": {\n    "x": 1,\n    "y": 2\n  },\n  "b": "c"\n}\n',
    )
  })

  it('digests every file, and the names and contents of all', () => {
    const { files, fileDigests, contentDigest } = renderer.render(sourceWith())
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    const names = Object.keys(files).sort()
    const digests = Object.fromEntries(names.map((name) => [name, sha256(files[name] ?? '')]))
    expect(Object.entries(fileDigests)).toEqual(Object.entries(digests))
    expect(renderer.fileDigests(files)).toEqual(digests)
    expect(contentDigest).toBe(sha256(JSON.stringify(digests)))
  })

  it('gives another digest when one value differs', () => {
    const other = renderer.render(sourceWith({ variables: { name: 'web', length: 5 } }))
    expect(other.contentDigest).not.toBe(renderer.render(sourceWith()).contentDigest)
  })

  it('prints the same .tf files whatever the values of the variables are', () => {
    const plain = terraformOf(sourceWith({ variables: {} }))
    const hostile = fc.oneof(
      fc.constantFrom(
        `\${file("/etc/passwd")}`,
        '%{ for x in y }',
        '"\n}\nresource "x" "y" {',
        '{{name}}',
        '\\',
      ),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('name', 'region', 'length'), hostile), (variables) => {
        const parameters = Object.fromEntries(
          Object.entries(variables).map(([name, value]) => [name, { value, source: 'stated' }]),
        )
        const source = sourceWith({ variables }, { parameters })
        expect(terraformOf(source)).toEqual(plain)
        const { files } = renderer.render(source)
        expect(JSON.parse(files['terraform.tfvars.json'] ?? '')).toEqual(variables)
        expect(parse(files['planwright.yaml'] ?? '')).toMatchObject({ parameters })
      }),
    )
  })

  it('throws when a template names a setting that the blueprint does not have', () => {
    expect(() => renderer.render(sourceWith({ settings: {} }))).toThrow('"flavor" not defined')
  })

  it('refuses settings that could carry words', () => {
    expect(() => renderer.render(sourceWith({ settings: { flavor: 'large"\n}' } }))).toThrow()
  })

  it.each([{ capability: '../sample' }, { environment: '../..' }, { team: 'a/b' }])(
    'refuses %j, which would lead out of the folder',
    (part) => {
      expect(() => renderer.render(sourceWith({}, part))).toThrow(/cannot be part|not the name/)
    },
  )
})

describe('the files of a foreign tool', () => {
  const files = { 'main.tf': 'resource "azurerm_x" "a" {\n}\n', 'more.tf': 'locals {\n}\n' }
  const foreign = {
    server: 'messaging',
    tool: 'queue',
    pin: `sha256:${'0'.repeat(64)}`,
    files,
    addresses: ['azurerm_x.a'],
  }
  const source = sourceWith({ template: 'foreign', settings: {}, foreign })

  it('are committed as they are, beside the files that Planwright prints', () => {
    const rendered = renderer.render(source)
    expect(rendered.files).toMatchObject(files)
    expect(Object.keys(rendered.files).sort()).toEqual([
      'main.tf',
      'more.tf',
      'planwright.yaml',
      'terraform.tfvars.json',
      'versions.tf',
    ])
    expect(rendered.addresses).toEqual(['azurerm_x.a'])
    expect(renderer.render(source)).toEqual(rendered)
  })

  it('stand in planwright.yaml with the tool that wrote them and their digests', () => {
    const document: unknown = parse(renderer.render(source).files['planwright.yaml'] ?? '')
    expect(document).toMatchObject({
      tool: {
        server: 'messaging',
        name: 'queue',
        pin: foreign.pin,
        files: { 'main.tf': createHash('sha256').update(files['main.tf']).digest('hex') },
      },
    })
  })

  it.each(['versions.tf.json', '../main.tf', 'main.tf.json', 'Main.tf', 'terraform.tfvars'])(
    'cannot be called %s',
    (name) => {
      expect(() => renderer.render(sourceWith({ foreign: { ...foreign, files: { [name]: '' } } }))).toThrow(
        ZodError,
      )
    },
  )
})
