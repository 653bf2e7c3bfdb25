import * as z from 'zod'
import { parameter } from '#capability'
import { kindOfWords, targetKinds } from './target-kinds.ts'

/** What stands for everything that the same request makes. */
export const thisRequest = 'this request'

/** Most resources that one request watches. */
const mostTargets = 10

const target = z
  .string()
  .regex(
    /^(?:[A-Za-z0-9][A-Za-z0-9._()/-]{0,127}|this request|\/subscriptions\/[A-Za-z0-9._()/-]{1,400}|https:\/\/portal\.azure\.com\/[A-Za-z0-9._()/@#?=&%-]{1,600})$/,
    'a target is the name of a resource, its resource id, its link in the Azure portal, or "this request"',
  )

const link = z
  .string()
  .regex(
    /^(?:\/subscriptions\/[A-Za-z0-9._()/-]{1,400}|https:\/\/portal\.azure\.com\/[A-Za-z0-9._()/@#?=&%-]{1,600})$/,
    'it is a resource id (/subscriptions/...) or a link of the Azure portal',
  )

/** What is watched. */
export const targetParameters = {
  targets: parameter(
    z
      .array(target)
      .min(1, 'at least one resource is watched, such as "this request"')
      .max(mostTargets, `one request watches at most ${mostTargets} resources`),
    {
      label: 'watched',
      kind: 'names',
      beginnings: [
        'app-',
        'func-',
        'vm-',
        'vmss-',
        'sql-',
        'sqldb-',
        'psql-',
        'mysql-',
        'cosmos-',
        'redis-',
        'kv-',
        'st-',
        'oai-',
        'aks-',
        'dbw-',
        'mlw-',
        'apim-',
        'agw-',
        'lb-',
        'evh-',
        'sb-',
        'appi-',
        'cr-',
        'ca-',
        'web-',
      ],
      aliases: [
        'targets',
        'target',
        'watch',
        'watching',
        'monitor',
        'monitoring for',
        'monitoring of',
        'monitoring on',
        'monitoring the',
        'set up monitoring for',
        'alerts for',
        'alerts on',
        'alert on',
        'alerting for',
        'alarms for',
        'resources to watch',
        'what should be watched',
        'überwache',
        'überwachung für',
        'überwachung von',
        'alarme für',
        'monitorización de',
        'vigilar',
        'alertas para',
        'surveille',
        'surveillance de',
        'alertes pour',
        'monitoring de',
      ],
    },
  ),
  target_link: parameter(link, {
    label: 'link to what is watched',
    kind: 'link',
    aliases: [
      'resource id',
      'resource link',
      'portal link',
      'azure link',
      'target link',
      'link to the resource',
    ],
  }),
  target_type: parameter(
    z
      .string()
      .max(60)
      .refine(
        (words) => kindOfWords(words) !== undefined,
        `a kind of resource is one of ${targetKinds.join(', ').replaceAll('_', ' ')}`,
      ),
    {
      label: 'kind of resource',
      kind: 'text',
      aliases: ['resource type', 'kind of resource', 'resource kind', 'target type', 'type of resource'],
    },
  ),
} as const
