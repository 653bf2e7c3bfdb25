data "databricks_sql_warehouse" "main" {
  name = var.warehouse_name
}

resource "databricks_job" "main" {
  name                = var.job_name
  description         = var.description
  max_concurrent_runs = 1
  timeout_seconds     = var.timeout_seconds
  tags                = var.tags

  queue {
    enabled = true
  }

  email_notifications {
    on_failure                = var.notify_emails
    no_alert_for_skipped_runs = true
  }

  # Tasks stand in the order of their keys, as the provider sorts them.
  task {
    task_key                  = var.tasks[0].key
    max_retries               = var.retries
    min_retry_interval_millis = var.retry_interval_ms

    sql_task {
      warehouse_id = data.databricks_sql_warehouse.main.id

      file {
        path   = var.tasks[0].path
        source = "WORKSPACE"
      }
    }
  }
}

resource "databricks_permissions" "job" {
  job_id = databricks_job.main.id

  access_control {
    group_name       = var.access_group
    permission_level = "CAN_MANAGE_RUN"
  }
}
