import * as z from 'zod'
import { accessGroup, parameter } from '#capability'
import { parseQuartz } from './quartz.ts'
import { isTimezone } from './timezone.ts'

const principal = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,127}$/,
    'a service principal is named by its application id (a UUID) or its display name, such as sp-ml-prod',
  )

/** When it runs, who is told, and as whom it runs. */
export const runParameters = {
  schedule: parameter(
    z
      .string()
      .max(120, 'a schedule has at most 120 characters, such as "every day at 2:00"')
      .refine((text) => text === 'manual' || typeof parseQuartz(text) !== 'string', {
        error: ({ input }) => reasonAgainst(input),
      }),
    {
      label: 'schedule',
      kind: 'schedule',
      aliases: [
        'schedule',
        'cron',
        'quartz',
        'when it runs',
        'when does it run',
        'when should it run',
        'zeitplan',
        'horario',
        'planification',
      ],
    },
  ),
  continuous: parameter(z.boolean(), {
    label: 'runs without a pause',
    kind: 'flag',
    aliases: ['continuous'],
    synonyms: {
      true: [
        'continuously',
        'continuous',
        'around the clock',
        'always running',
        'non-stop',
        'rund um die uhr',
      ],
      false: ['not continuously', 'not continuous'],
    },
  }),
  timezone: parameter(
    z.string().refine(isTimezone, 'a time zone is a name of the IANA database, such as Europe/Berlin or UTC'),
    { label: 'time zone', kind: 'timezone', aliases: ['timezone', 'time zone', 'tz', 'zeitzone'] },
  ),
  pause_status: parameter(z.enum(['PAUSED', 'UNPAUSED'], 'a schedule is PAUSED or UNPAUSED'), {
    label: 'schedule is',
    kind: 'choice',
    aliases: ['pause status', 'schedule status'],
    synonyms: {
      PAUSED: [
        'paused',
        'pause it',
        'keep it paused',
        'do not start',
        'not yet started',
        'start paused',
        'pausiert',
      ],
      UNPAUSED: [
        'unpaused',
        'start it',
        'start right away',
        'start at once',
        'switched on',
        'turn it on',
        'turn the schedule on',
        'activate it',
        'enable the schedule',
        'aktiv',
      ],
    },
  }),
  retries: parameter(
    z
      .int('retries are a whole number, such as 2')
      .min(0, 'retries cannot be negative')
      .max(10, 'a step is retried at most 10 times here'),
    {
      label: 'retries of a step',
      kind: 'count',
      aliases: [
        'retries',
        'retry',
        'max retries',
        'retry attempts',
        'wiederholungen',
        'wiederhole',
        'reintentos',
        'reintentar',
        'tentatives',
        'réessayer',
        'tentativi',
        'tentativas',
        'attempts',
        'versuche',
        'intentos',
      ],
      sayings: [
        'retr* … # times',
        'try … # times again',
        'tried … # times again',
        'try again … # times',
        'tried again … # times',
        'repeat* … # times',
        'repeat* … step #',
        'repeat* … it #',
        'repeat* … them #',
        'rerun … # times',
        '# more tries',
        '# more attempts',
        'wiederhol* … # mal',
        'noch # mal versuch*',
        'reintent* … # veces',
        'repet* … # veces',
        'reessay* … # fois',
        'relanc* … # fois',
        'riprova* … # volte',
      ],
    },
  ),
  timeout_min: parameter(
    z
      .int('a timeout is a whole number of minutes, such as 120')
      .min(5, 'a timeout is at least 5 minutes')
      .max(10_080, 'a timeout is at most a week, 10,080 minutes'),
    {
      label: 'timeout of a run',
      kind: 'count',
      unit: 'min',
      aliases: ['timeout', 'time out', 'timeout after', 'stop after', 'kill after'],
      context: [
        'kill',
        'killed',
        'abort',
        'aborted',
        'cancel it',
        'cancelled',
        'give up',
        'time out',
        'times out',
        'stop',
        'stopped',
      ],
    },
  ),
  notify_emails: parameter(
    z
      .array(
        z
          .email('a person is told by mail: name an address such as ml@contoso.com')
          .max(254, 'a mail address has at most 254 characters'),
      )
      .max(10, 'at most 10 addresses are told; name a list instead'),
    {
      label: 'told about failures',
      kind: 'emails',
      aliases: [
        'notify',
        'tell',
        'told',
        'mail',
        'email',
        'e-mail',
        'alert',
        'inform',
        'on failure',
        'failures to',
        'failures go to',
        'who is told when it fails',

        'when it fails',
        'benachrichtige',
        'benachrichtigen',
        'bei fehlern',
        'avisar a',
        'avisar',
        'prévenir',
        'alerter',
        'avvisare',
        'notificare',
      ],
    },
  ),
  run_as: parameter(principal, {
    label: 'runs as',
    kind: 'name',
    aliases: ['run as', 'runs as', 'service principal', 'run it as', 'run as service principal', 'läuft als'],
  }),
  access_group: parameter(accessGroup, {
    label: 'group with access',
    kind: 'name',
    aliases: ['access group', 'user group', 'group with access'],
  }),
} as const

function reasonAgainst(input: unknown): string {
  const read = typeof input === 'string' ? parseQuartz(input) : undefined
  return typeof read === 'string' ? read : 'a schedule is manual or a Quartz expression'
}
