import type { StackBlueprint } from '../domain/assessment.ts'

/** The files of one stack as they are committed. */
export interface RenderedStack {
  /** e.g. `stacks/prod/ml/dbw-ml-prod`. */
  readonly path: string
  /** File name -> content: planwright.yaml, versions.tf, terraform.tfvars.json, and main.tf, variables.tf, outputs.tf or what a foreign tool wrote. */
  readonly files: Readonly<Record<string, string>>
  /** File name -> SHA-256 of its content, hex. */
  readonly fileDigests: Readonly<Record<string, string>>
  /** SHA-256 over file names and contents, hex. */
  readonly contentDigest: string
  /** Addresses of the resources the configuration holds, sorted. */
  readonly addresses: readonly string[]
}

/** What is rendered: the blueprint of one stack and where it came from. */
export interface StackSource {
  readonly capability: string
  readonly capabilityVersion: string
  readonly environment: string
  readonly team: string
  /** "owner/name#12". */
  readonly request: string
  /** Settled parameters with their sources, for planwright.yaml. */
  readonly parameters: Readonly<Record<string, { readonly value: unknown; readonly source: string }>>
  readonly blueprint: StackBlueprint
}

/**
 * Prints the Terraform of a stack.
 * Deterministic: the same source gives the same bytes. No value of `variables` appears in a `.tf` file.
 */
export interface StackRenderer {
  render(source: StackSource): RenderedStack
  /** The digests of files as they were found, to be compared with those of the files as they were printed. */
  fileDigests(files: Readonly<Record<string, string>>): Readonly<Record<string, string>>
}

/** Prints a comment, a pull request body or a check summary from a shared template; values are escaped for Markdown. */
export interface TextRenderer {
  render(template: string, data: object): string
}
