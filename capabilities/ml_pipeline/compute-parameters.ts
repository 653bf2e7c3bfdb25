import * as z from 'zod'
import { commonWords, parameter } from '#capability'
import { nodeTypes } from './machines.ts'

const workerCount = z
  .int('a number of workers is a whole number, such as 2')
  .min(0, 'a cluster cannot have fewer than 0 workers')
  .max(50, 'a cluster has at most 50 workers here')

/** What it runs on, how long and how often. */
export const computeParameters = {
  compute: parameter(
    z.enum(
      ['job_cluster', 'serverless', 'existing_cluster'],
      'a job runs on a job_cluster, serverless or on an existing_cluster',
    ),
    {
      label: 'compute',
      kind: 'choice',
      aliases: ['compute'],
      synonyms: {
        job_cluster: [
          'job cluster',
          'job clusters',
          'jobs cluster',
          'own cluster',
          'own clusters',
          'new cluster',
          'cluster of its own',
          'job compute',
        ],
        serverless: ['serverless', 'serverless compute', 'serverless jobs'],
        existing_cluster: [
          'existing cluster',
          'shared cluster',
          'all-purpose cluster',
          'interactive cluster',
        ],
      },
    },
  ),
  existing_cluster_id: parameter(
    z
      .string()
      .regex(
        /^\d{4}-\d{6}-[a-z0-9]{4,20}$/,
        'a cluster id looks like 1122-093015-abcd1234, as the address of the cluster shows',
      ),
    { label: 'cluster id', kind: 'name', aliases: ['cluster id', 'id of the cluster'] },
  ),
  run_minutes: parameter(
    z
      .int('the length of a run is a whole number of minutes, such as 30')
      .min(1, 'a run takes at least a minute')
      .max(10_080, 'a run takes at most a week, 10,080 minutes'),
    {
      label: 'usual length of a run',
      kind: 'count',
      unit: 'min',
      aliases: [
        'run time',
        'duration',
        'takes',
        'takes about',
        'lasts',
        'usual length',
        'length of a run',
        'dauert',
      ],
      context: ['takes', 'take', 'lasts', 'usually', 'long', 'dauert', 'tarda', 'dure', 'dura', 'demora'],
    },
  ),
  runs_month: parameter(
    z
      .int('runs are a whole number, such as 30')
      .min(1, 'a pipeline runs at least once a month')
      .max(45_000, 'a pipeline runs at most 45,000 times a month, which is once a minute'),
    { label: 'runs a month', kind: 'count', aliases: ['runs a month', 'runs per month', 'times a month'] },
  ),
  node_type: parameter(
    z.enum(
      nodeTypes,
      'it is not a machine size for jobs that a price is known for, such as Standard_D8ads_v5, Standard_E8ads_v5 or Standard_NC8as_T4_v3',
    ),
    {
      label: 'node type',
      kind: 'choice',
      aliases: ['node type', 'machine', 'machine type', 'vm size', 'instance type'],
      synonyms: Object.fromEntries(
        nodeTypes.map((size) => [size, [size.toLowerCase(), size.toLowerCase().replace('standard_', '')]]),
      ),
    },
  ),
  gpu: parameter(z.boolean(), {
    label: 'GPU',
    kind: 'flag',
    aliases: ['gpu', 'gpus'],
    synonyms: commonWords.gpu,
  }),
  min_workers: parameter(workerCount, {
    label: 'workers, at least',
    kind: 'count',
    range: 'low',
    aliases: [...commonWords.workers, ...commonWords.nodes, 'min workers', 'minimum workers'],
  }),
  max_workers: parameter(workerCount, {
    label: 'workers, at most',
    kind: 'count',
    range: 'high',
    aliases: [...commonWords.workers, ...commonWords.nodes, 'max workers', 'maximum workers'],
  }),
  spot: parameter(z.boolean(), {
    label: 'spot machines',
    kind: 'flag',
    aliases: ['spot'],
    synonyms: { true: commonWords.spot, false: commonWords.notSpot },
  }),
  runtime: parameter(
    z.enum(
      ['15.4', '16.4', '17.3', '18'],
      'a runtime is 15.4, 16.4, 17.3 or 18, the versions with long-term support',
    ),
    {
      label: 'runtime',
      kind: 'choice',
      aliases: ['databricks runtime', 'runtime version', 'dbr'],
      synonyms: { '15.4': ['15.4 lts'], '16.4': ['16.4 lts'], '17.3': ['17.3 lts'], '18': ['18 lts'] },
    },
  ),
  cluster_policy: parameter(
    z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$/,
        'a cluster policy has at most 100 letters, digits, spaces, dots, hyphens and underscores, such as ml-dev-policy',
      ),
    { label: 'cluster policy', kind: 'name', aliases: ['cluster policy', 'policy', 'compute policy'] },
  ),
  warehouse_name: parameter(
    z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$/,
        'a SQL warehouse has at most 100 letters, digits, spaces, dots, hyphens and underscores, such as ml-dev-sql',
      ),
    { label: 'SQL warehouse', kind: 'name', aliases: ['sql warehouse', 'warehouse', 'warehouse name'] },
  ),
} as const
