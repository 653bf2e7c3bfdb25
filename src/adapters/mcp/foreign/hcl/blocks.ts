import { HclFault, type Token } from './tokens.ts'

export interface Attribute {
  readonly name: string
  readonly line: number
  /** The tokens of the expression; never empty. */
  readonly value: readonly Token[]
}

export interface Body {
  readonly attributes: readonly Attribute[]
  readonly blocks: readonly Block[]
}

export interface Block extends Body {
  readonly type: string
  readonly labels: readonly string[]
  readonly line: number
}

const maxDepth = 16
const opening: ReadonlySet<string> = new Set(['(', '[', '{'])
const closing: ReadonlySet<string> = new Set([')', ']', '}'])

/**
 * Attributes and blocks of a file, from its tokens.
 * @throws HclFault with the line where something else stands.
 */
export function readBlocks(tokens: readonly Token[]): Body {
  return new BlockReader(tokens).body(0)
}

class BlockReader {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** Up to the end of the file, or of the block when `depth` is above 0. */
  body(depth: number): Body {
    if (depth > maxDepth) throw this.#unexpected()
    const attributes: Attribute[] = []
    const blocks: Block[] = []
    for (;;) {
      while (this.#next()?.kind === 'newline') this.#at += 1
      const token = this.#next()
      if (token === undefined && depth === 0) return { attributes, blocks }
      if (depth > 0 && isMark(token, '}')) {
        this.#at += 1
        return { attributes, blocks }
      }
      if (token?.kind !== 'identifier') throw this.#unexpected()
      this.#at += 1
      if (isMark(this.#next(), '=')) attributes.push(this.#attribute(token.text, token.line))
      else blocks.push(this.#block(token.text, token.line, depth))
    }
  }

  #attribute(name: string, line: number): Attribute {
    this.#at += 1
    const begin = this.#at
    let depth = 0
    for (;;) {
      const token = this.#next()
      if (token === undefined || (depth === 0 && (token.kind === 'newline' || isMark(token, '}')))) break
      if (token.kind === 'mark' && opening.has(token.text)) depth += 1
      if (token.kind === 'mark' && closing.has(token.text)) depth -= 1
      this.#at += 1
    }
    if (depth !== 0 || this.#at === begin) throw this.#unexpected()
    return { name, line, value: this.#tokens.slice(begin, this.#at) }
  }

  #block(type: string, line: number, depth: number): Block {
    const labels: string[] = []
    for (;;) {
      const token = this.#next()
      this.#at += 1
      if (isMark(token, '{')) return { type, labels, line, ...this.body(depth + 1) }
      const label = token === undefined ? undefined : labelOf(token)
      if (label === undefined) {
        this.#at -= 1
        throw this.#unexpected()
      }
      labels.push(label)
    }
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at]
  }

  #unexpected(): HclFault {
    const token = this.#next() ?? this.#tokens.at(-1)
    return new HclFault(token?.line ?? 1, 'neither an attribute nor a block can be read here')
  }
}

function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text
}

function labelOf(token: Token): string | undefined {
  if (token.kind === 'identifier') return token.text
  if (token.kind !== 'template') return undefined
  const words = token.parts.filter((part) => typeof part === 'string')
  return words.length === token.parts.length ? words.join('') : undefined
}
