import { parse } from 'yaml'
import * as z from 'zod'
import { readBlob, readTree } from '../../git/git-objects.ts'
import { resolveCommit } from '../../git/refs.ts'
import type { Repository } from '../../world/state.ts'

/** The file format is GitHub's ("Syntax for issue forms" and "Syntax for GitHub's form schema", GitHub Docs, 2026). */
const directory = '.github/ISSUE_TEMPLATE/'
const maxFormBytes = 64 * 1024

const names = z
  .union([z.string().transform((text) => text.split(',').map((name) => name.trim())), z.array(z.string())])
  .default([])
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const id = z
  .string()
  .regex(/^[\w-]{1,100}$/)
  .optional()
const required = z.object({ required: z.boolean().default(false) }).default({ required: false })
const about = { label: text, description: text.optional() }

const FormElement = z.discriminatedUnion('type', [
  z.object({ type: z.literal('markdown'), attributes: z.object({ value: text }) }),
  z.object({
    type: z.literal('input'),
    id,
    attributes: z.object({ ...about, placeholder: text.optional(), value: text.optional() }),
    validations: required,
  }),
  z.object({
    type: z.literal('textarea'),
    id,
    attributes: z.object({
      ...about,
      placeholder: text.optional(),
      value: text.optional(),
      render: z
        .string()
        .regex(/^[\w+#.-]{1,40}$/)
        .optional(),
    }),
    validations: required,
  }),
  z.object({
    type: z.literal('dropdown'),
    id,
    attributes: z.object({
      ...about,
      options: z.array(text).min(1),
      multiple: z.boolean().default(false),
      default: z.number().int().optional(),
    }),
    validations: required,
  }),
  z.object({
    type: z.literal('checkboxes'),
    id,
    attributes: z.object({
      ...about,
      options: z.array(z.object({ label: text, required: z.boolean().default(false) })).min(1),
    }),
  }),
])

const FormFile = z.object({
  name: z.string(),
  description: z.string(),
  title: z.string().default(''),
  labels: names,
  assignees: names,
  body: z.array(FormElement).min(1),
})
const ConfigFile = z.object({
  blank_issues_enabled: z.boolean().default(true),
  contact_links: z
    .array(z.object({ name: z.string(), url: z.url({ protocol: /^https?$/ }), about: z.string() }))
    .default([]),
})

export type FormElement = z.infer<typeof FormElement>
export type IssueConfig = z.infer<typeof ConfigFile>

/** A form for new issues; `file` is its name below `.github/ISSUE_TEMPLATE`. */
export interface IssueForm extends z.infer<typeof FormFile> {
  readonly file: string
}

export interface IssueForms {
  readonly forms: readonly IssueForm[]
  readonly config: IssueConfig
  /** Files that are no valid forms, which GitHub leaves out of the choice. */
  readonly broken: readonly { readonly file: string; readonly reason: string }[]
}

/** Reads the forms of a repository from its default branch, ordered by file name. */
export async function readIssueForms(repository: Repository): Promise<IssueForms> {
  const forms: IssueForm[] = []
  const broken: { file: string; reason: string }[] = []
  let config = ConfigFile.parse({})
  for (const [file, content] of await yamlFiles(repository)) {
    const schema = isConfig(file) ? ConfigFile : FormFile
    const read = schema.safeParse(parseYaml(content))
    if (!read.success) broken.push({ file, reason: z.prettifyError(read.error) })
    else if ('body' in read.data) forms.push({ ...read.data, file })
    else config = read.data
  }
  return { forms, config, broken }
}

/** The form of one file; undefined when there is none. */
export async function findIssueForm(repository: Repository, file: string): Promise<IssueForm | undefined> {
  return (await readIssueForms(repository)).forms.find((form) => form.file === file)
}

async function yamlFiles(repository: Repository): Promise<[string, string][]> {
  const commit = await resolveCommit(repository, repository.defaultBranch)
  const entries = commit === undefined ? undefined : await readTree(repository.directory, commit, 'recursive')
  const files = (entries ?? []).filter(
    ({ path, type, size }) =>
      type === 'blob' &&
      path.startsWith(directory) &&
      /^[\w. -]+\.ya?ml$/.test(path.slice(directory.length)) &&
      (size ?? 0) <= maxFormBytes,
  )
  return Promise.all(
    files.map(async ({ path, sha }): Promise<[string, string]> => {
      const content = await readBlob(repository.directory, sha)
      return [path.slice(directory.length), content?.toString('utf8') ?? '']
    }),
  )
}

function isConfig(file: string): boolean {
  return /^config\.ya?ml$/.test(file)
}

function parseYaml(content: string): unknown {
  try {
    return parse(content, { maxAliasCount: 20 })
  } catch {
    return undefined
  }
}
