resource "azurerm_consumption_budget_subscription" "main" {
  name            = var.budget_name
  subscription_id = "/subscriptions/${var.subscription_id}"
  amount          = var.amount_usd
  time_grain      = "Monthly"

  filter {
    dimension {
      name   = "ResourceGroupName"
      values = var.resource_groups
    }
  }

  time_period {
    start_date = var.start_date
  }

  notification {
    operator       = "GreaterThanOrEqualTo"
    threshold      = 50
    threshold_type = "Actual"
    contact_emails = var.notify_emails
  }

  notification {
    operator       = "GreaterThanOrEqualTo"
    threshold      = 80
    threshold_type = "Actual"
    contact_emails = var.notify_emails
  }

  notification {
    operator       = "GreaterThanOrEqualTo"
    threshold      = 100
    threshold_type = "Actual"
    contact_emails = var.notify_emails
  }

  notification {
    operator       = "GreaterThanOrEqualTo"
    threshold      = 110
    threshold_type = "Forecasted"
    contact_emails = var.notify_emails
  }

  # A later change of the request would move the start, which makes a new budget.
  lifecycle {
    ignore_changes = [time_period]
  }
}
