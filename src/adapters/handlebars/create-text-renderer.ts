import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InvariantError } from '../../domain/errors.ts'
import type { TextRenderer } from '../../ports/renderer.ts'
import { createStrictTemplates } from './create-strict-templates.ts'
import { codeBlock, escapeMarkdown, inlineCode, mention } from './escape-markdown.ts'

const extension = '.md.hbs'
const templateName = /^[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)*$/

/**
 * Renders `<templatesDirectory>/<name>.md.hbs` with the partials in `<templatesDirectory>/partials`.
 * `{{name}}` prints escaped text, `{{code name}}` inline code, `{{block name}}` a code block, `{{mention name}}`
 * a mention that notifies and `{{usd name}}` an amount without a currency; there is no way to print a value as it is.
 * Printing a name that the data does not have throws; a condition on one is false.
 * A template is read once, when it is first used.
 */
export function createTextRenderer(options: { readonly templatesDirectory: string }): TextRenderer {
  const { templatesDirectory } = options
  const templates = createStrictTemplates({
    print: (value) => (value === null || value === undefined ? '' : escapeMarkdown(String(value))),
    printers: {
      code: (value) => inlineCode(asText(value)),
      block: (value) => codeBlock(asText(value)),
      mention: (value) => mention(asText(value)),
      usd: formatUsd,
    },
    conditions: 'lenient',
  })
  for (const [name, text] of readPartials(join(templatesDirectory, 'partials')))
    templates.addPartial(name, text)

  const compiled = new Map<string, (data: object) => string>()
  return {
    render(name, data) {
      if (!templateName.test(name)) throw new Error(`"${name}" is not the name of a template`)
      let template = compiled.get(name)
      if (template === undefined) {
        const text = readFileSync(join(templatesDirectory, `${name}${extension}`), 'utf8')
        template = templates.compile(name, text)
        compiled.set(name, template)
      }
      try {
        return template(data)
      } catch (cause) {
        throw new InvariantError(
          `printing ${name}: ${cause instanceof Error ? cause.message : String(cause)}`,
          { cause },
        )
      }
    },
  }
}

function readPartials(directory: string): [name: string, text: string][] {
  return readdirSync(directory)
    .filter((file) => file.endsWith(extension))
    .map((file) => [file.slice(0, -extension.length), readFileSync(join(directory, file), 'utf8')])
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new Error('a template passes something that is no text to "code", "block" or "mention"')
}

/** `4,300`, and with cents below 10: `7.30`. */
function formatUsd(value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new Error('a template passes something that is no number to "usd"')
  }
  const digits = value !== 0 && Math.abs(value) < 10 ? 2 : 0
  return new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)
}
