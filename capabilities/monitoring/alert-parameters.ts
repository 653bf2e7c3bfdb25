import * as z from 'zod'
import { parameter } from '#capability'
import { signals, signalWords } from './signals.ts'

const signal = z.enum(signals, `a signal is one of ${signals.join(', ')}`)

/** A threshold in a person's own words, in the unit that they used. */
export const Threshold = z.strictObject({
  signal,
  operator: z.enum(['above', 'below']),
  threshold: z
    .number()
    .min(0, 'a threshold is not negative')
    .max(1e12, 'a threshold is at most 1,000,000,000,000'),
  unit: z.enum(['%', 'ms', 's', 'MB', 'GB']).optional(),
  minutes: z
    .int('it is a whole number of minutes, such as 10')
    .min(1, 'an alert looks at 1 minute at least')
    .max(1440, 'an alert looks at one day at most')
    .optional(),
})
export type Threshold = z.infer<typeof Threshold>

const synonyms = Object.fromEntries(signals.map((one) => [one, [...signalWords[one]]]))

/** What is alerted on, and from which value. */
export const alertParameters = {
  signals: parameter(z.array(signal).max(signals.length, 'each signal is named once'), {
    label: 'also watched',
    kind: 'choices',
    aliases: ['signals', 'metrics'],
    synonyms,
  }),
  alerts: parameter(
    z
      .array(z.union([Threshold, signal], 'an alert reads like "cpu above 80% for 15 minutes"'))
      .max(20, 'one request sets at most 20 thresholds'),
    {
      label: 'own thresholds',
      kind: 'alerts',
      aliases: [
        'alerts',
        'thresholds',
        'alert thresholds',
        'own thresholds',
        'schwellwerte',
        'umbrales',
        'seuils',
      ],
      synonyms,
    },
  ),
  slo: parameter(
    z
      .number('a service level is a percentage such as 99.9')
      .min(90, 'a service level is 90 to 99.999 %')
      .max(99.999, 'a service level is 90 to 99.999 %; at 100 % every single failure is an alert'),
    {
      label: 'service level',
      kind: 'count',
      unit: '%',
      aliases: [
        'slo',
        'sla',
        'service level',
        'service level objective',
        'availability target',
        'uptime target',
        'availability goal',
        'service level target',
      ],
      sayings: [
        '# … of the time',
        '# … availability',
        '# … available',
        '# … uptime',
        'up # of',
        'target … #',
      ],
    },
  ),
  requests_per_minute: parameter(
    z
      .number('it is a number of requests a minute, such as 100')
      .min(1, 'it is at least 1 request a minute')
      .max(1_000_000, 'it is at most 1,000,000 requests a minute'),
    {
      label: 'requests a minute',
      kind: 'count',
      aliases: ['requests per minute', 'requests a minute', 'rpm', 'calls per minute'],
    },
  ),
  severity: parameter(
    z.coerce
      .number('a severity is 0 (critical) to 4 (verbose)')
      .int('a severity is 0 (critical) to 4 (verbose)')
      .min(0, 'a severity is 0 (critical) to 4 (verbose)')
      .max(4, 'a severity is 0 (critical) to 4 (verbose)'),
    {
      label: 'severity',
      kind: 'choice',
      aliases: ['severity', 'sev', 'alert severity', 'schweregrad', 'severidad', 'gravité'],
      synonyms: {
        '0': [
          'sev0',
          'sev 0',
          'critical',
          'critical severity',
          'severity critical',
          'kritisch',
          'crítico',
          'critique',
        ],
        '1': ['sev1', 'sev 1', 'error severity', 'severity error', 'severity high'],
        '2': [
          'sev2',
          'sev 2',
          'warning',
          'warning severity',
          'severity warning',
          'warnung',
          'severity medium',
        ],
        '3': ['sev3', 'sev 3', 'informational', 'information only', 'info severity', 'severity low'],
        '4': ['sev4', 'sev 4', 'verbose'],
      },
    },
  ),
} as const
