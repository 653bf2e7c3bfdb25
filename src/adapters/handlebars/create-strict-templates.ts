import Handlebars from 'handlebars'

type PrintedValue = string | number | boolean | null | undefined

/** How templates of one family behave. */
export interface TemplateRules {
  /** Turns the value of a plain `{{name}}` into text; every value goes through it. */
  readonly print: (value: PrintedValue) => string
  /** Further inline helpers with one argument; what they return is printed as it is. */
  readonly printers: Readonly<Record<string, (value: unknown) => string>>
  /** `strict`: a condition on a name that the data does not have throws, as printing one always does. */
  readonly conditions: 'strict' | 'lenient'
}

export interface StrictTemplates {
  /** @throws Error when the template uses raw output, a decorator or an unknown helper. */
  compile(name: string, text: string): (data: object) => string
  /** Makes `text` usable as `{{> name}}`. */
  addPartial(name: string, text: string): void
}

const logic = {
  eq: (left: unknown, right: unknown) => left === right,
  not: (value: unknown) => isEmpty(value),
  and: (...values: unknown[]) => values.slice(0, -1).every((value) => !isEmpty(value)),
  or: (...values: unknown[]) => values.slice(0, -1).some((value) => !isEmpty(value)),
}
const blocks = ['if', 'unless', 'each']
const printHelper = 'print'

/**
 * A Handlebars environment of its own in which a template can print, choose and repeat, and nothing else:
 * no raw output, no inherited properties, no helpers but `eq`, `not`, `and`, `or` (each gives a boolean) and the
 * printers of `rules`. A printer's name followed by a value calls it; alone it is a name in the data.
 */
export function createStrictTemplates(rules: TemplateRules): StrictTemplates {
  const environment = Handlebars.create()
  for (const name of Object.keys(environment.helpers)) {
    if (!blocks.includes(name)) environment.unregisterHelper(name)
  }
  environment.registerHelper(logic)
  environment.registerHelper(printHelper, (value: unknown) => rules.print(printable(value)))
  for (const [name, printer] of Object.entries(rules.printers)) {
    environment.registerHelper(name, (value: unknown) => printer(value))
  }
  const names = [...blocks, ...Object.keys(logic), printHelper, ...Object.keys(rules.printers)]
  const knownHelpers = Object.fromEntries(names.map((name) => [name, true]))

  const compile = (name: string, text: string) => {
    const program = Handlebars.parse(text, { srcName: name })
    new StrictRewriter(name, names, rules.conditions).accept(program)
    return environment.compile<object>(program, {
      strict: true,
      noEscape: true,
      knownHelpersOnly: true,
      knownHelpers,
    })
  }
  return {
    compile: (name, text) => {
      const template = compile(name, text)
      return (data) => template(data)
    },
    addPartial: (name, text) => environment.registerPartial(name, compile(name, text)),
  }
}

/** Routes every printed value through the print helper and refuses what a template must not do. */
class StrictRewriter extends Handlebars.Visitor {
  readonly #template: string
  readonly #helpers: readonly string[]
  readonly #conditions: TemplateRules['conditions']

  constructor(template: string, helpers: readonly string[], conditions: TemplateRules['conditions']) {
    super()
    this.#template = template
    this.#helpers = helpers
    this.#conditions = conditions
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    const { path } = mustache
    if (!mustache.escaped) throw this.#refusal('raw output', mustache)
    if (!isPath(path)) throw this.#refusal('a literal as a value', mustache)
    if (mustache.params.length === 0) {
      mustache.params = [withStrictness(path)]
      mustache.path = { ...path, parts: [printHelper], original: printHelper, data: false, depth: 0 }
    } else if (!this.#helpers.includes(path.original) || blocks.includes(path.original)) {
      throw this.#refusal(`the unknown helper "${path.original}"`, mustache)
    }
    super.MustacheStatement(mustache)
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    if (this.#conditions === 'strict') withStrictness(path)
  }

  override Decorator(decorator: hbs.AST.Decorator): void {
    throw this.#refusal('a decorator', decorator)
  }

  override DecoratorBlock(decorator: hbs.AST.DecoratorBlock): void {
    throw this.#refusal('a decorator', decorator)
  }

  #refusal(what: string, node: hbs.AST.Node): Error {
    return new Error(
      `template ${this.#template}, line ${node.loc.start.line}: ${what} is not allowed in a template`,
    )
  }
}

/** Makes Handlebars throw when the path is not in the data; by itself it does so only for what is printed directly. */
function withStrictness(path: hbs.AST.PathExpression): hbs.AST.PathExpression {
  return Object.assign(path, { strict: true })
}

function isPath(path: hbs.AST.Expression): path is hbs.AST.PathExpression {
  return path.type === 'PathExpression'
}

function isEmpty(value: unknown): boolean {
  return !value || (Array.isArray(value) && value.length === 0)
}

function printable(value: unknown): PrintedValue {
  if (value === null || value === undefined) return value
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  throw new Error('a template prints a list or an object; it can print text, numbers and booleans only')
}
