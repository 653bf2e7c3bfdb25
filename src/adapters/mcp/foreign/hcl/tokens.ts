/** A piece of a quoted text or heredoc: words as they are, or the tokens of an interpolation or directive. */
export type TemplatePart = string | readonly Token[]

/** A token of the HCL native syntax, with the line it begins in, from 1. */
export type Token =
  | {
      readonly kind: 'identifier' | 'number' | 'mark' | 'newline'
      readonly text: string
      readonly line: number
    }
  | { readonly kind: 'template'; readonly parts: readonly TemplatePart[]; readonly line: number }

export interface Comment {
  readonly text: string
  readonly line: number
}

/** Text that is not HCL, or not the part of it that is read here. */
export class HclFault extends Error {
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.name = 'HclFault'
    this.line = line
  }
}

const identifier = /[A-Za-z_][A-Za-z0-9_-]*/y
const number = /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const mark = /\.\.\.|::|=>|==|!=|<=|>=|&&|\|\||[{}[\]().,:?=<>!+*/%-]/y
const heredoc = /<<-?([A-Za-z_][A-Za-z0-9_-]*)\n/y
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }
const maxDepth = 16

/**
 * Splits HCL native syntax into tokens as Terraform does, comments apart.
 * Follows the scanner of hashicorp/hcl (hclsyntax/scan_tokens.rl, 2026-11); what is rare is refused, not guessed:
 * identifiers beyond ASCII, and heredocs inside an interpolation.
 * @throws HclFault with the line.
 */
export function readTokens(text: string): {
  readonly tokens: readonly Token[]
  readonly comments: readonly Comment[]
} {
  const scanner = new Scanner(text)
  return { tokens: scanner.tokens(0), comments: scanner.comments }
}

class Scanner {
  readonly comments: Comment[] = []
  readonly #text: string
  #at = 0
  #line = 1

  constructor(text: string) {
    this.#text = text
  }

  /** Tokens up to the end of the text, or in a template (`depth` above 0) up to the brace that closes it. */
  tokens(depth: number): Token[] {
    if (depth > maxDepth) throw this.#fault('texts are nested too deeply')
    const found: Token[] = []
    let braces = 0
    for (;;) {
      this.#skipSpaceAndComments()
      if (this.#at >= this.#text.length) {
        if (depth === 0) return found
        throw this.#fault('an interpolation is not closed')
      }
      if (depth > 0 && braces === 0 && this.#takes(/~?\}/y) !== undefined) return found
      const token = this.#token(depth)
      if (token.kind === 'mark' && token.text === '{') braces += 1
      if (token.kind === 'mark' && token.text === '}') braces -= 1
      found.push(token)
    }
  }

  #token(depth: number): Token {
    const line = this.#line
    if (this.#takes(/\n/y) !== undefined) {
      this.#line += 1
      return { kind: 'newline', text: '\n', line }
    }
    if (this.#takes(/"/y) !== undefined) return { kind: 'template', parts: this.#quoted(depth), line }
    const begun = this.#takes(heredoc)
    if (begun !== undefined) {
      if (depth > 0) throw this.#fault('a heredoc stands inside an interpolation')
      this.#line += 1
      return { kind: 'template', parts: this.#heredoc(begun[1] ?? ''), line }
    }
    if (this.#text.startsWith('<<', this.#at)) throw this.#fault('a heredoc is not begun as it should be')
    for (const [kind, pattern] of [
      ['identifier', identifier],
      ['number', number],
      ['mark', mark],
    ] as const) {
      const text = this.#takes(pattern)?.[0]
      if (text !== undefined) return { kind, text, line }
    }
    throw this.#fault(`${JSON.stringify(this.#text[this.#at])} has no place here`)
  }

  #quoted(depth: number): TemplatePart[] {
    const parts: TemplatePart[] = []
    for (;;) {
      const next = this.#text[this.#at]
      if (next === undefined || next === '\n') throw this.#fault('a text is not closed')
      if (this.#takes(/"/y) !== undefined) return parts
      if (next === '\\') addWords(parts, this.#escape())
      else this.#templatePart(parts, depth)
    }
  }

  /** Lines up to the one that holds the marker alone. */
  #heredoc(marker: string): TemplatePart[] {
    const parts: TemplatePart[] = []
    for (;;) {
      const end = this.#text.indexOf('\n', this.#at)
      if (end < 0) throw this.#fault(`the heredoc ${marker} is not closed`)
      if (this.#text.slice(this.#at, end).trim() === marker) {
        this.#at = end
        return parts
      }
      this.#heredocLine(parts)
    }
  }

  /** One line with its end; an interpolation in it may reach over further lines. */
  #heredocLine(parts: TemplatePart[]): void {
    for (;;) {
      if (this.#at >= this.#text.length) throw this.#fault('a heredoc is not closed')
      if (this.#takes(/\n/y) !== undefined) {
        this.#line += 1
        addWords(parts, '\n')
        return
      }
      this.#templatePart(parts, 0)
    }
  }

  /** An interpolation, a directive, the escape of one of them, or one character. */
  #templatePart(parts: TemplatePart[], depth: number): void {
    const escaped = this.#takes(/\$\$\{|%%\{/y)
    if (escaped !== undefined) {
      addWords(parts, escaped[0].slice(1))
    } else if (this.#takes(/[$%]\{~?/y) !== undefined) {
      parts.push(this.tokens(depth + 1))
    } else {
      addWords(parts, this.#text[this.#at] ?? '')
      this.#at += 1
    }
  }

  #escape(): string {
    const code = this.#takes(/\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})/y)
    const point = code === undefined ? undefined : Number.parseInt(code[1] ?? code[2] ?? '', 16)
    if (point !== undefined && point <= 0x10ffff) return String.fromCodePoint(point)
    const plain = point === undefined ? this.#takes(/\\[nrt"\\]/y) : undefined
    if (plain === undefined) throw this.#fault('a backslash begins no escape that is known')
    return escapes[plain[0].slice(1)] ?? ''
  }

  #skipSpaceAndComments(): void {
    for (;;) {
      this.#takes(/[ \t]+/y)
      const line = this.#line
      const comment = this.#takes(/(?:#|\/\/)[^\n]*/y)?.[0] ?? this.#blockComment()
      if (comment === undefined) return
      this.comments.push({ text: comment, line })
    }
  }

  #blockComment(): string | undefined {
    if (!this.#text.startsWith('/*', this.#at)) return undefined
    const end = this.#text.indexOf('*/', this.#at + 2)
    if (end < 0) throw this.#fault('a comment is not closed')
    const comment = this.#text.slice(this.#at, end + 2)
    this.#at = end + 2
    this.#line += comment.split('\n').length - 1
    return comment
  }

  #takes(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match === null) return undefined
    this.#at = pattern.lastIndex
    return match
  }

  #fault(message: string): HclFault {
    return new HclFault(this.#line, message)
  }
}

/** Adds words to the last part when that is words too. */
function addWords(parts: TemplatePart[], words: string): void {
  const last = parts.at(-1)
  if (typeof last === 'string') parts[parts.length - 1] = last + words
  else parts.push(words)
}
