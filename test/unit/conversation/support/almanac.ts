import * as z from 'zod'
import { type Capability, defineCapability, parameter } from '../../../../src/capability/index.ts'

const texts = z.array(z.string())

const parameters = z.object({
  consumers: parameter(z.array(z.enum(['people', 'robots', 'none'])), {
    label: 'consumers',
    kind: 'choices',
    aliases: ['used by'],
    synonyms: { people: ['humans', 'analysts'], robots: ['machines'] },
  }),
  owners: parameter(texts, { label: 'owners', kind: 'emails', aliases: ['owner', 'owned by'] }),
  members: parameter(texts, { label: 'members', kind: 'emails', aliases: ['member'] }),
  record: parameter(z.string(), { label: 'record', kind: 'host' }),
  contents: parameter(texts, { label: 'contents', kind: 'values', aliases: ['value', 'values'] }),
  containers: parameter(texts, { label: 'containers', kind: 'names', aliases: ['container', 'steps'] }),
  runs: parameter(z.string(), { label: 'schedule', kind: 'schedule' }),
  zone: parameter(z.string(), { label: 'time zone', kind: 'timezone' }),
  alerts: parameter(z.array(z.json()), {
    label: 'alerts',
    kind: 'alerts',
    synonyms: {
      cpu_percent: ['cpu'],
      latency: ['latency', 'response time'],
      failures: ['errors', 'failures'],
    },
  }),
  code: parameter(z.string(), { label: 'code', kind: 'link', aliases: ['repo', 'repository'] }),
  size_gb: parameter(z.number(), { label: 'size', kind: 'count', unit: 'GB', aliases: ['data', 'size'] }),
  keep_days: parameter(z.number(), {
    label: 'retention',
    kind: 'count',
    unit: 'days',
    aliases: ['retention'],
  }),
  slo: parameter(z.number(), {
    label: 'availability',
    kind: 'count',
    unit: '%',
    aliases: ['slo', 'availability'],
  }),
  tokens: parameter(z.number(), {
    label: 'capacity',
    kind: 'count',
    unit: 'thousand tokens a minute',
    aliases: ['tpm', 'tokens per minute'],
  }),
  mode: parameter(z.enum(['schedule', 'manual']), {
    label: 'mode',
    kind: 'choice',
    synonyms: { manual: ['by hand', 'steps'] },
  }),
  rate: parameter(z.number(), { label: 'rate', kind: 'count', aliases: ['requests per minute', 'rpm'] }),
})

/** A capability with parameters of the kinds that the lab has none of. */
export const almanac: Capability = defineCapability({
  id: 'almanac',
  kind: 'agent',
  title: 'Almanac',
  summary: 'Says what happens when.',
  version: '1.0.0',
  phrases: { synonyms: ['almanac'], examples: ['Create an almanac'] },
  parameters,
  required: [],
  decide: (stated) => ({ settings: { ...stated }, origins: {}, problems: [], decisions: [] }),
  questions: () => [],
  estimate: () => [],
  gates: () => [],
  stacks: () => [],
  advice: [],
})
