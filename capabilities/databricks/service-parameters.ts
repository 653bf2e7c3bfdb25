import * as z from 'zod'
import { commonWords, parameter } from '#capability'
import { workerCount } from './worker-count.ts'

/** What stands around the cluster: its policy, a pool, a SQL warehouse. */
export const serviceParameters = {
  policy: parameter(z.boolean(), {
    label: 'cluster policy',
    kind: 'flag',
    aliases: ['cluster policy'],
    synonyms: { true: ['with a cluster policy'], false: ['no cluster policy', 'without a cluster policy'] },
  }),
  pool: parameter(z.boolean(), {
    label: 'instance pool',
    kind: 'flag',
    aliases: ['instance pool'],
    synonyms: {
      true: ['instance pool', 'with a pool', 'warm machines'],
      false: ['no pool', 'without a pool'],
    },
  }),
  pool_min_idle: parameter(workerCount, {
    label: 'idle machines in the pool',
    kind: 'count',
    aliases: ['idle machines', 'idle instances', 'min idle', 'warm instances'],
  }),
  pool_max_capacity: parameter(
    z
      .int('a pool holds a whole number of machines, such as 3')
      .min(1, 'a pool holds at least 1 machine')
      .max(200, 'a pool holds at most 200 machines here'),
    { label: 'pool capacity', kind: 'count', aliases: ['pool capacity', 'max capacity', 'pool size'] },
  ),
  pool_idle_minutes: parameter(
    z
      .int('it is a whole number of minutes, such as 10')
      .min(0, 'it cannot be negative')
      .max(10_000, 'it is at most 10,000 minutes'),
    {
      label: 'pool keeps idle machines',
      kind: 'count',
      unit: 'min',
      aliases: ['pool idle minutes', 'pool idle timeout'],
    },
  ),
  sql_warehouse: parameter(
    z.enum(
      [
        'none',
        '2X-Small',
        'X-Small',
        'Small',
        'Medium',
        'Large',
        'X-Large',
        '2X-Large',
        '3X-Large',
        '4X-Large',
      ],
      'a SQL warehouse is none or a size from 2X-Small to 4X-Large',
    ),
    {
      label: 'SQL warehouse',
      kind: 'choice',
      aliases: ['warehouse', 'warehouse size', 'sql endpoint'],
      synonyms: {
        none: ['no sql warehouse', 'without a sql warehouse'],
        '2X-Small': ['2x small', 'xx-small', 'smallest warehouse', 'smallest sql warehouse'],
        'X-Small': ['x small'],
        'X-Large': ['x large'],
        '2X-Large': ['2x large', 'xx-large'],
      },
    },
  ),
  sql_auto_stop_minutes: parameter(
    z
      .int('it is a whole number of minutes, such as 10')
      .min(5, 'a SQL warehouse stops after 5 idle minutes at the earliest')
      .max(10_000, 'it is at most 10,000 minutes'),
    {
      label: 'SQL warehouse auto-stop',
      kind: 'count',
      unit: 'min',
      aliases: ['warehouse auto-stop', 'warehouse auto stop'],
      context: commonWords.stopping.map((word) => `warehouse ${word}`),
    },
  ),
} as const
