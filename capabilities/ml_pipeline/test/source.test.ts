import { describe, expect, it } from 'vitest'
import { pipelineSteps } from '../pipeline-steps.ts'
import { hasCredentials, parseSource, type Source } from '../source.ts'

const churn = {
  kind: 'git',
  url: 'https://github.com/acme/churn',
  provider: 'gitHub',
  owner: 'acme',
  name: 'churn',
  folder: '',
}

describe('the place of the code', () => {
  it.each<[string, object]>([
    ['acme/churn', churn],
    ['https://github.com/acme/churn.git', churn],
    ['https://GitHub.com/acme/churn/', churn],
    ['git@github.com:acme/churn.git', churn],
    ['github.com/acme/churn', churn],
    ['acme/churn/jobs/nightly', { ...churn, folder: 'jobs/nightly' }],
    ['https://github.com/acme/churn/tree/main/jobs', { ...churn, ref: 'main', folder: 'jobs' }],
    [
      'https://github.com/acme/churn/blob/v1.2/jobs/train.py',
      { ...churn, ref: 'v1.2', folder: 'jobs', file: 'train.py' },
    ],
    [
      'https://gitlab.com/acme/churn/-/tree/dev',
      { ...churn, url: 'https://gitlab.com/acme/churn', provider: 'gitLab', ref: 'dev' },
    ],
    [
      'https://bitbucket.org/acme/churn/src/main/a',
      {
        ...churn,
        url: 'https://bitbucket.org/acme/churn',
        provider: 'bitbucketCloud',
        ref: 'main',
        folder: 'a',
      },
    ],
    [
      'https://acme@dev.azure.com/acme/ml/_git/churn',
      { ...churn, url: 'https://dev.azure.com/acme/ml/_git/churn', provider: 'azureDevOpsServices' },
    ],
    ['/Workspace/Shared/churn/', { kind: 'workspace', name: 'churn', folder: '/Workspace/Shared/churn' }],
    [
      '/Repos/ana@contoso.com/churn/train.py',
      { kind: 'workspace', name: 'churn', folder: '/Repos/ana@contoso.com/churn', file: 'train.py' },
    ],
  ])('reads %s', (text, expected) => {
    expect(parseSource(text)).toEqual(expected)
  })

  it.each([
    'churn',
    'https://example.com/acme/churn',
    'http://github.com/acme/churn',
    'https://github.com/acme',
    'https://dev.azure.com/acme/ml/churn',
    'dbfs:/mnt/churn',
    'file:///etc/passwd',
    '/etc/passwd',
    'acme/churn/../secret',
    '/Workspace/../../etc',
    'ssh://git@github.com/acme/churn',
    'acme/ch urn',
    'jobs/train.py',
  ])('does not take %s', (text) => {
    expect(parseSource(text)).toBeUndefined()
  })

  it.each([
    ['https://ci:secret@github.com/acme/churn', true],
    ['https://ghp_abcdef@github.com/acme/churn', true],
    ['https://acme@dev.azure.com/acme/ml/_git/churn', false],
    ['https://github.com/acme/churn', false],
  ])('%s carries credentials: %s', (text, expected) => {
    expect(hasCredentials(text)).toBe(expected)
  })
})

describe('the steps', () => {
  const source = (folder: string): Source => ({ kind: 'workspace', name: 'x', folder })

  it('have a type and a path, and keys that differ whatever the case', () => {
    expect(pipelineSteps(['a/fit.py', 'fit', 'b/FIT.sql', 'nb.v2.ipynb'], source('/Workspace/x'))).toEqual([
      { key: 'fit', type: 'python', path: '/Workspace/x/a/fit.py' },
      { key: 'fit_2', type: 'notebook', path: '/Workspace/x/fit' },
      { key: 'FIT_3', type: 'sql', path: '/Workspace/x/b/FIT.sql' },
      { key: 'nb_v2', type: 'notebook', path: '/Workspace/x/nb.v2' },
    ])
  })
})
