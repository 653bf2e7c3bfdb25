import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ProviderName, StackBlueprint } from '../../domain/assessment.ts'
import { InvariantError } from '../../domain/errors.ts'
import { stackPath } from '../../domain/stack-path.ts'
import type { RenderedStack, StackRenderer, StackSource } from '../../ports/renderer.ts'
import { contentDigest, fileDigests } from './content-digest.ts'
import { createStrictTemplates } from './create-strict-templates.ts'
import { printSource, printVariables } from './print-stack-data.ts'

const capabilityName = /^[a-z][a-z0-9_]{0,39}$/
const pathSegment = /^[a-z][a-z0-9-]{0,39}$/
const resourceHeader = /^resource "([a-z0-9_]+)" "([A-Za-z0-9_-]+)" \{/gm
/** What becomes part of a path or of a template's text; variables are only ever printed as JSON. */
const CheckedBlueprint = StackBlueprint.omit({ variables: true })
const noProviders: Readonly<Record<ProviderName, boolean>> = {
  azurerm: false,
  databricks: false,
  azuread: false,
  random: false,
}

/**
 * Prints stacks from `<templatesDirectory>/terraform/versions.tf.hbs` and
 * `<capabilitiesDirectory>/<capability>/templates/<template>/{main,variables,outputs}.tf.hbs`.
 * A template sees the blueprint's settings as its root and never its variables, so that a `.tf` file cannot hold a
 * value of a person; a setting it names and does not get throws.
 * Addresses are read from the resource headers of main.tf: templates must not use `count`, `for_each` of a resource or modules.
 * The files of a foreign tool are taken as they are, because they were held to its rules when the tool answered.
 * Templates are read once, when they are first used.
 */
export function createStackRenderer(options: {
  readonly capabilitiesDirectory: string
  readonly templatesDirectory: string
}): StackRenderer {
  const templates = createStrictTemplates({ print: String, printers: {}, conditions: 'strict' })
  const compiled = new Map<string, (data: object) => string>()
  const print = (path: string, data: object): string => {
    let template = compiled.get(path)
    if (template === undefined) {
      template = templates.compile(path, readFileSync(path, 'utf8'))
      compiled.set(path, template)
    }
    return template(data)
  }

  const printed = (capability: string, { template, settings }: StackBlueprint) => {
    const directory = join(options.capabilitiesDirectory, capability, 'templates', template)
    const main = print(join(directory, 'main.tf.hbs'), settings)
    return {
      files: {
        'main.tf': main,
        'variables.tf': print(join(directory, 'variables.tf.hbs'), settings),
        'outputs.tf': print(join(directory, 'outputs.tf.hbs'), settings),
      },
      addresses: Array.from(main.matchAll(resourceHeader), ([, type, name]) => `${type}.${name}`).sort(),
    }
  }

  return {
    render(source) {
      checkSource(source)
      const { blueprint } = source
      const versions = join(options.templatesDirectory, 'terraform', 'versions.tf.hbs')
      const used = Object.fromEntries(blueprint.providers.map((provider) => [provider, true]))
      const written = blueprint.foreign ?? printed(source.capability, blueprint)
      const files: RenderedStack['files'] = {
        ...written.files,
        'planwright.yaml': printSource(source),
        'versions.tf': print(versions, { ...noProviders, ...used }),
        'terraform.tfvars.json': printVariables(blueprint.variables),
      }
      const digests = fileDigests(files)
      return {
        path: stackPath(source),
        files,
        fileDigests: digests,
        contentDigest: contentDigest(digests),
        addresses: written.addresses,
      }
    },
    fileDigests,
  }
}

function checkSource(source: StackSource): void {
  if (!capabilityName.test(source.capability)) {
    throw new InvariantError(`"${source.capability}" is not the name of a capability`)
  }
  for (const segment of [source.environment, source.team]) {
    if (!pathSegment.test(segment))
      throw new InvariantError(`"${segment}" cannot be part of the path of a stack`)
  }
  CheckedBlueprint.parse(source.blueprint)
}
