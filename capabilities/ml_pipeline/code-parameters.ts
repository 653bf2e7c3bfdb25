import * as z from 'zod'
import { parameter } from '#capability'
import { parseSource, sourceRule } from './source.ts'

/** Most steps that one job has here. */
export const mostSteps = 7

const step = z
  .string()
  .regex(
    /^[A-Za-z0-9_][\w.-]{0,79}(?:\/[A-Za-z0-9_][\w.-]{0,79}){0,7}$/,
    'a step is the name of a notebook, a .py or a .sql file, or its path inside the source, such as jobs/train.py',
  )
  .refine(
    (name) => !/\.(?!(?:py|sql|ipynb)$)[A-Za-z][A-Za-z0-9]{0,5}$/.test(name),
    'a step is a notebook, a .py or a .sql file; wheels, jars and other files cannot be run here, such as jobs/train.py',
  )

/** What runs: where the code is, which version of it, and its steps. */
export const codeParameters = {
  source: parameter(
    z
      .string()
      .max(500, 'the place of the code has at most 500 characters, such as https://github.com/acme/jobs')
      .refine((text) => parseSource(text) !== undefined, sourceRule),
    {
      label: 'code',
      kind: 'link',
      aliases: [
        'code',
        'source',
        'source code',
        'code location',
        'repo',
        'repository',
        'git repo',
        'git repository',
        'code is in',
        'where is the code',
        'workspace path',
        'workspace folder',
        'notebooks in',
        'repositorio',
        'dépôt',
      ],
    },
  ),
  ref: parameter(
    z
      .string()
      .regex(
        /^[A-Za-z0-9](?:[\w.-]|\/(?=[A-Za-z0-9])){0,99}$/,
        'a branch, tag or commit has at most 100 letters, digits, dots, slashes, hyphens and underscores, such as main',
      )
      .refine(
        (text) => !text.includes('..') && !text.endsWith('.lock'),
        'it is no name that Git allows for a branch or a tag, such as main or v1.2.0',
      ),
    {
      label: 'branch, tag or commit',
      kind: 'name',
      aliases: [
        'branch',
        'tag',
        'commit',
        'git ref',
        'revision',
        'release',
        'git tag',
        'git branch',
        'commit hash',
        'zweig',
        'rama',
        'branche',
        'étiquette',
        'etiqueta',
        'ramo',
      ],
      usual: ['main', 'master', 'trunk', 'develop', 'release', 'HEAD'],
    },
  ),
  ref_kind: parameter(
    z.enum(
      ['branch', 'tag', 'commit', 'none'],
      'code is taken from a branch, a tag or a commit, or none in a workspace',
    ),
    {
      label: 'kind of ref',
      kind: 'choice',
      aliases: ['ref kind', 'kind of ref', 'ref type'],
      toldBy: 'ref',
      synonyms: {
        branch: ['a branch', 'follow the branch', 'head of the branch'],
        tag: ['a tag', 'release tag', 'git tag'],
        commit: ['a commit', 'commit hash', 'pinned commit'],
      },
    },
  ),
  tasks: parameter(
    z
      .array(step)
      .min(1, 'a pipeline has at least one step, such as jobs/train.py')
      .max(mostSteps, `a pipeline has at most ${mostSteps} steps here`),
    {
      label: 'steps',
      kind: 'names',
      aliases: [
        'steps',
        'which steps in what order',
        'which steps',
        'step',
        'tasks',
        'task',
        'stages',
        'notebooks',
        'notebook',
        'scripts',
        'script',
        'in this order',
        'schritte',
        'pasos',
        'étapes',
        'passaggi',
        'passos',
        'etapas',
      ],
      endings: ['.py', '.sql', '.ipynb'],
    },
  ),
  order: parameter(z.enum(['sequence', 'parallel'], 'steps run in sequence or in parallel'), {
    label: 'order of the steps',
    kind: 'choice',
    aliases: ['order', 'step order'],
    synonyms: {
      sequence: [
        'one after the other',
        'one after another',
        'one by one',
        'in sequence',
        'sequentially',
        'nacheinander',
        'uno tras otro',
        "l'un après l'autre",
        'in sequenza',
        'em sequência',
      ],
      parallel: [
        'in parallel',
        'at the same time',
        'side by side',
        'independently',
        'parallel',
        'gleichzeitig',
        'en paralelo',
        'en parallèle',
        'in parallelo',
        'em paralelo',
      ],
    },
  }),
} as const
