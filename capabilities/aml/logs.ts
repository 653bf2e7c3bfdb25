import type { CapabilityContext, Environment } from '#capability'

/**
 * Where logs and metrics go: the workspace of the organization, one of the stack's own together with its Application
 * Insights, or nowhere when that exists already.
 */
export function logSource(
  environment: Environment,
  { app_insights }: { readonly app_insights?: string | undefined },
  { logWorkspaces }: CapabilityContext,
): 'shared' | 'own' | 'none' {
  if (logWorkspaces[environment] !== undefined) return 'shared'
  return app_insights === undefined ? 'own' : 'none'
}
