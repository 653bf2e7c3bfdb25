import type { Failures } from './failure.ts'

const CREATING = 'creating/updating "{id}": performing CreateOrUpdate: unexpected status'

/** Failures that Azure Resource Manager gives for any type; wording seen with azurerm 4 in 2026. */
export const azureFailures = {
  AuthorizationFailed: {
    op: 'create',
    type: 'azurerm_*',
    error: `${CREATING} 403 (403 Forbidden) with error: AuthorizationFailed: The client '00000000-0000-0000-0000-00000000c11e' with object id '00000000-0000-0000-0000-0000000000b7' does not have authorization to perform action 'Microsoft.Resources/subscriptions/resourcegroups/write' over scope '{id}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  },
  RequestDisallowedByPolicy: {
    op: 'create',
    type: 'azurerm_*',
    error: `${CREATING} 403 (403 Forbidden) with error: RequestDisallowedByPolicy: Resource '{name}' was disallowed by policy. Policy identifiers: '[{"policyAssignment":{"name":"Require a cost center tag"},"policyDefinition":{"name":"Require a tag on resources"}}]'. Field: tags['cost_center'].`,
  },
  MissingSubscriptionRegistration: {
    op: 'create',
    type: 'azurerm_*',
    error: `${CREATING} 409 (409 Conflict) with error: MissingSubscriptionRegistration: The subscription is not registered to use namespace 'Microsoft.Databricks'. See https://aka.ms/rps-not-found for how to register subscriptions.`,
  },
  NoRegisteredProviderFound: {
    op: 'create',
    type: 'azurerm_*',
    error: `${CREATING} 400 (400 Bad Request) with error: NoRegisteredProviderFound: No registered resource provider found for location '{location}' and API version '2024-05-01' for type '{type}'.`,
  },
  LocationNotAvailableForResourceType: {
    op: 'create',
    type: 'azurerm_*',
    error: `${CREATING} 400 (400 Bad Request) with error: LocationNotAvailableForResourceType: The provided location '{location}' is not available for resource type '{type}'.`,
  },
  already_exists: {
    op: 'create',
    type: 'azurerm_*',
    error:
      'A resource with the ID "{id}" already exists - to be managed via Terraform this resource needs to be imported into the State. Please see the resource documentation for "{type}" for more information.',
  },
  AnotherOperationInProgress: {
    op: 'create',
    type: 'azurerm_*',
    error: `${CREATING} 429 (429 Too Many Requests) with error: AnotherOperationInProgress: Another operation on this or dependent resource is in progress. To retrieve status of the operation use uri: https://management.azure.com{id}/operations/latest.`,
  },
  throttled: {
    op: 'create',
    type: 'azurerm_*',
    error: `${CREATING} 429 (429 Too Many Requests) with error: TooManyRequests: The request is being throttled as the limit has been reached for operation type - Write_ObservationWindow_00:05:00. For more information, see - https://aka.ms/srpthrottlinglimits`,
  },
  ScopeLocked: {
    op: 'delete',
    type: 'azurerm_*',
    error:
      "deleting \"{id}\": unexpected status 409 (409 Conflict) with error: ScopeLocked: The scope '{id}' cannot perform delete operation because following scope(s) are locked: '{id}'. Please remove the lock and try again.",
  },
  CannotDeleteResource: {
    op: 'delete',
    type: 'azurerm_*',
    error:
      'deleting "{id}": unexpected status 409 (409 Conflict) with error: CannotDeleteResource: Cannot delete resource while nested resources exist. Please delete all nested resources before deleting this resource.',
  },
  SubscriptionNotFound: {
    op: 'configure',
    type: 'azurerm',
    error:
      'building account: could not acquire access token to parse claims: unexpected status 404 (404 Not Found) with error: SubscriptionNotFound: The subscription could not be found.',
  },
  AADSTS70021: {
    op: 'configure',
    type: 'azurerm',
    error:
      'building account: could not acquire access token to parse claims: clientCredentialsToken: received HTTP status 400 with response: {"error":"invalid_request","error_description":"AADSTS70021: No matching federated identity record found for presented assertion subject."}',
  },
  AADSTS700016: {
    op: 'configure',
    type: 'azurerm',
    error:
      'building account: could not acquire access token to parse claims: clientCredentialsToken: received HTTP status 400 with response: {"error":"unauthorized_client","error_description":"AADSTS700016: Application was not found in the directory."}',
  },
  ResourceGroupNotFound: {
    op: 'create',
    type: 'azurerm_*',
    error: `${CREATING} 404 (404 Not Found) with error: ResourceGroupNotFound: Resource group '{resource_group_name}' could not be found.`,
  },
  ParentResourceNotFound: {
    op: 'create',
    type: 'azurerm_*',
    error: `${CREATING} 404 (404 Not Found) with error: ParentResourceNotFound: Failed to perform 'write' on resource(s) of type '{type}', because the parent resource could not be found.`,
  },
  timed_out: {
    op: 'create',
    type: 'azurerm_*',
    error: 'creating/updating "{id}": polling after CreateOrUpdate: context deadline exceeded',
    leave: 'orphan',
  },
  inconsistent_result: {
    op: 'create',
    type: 'azurerm_*',
    error:
      'Provider produced inconsistent result after apply: when applying changes to {type} {name}, the root object was present, but is now absent.',
    leave: 'orphan',
  },
  SkuNotAvailable: {
    op: 'create',
    type: 'azurerm_*',
    error: `${CREATING} 409 (409 Conflict) with error: SkuNotAvailable: The requested VM size is currently not available in location '{location}'. Please try another size or deploy to a different location or different zone.`,
  },
  provisioning_failed: {
    op: 'create',
    type: 'azurerm_*',
    error:
      'creating/updating "{id}": polling after CreateOrUpdate: polling failed: the Azure API returned the following error: Status: "InternalServerError" Code: "" Message: "An internal error occurred."',
    leave: 'tainted',
  },
} as const satisfies Failures
