import type { AdviceRule } from '#capability'

/** What to say about errors of Azure Monitor and budgets (messages seen 2026-11). */
export const advice: readonly AdviceRule[] = [
  {
    key: 'MONITORING_METRIC_NOT_FOUND',
    fragments: [
      'metric of the alert is not valid',
      'is not valid, or not found',
      "Couldn't find a metric named",
    ],
    because: 'The resource does not offer this metric, or has not sent any value of it yet.',
    help: 'A new resource sends its first values after some minutes of use: retry then. When the resource is of another kind than its name says, give its resource id.',
    retry: 'after_change',
  },
  {
    key: 'MONITORING_DIMENSION_NOT_FOUND',
    fragments: ['Dimension not found', 'dimension is not valid', 'has no such dimension'],
    because: 'The metric cannot be split in the way that the alert asks for.',
    help: 'This happens when the resource is of an older generation. Give its resource id, or ask for another signal.',
    retry: 'after_change',
  },
  {
    key: 'MONITORING_FREQUENCY',
    fragments: ['frequency must be less than', 'frequency must not exceed', 'smaller than the window'],
    because: 'An alert must look at more time than passes between two looks.',
    help: 'Say how many minutes it should look at, 5 or more ("cpu above 85% for 15 minutes").',
    retry: 'after_change',
  },
  {
    key: 'MONITORING_SHORT_NAME',
    fragments: ['ActionGroupShortName', 'GroupShortName'],
    because: 'Azure does not take the name under which the messages are sent.',
    help: 'It is the name of the team, cut to 12 characters. Use another name of the team, or name an existing action group.',
    retry: 'after_change',
  },
  {
    key: 'MONITORING_TARGET_NOT_FOUND',
    fragments: [
      'Scope of the alert was not found',
      'was found in the subscription; its resource id says',
      'scope is not found',
    ],
    because: 'What should be watched is not there, or not in the subscription of this environment.',
    help: 'Check its name and the environment, or give its resource id. What another stack of this request makes must be applied first.',
    retry: 'after_change',
  },
  {
    key: 'MONITORING_BUDGET_START',
    fragments: ['start date must be the first day', 'Invalid budget configuration', 'BudgetStartDate'],
    because: 'A budget begins on the first day of a month and not before the current one.',
    help: 'The month changed since the request was made. Say anything to the request, such as the budget again, and a new plan begins with this month.',
    retry: 'after_change',
  },
]
