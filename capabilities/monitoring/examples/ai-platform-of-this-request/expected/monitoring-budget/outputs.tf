output "budget_id" {
  description = "Azure resource id of the budget."
  value       = azurerm_consumption_budget_subscription.main.id
}
