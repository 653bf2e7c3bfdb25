import type { AdviceRule } from '#capability'

/** What to say about errors of Databricks jobs (messages of the service and of provider databricks 1.1xx, seen 2026-11). */
export const advice: readonly AdviceRule[] = [
  {
    key: 'JOB_SCHEDULE',
    fragments: ['Invalid quartz cron', 'quartz_cron_expression'],
    because: 'Databricks does not accept the schedule.',
    help: 'Say the time in words ("weekdays at 6:00") or as a Quartz expression of six fields with one ?, such as 0 0 6 ? * MON-FRI.',
    retry: 'after_change',
  },
  {
    key: 'JOB_GIT_CREDENTIAL',
    fragments: ['Git provider credential', 'git credentials', 'Failed to checkout Git repository'],
    because:
      'The identity that the job belongs to has no Git credential for this repository in the workspace.',
    help: 'An administrator of the workspace adds a Git credential for that identity with read access to the repository. Then retry.',
    retry: 'person',
  },
  {
    key: 'JOB_CODE_NOT_FOUND',
    fragments: ['INVALID_PARAMETER_VALUE: Notebook', 'Unable to access the notebook', 'Notebook not found'],
    because: 'A step names a notebook or file that is not there.',
    help: 'Check its path inside the source and the branch, tag or commit, and reply with the right steps ("steps: jobs/ingest, jobs/train.py").',
    retry: 'after_change',
  },
  {
    key: 'JOB_CLUSTER_NOT_ALLOWED',
    fragments: ['is not authorized to create clusters', 'not allowed by policy', 'Validation failed for'],
    because:
      'The identity may make clusters only within a cluster policy, or the policy forbids these machines.',
    help: 'Name a cluster policy it may use ("cluster policy: ml-prod-policy"), or ask for serverless compute ("compute: serverless"). Then retry.',
    retry: 'after_change',
  },
  {
    key: 'JOB_RUN_AS',
    fragments: ['servicePrincipal.user', 'run_as needs', 'not allowed to set run_as'],
    because: 'Planwright may not let the job run as this service principal.',
    help: 'An administrator gives the identity of Planwright the role Service Principal User on it. Then retry.',
    retry: 'person',
  },
  {
    key: 'JOB_QUOTA',
    fragments: ['AZURE_QUOTA_EXCEEDED', 'Cores quota'],
    because: 'The subscription has too few cores left for this machine family in the region.',
    help: 'A job cluster needs its workers and one driver, times the cores of the machine. Ask for quota of that family, or say fewer workers ("1 worker"), another machine or serverless compute.',
    retry: 'after_change',
  },
  {
    key: 'JOB_LIMIT',
    fragments: ['Maximum number of jobs'],
    because: 'The workspace holds as many jobs as it can.',
    help: 'Delete jobs that nobody needs, or name another workspace. Then retry.',
    retry: 'person',
  },
  {
    key: 'JOB_LOOKUP',
    fragments: [
      'cannot find SP with',
      'cannot find service principal',
      "can't find SQL warehouse",
      "Policy named '",
    ],
    because:
      'The service principal, cluster policy or SQL warehouse that the job names is not in the workspace.',
    help: 'Check its name in the workspace, or name another one. Then retry.',
    retry: 'after_change',
  },
]
