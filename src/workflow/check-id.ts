/** The external id of a check run: `acme/infra#12|databricks|apply`. */
export function checkId(requestKey: string, stack: string, check: 'plan' | 'apply'): string {
  return `${requestKey}|${stack}|${check}`
}
