import * as z from 'zod'
import { parameter } from '#capability'

const resourceName = /^(?:[A-Za-z0-9][A-Za-z0-9._()-]{0,127}|\/subscriptions\/[A-Za-z0-9._()/-]{1,400})$/

/** Who is told, and where logs go. */
export const noticeParameters = {
  notify_emails: parameter(
    z
      .array(z.email('it is no mail address such as ops@contoso.com'))
      .max(10, 'at most 10 people are told by mail; a mailing list reaches more'),
    {
      label: 'told by mail',
      kind: 'emails',
      aliases: [
        'notify',
        'notify emails',
        'notify_emails',
        'alerts to',
        'alert to',
        'monitoring to',
        'alerts go to',
        'alerts for both to',
        'who is told',
        'page',
        'pages',
        'mail to',
        'mails to',
        'email to',
        'recipients',
        'on-call',
        'oncall',
        'who gets the alert',
        'benachrichtige',
        'avisar a',
        'prévenir',
      ],
    },
  ),
  webhook: parameter(
    z
      .string()
      .max(400, 'a webhook address has at most 400 characters')
      .regex(
        /^https:\/\/[a-z0-9](?:[a-z0-9-]{0,62}\.){1,5}[a-z]{2,24}(?::\d{2,5})?(?:\/[A-Za-z0-9._~/-]{0,300})?$/i,
        'a webhook is an https:// address without a user, a password or a query, such as https://hooks.contoso.com/alerts',
      ),
    {
      label: 'webhook',
      kind: 'link',
      aliases: ['webhook', 'web hook', 'webhook url', 'callback url', 'posted to', 'post to'],
    },
  ),
  action_group: parameter(
    z
      .string()
      .regex(
        resourceName,
        'an action group is named by its name, of letters, digits, dots, hyphens and underscores, or by its resource id, such as ag-ops',
      ),
    {
      label: 'existing action group',
      kind: 'name',
      aliases: ['action group', 'existing action group', 'alert group', 'aktionsgruppe', 'grupo de acciones'],
    },
  ),
  log_workspace: parameter(
    z
      .string()
      .regex(
        resourceName,
        'a log workspace is "new", a name of letters, digits and hyphens, or a resource id',
      ),
    {
      label: 'log workspace',
      kind: 'name',
      aliases: [
        'log workspace',
        'log analytics workspace',
        'log analytics',
        'logs workspace',
        'log_workspace',
      ],
    },
  ),
  log_gb_per_day: parameter(
    z
      .number('it is a number of GB a day, such as 1')
      .min(0.01, 'it is at least 0.01 GB a day')
      .max(1000, 'it is at most 1,000 GB a day'),
    {
      label: 'logs a day',
      kind: 'count',
      unit: 'GB',
      aliases: ['logs a day', 'logs per day', 'log volume', 'log data a day', 'gb of logs'],
    },
  ),
} as const
