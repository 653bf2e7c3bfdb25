import * as z from 'zod'
import { commonWords, parameter } from '#capability'
import { nodeTypes, retiredNodeTypes } from './machines.ts'
import { workerCount } from './worker-count.ts'

/** The machines of the cluster, their number and what runs on them. */
export const machineParameters = {
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
  node_type: parameter(
    z.enum(
      [...nodeTypes, ...retiredNodeTypes],
      'it is not a machine size that Databricks runs and a price is known for, such as Standard_D8ads_v5, Standard_E8ads_v5 or Standard_NC8as_T4_v3',
    ),
    {
      label: 'node type',
      kind: 'choice',
      aliases: ['node type', 'machine', 'machine type', 'vm size', 'instance type', 'sku'],
      synonyms: Object.fromEntries(
        [...nodeTypes, ...retiredNodeTypes].map((size) => [
          size,
          [size.toLowerCase(), size.toLowerCase().replace('standard_', '')],
        ]),
      ),
    },
  ),
  gpu: parameter(z.boolean(), {
    label: 'GPU',
    kind: 'flag',
    aliases: ['gpu', 'gpus'],
    synonyms: commonWords.gpu,
  }),
  gpu_type: parameter(z.enum(['T4', 'A10', 'A100', 'H100'], 'a GPU type is T4, A10, A100 or H100'), {
    label: 'GPU type',
    kind: 'choice',
    aliases: ['gpu type', 'gpu model'],
    synonyms: { T4: ['t4', 't4s'], A10: ['a10', 'a10s'], A100: ['a100', 'a100s'], H100: ['h100', 'h100s'] },
  }),
  autotermination_minutes: parameter(
    z
      .int('auto-stop is a whole number of minutes, such as 30')
      .min(0, 'auto-stop cannot be negative')
      .max(10_000, 'auto-stop is at most 10,000 minutes'),
    {
      label: 'auto-stop',
      kind: 'count',
      unit: 'min',
      aliases: [
        'auto-stop',
        'auto stop',
        'autostop',
        'auto-termination',
        'autotermination',
        'idle timeout',
        'stop after',
        'sleep after',
        'shut down after',
        'shuts down after',
        'turn off after',
        'switch off after',
        'idle for',
      ],
      context: commonWords.stopping,
    },
  ),
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
  photon: parameter(z.boolean(), {
    label: 'Photon',
    kind: 'flag',
    aliases: ['photon'],
    synonyms: { true: ['photon', 'with photon'], false: ['no photon', 'without photon'] },
  }),
} as const
