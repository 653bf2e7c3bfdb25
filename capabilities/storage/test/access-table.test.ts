import { describe, expect, it } from 'vitest'
import { accessLine, accessTable, type Consumer, type DataClass, isPrivateOnly } from '../access-table.ts'
import { parameters } from '../parameters.ts'

const environments = ['dev', 'staging', 'prod'] as const

/** One row for each line of the table: data, consumer, and the way in dev, staging and prod. */
const expected = `
  restricted    people           private_endpoint  private_endpoint  private_endpoint
  restricted    app_in_vnet      private_endpoint  private_endpoint  private_endpoint
  restricted    app_on_internet  refused           refused           refused
  restricted    databricks       private_endpoint  private_endpoint  private_endpoint
  restricted    aml              private_endpoint  private_endpoint  private_endpoint
  restricted    partner          refused           refused           refused
  restricted    everyone         refused           refused           refused
  confidential  people           allow_list        private_endpoint  private_endpoint
  confidential  app_in_vnet      subnet            private_endpoint  private_endpoint
  confidential  app_on_internet  allow_list        refused           refused
  confidential  databricks       subnet            private_endpoint  private_endpoint
  confidential  aml              subnet            private_endpoint  private_endpoint
  confidential  partner          allow_list        refused           refused
  confidential  everyone         refused           refused           refused
  internal      people           allow_list        allow_list        private_endpoint
  internal      app_in_vnet      subnet            private_endpoint  private_endpoint
  internal      app_on_internet  allow_list        allow_list        allow_list
  internal      databricks       subnet            private_endpoint  private_endpoint
  internal      aml              subnet            private_endpoint  private_endpoint
  internal      partner          allow_list        allow_list        allow_list
  internal      everyone         refused           refused           refused
  public        people           allow_list        allow_list        private_endpoint
  public        app_in_vnet      subnet            private_endpoint  private_endpoint
  public        app_on_internet  allow_list        allow_list        allow_list
  public        databricks       subnet            private_endpoint  private_endpoint
  public        aml              subnet            private_endpoint  private_endpoint
  public        partner          allow_list        allow_list        allow_list
  public        everyone         allow_list        allow_list        private_endpoint
`

const rows = expected
  .trim()
  .split('\n')
  .map((row) => row.trim().split(/\s+/))

const dataClasses: readonly DataClass[] = parameters.shape.data_class.options
const consumers: readonly Consumer[] = parameters.shape.consumers.element.options
const cells = dataClasses.flatMap((dataClass) =>
  consumers.flatMap((consumer) => environments.map((environment) => ({ dataClass, consumer, environment }))),
)

describe('the access table', () => {
  it.each(rows)(
    'decides for %s data and %s: %s in dev, %s in staging, %s in prod',
    (dataClass, consumer, ...ways) => {
      const decided = cells
        .filter((cell) => cell.dataClass === dataClass && cell.consumer === consumer)
        .map((cell) => accessLine(cell.dataClass, cell.consumer, cell.environment).way)
      expect(decided).toEqual(ways)
    },
  )

  it('is expected to hold a row for each combination', () => {
    expect(rows.map(([dataClass, consumer]) => `${dataClass} ${consumer}`).sort()).toEqual(
      [...new Set(cells.map(({ dataClass, consumer }) => `${dataClass} ${consumer}`))].sort(),
    )
  })

  it('has no line that never decides', () => {
    const deciding = new Set(
      cells.map(({ dataClass, consumer, environment }) => accessLine(dataClass, consumer, environment)),
    )
    expect(accessTable.filter((line) => !deciding.has(line))).toEqual([])
  })

  it('leads to what is private only through a private endpoint, or not at all', () => {
    const ways = cells
      .filter(({ dataClass, environment }) => isPrivateOnly(dataClass, environment))
      .map(({ dataClass, consumer, environment }) => accessLine(dataClass, consumer, environment).way)
    expect(new Set(ways)).toEqual(new Set(['private_endpoint', 'refused']))
  })
})
