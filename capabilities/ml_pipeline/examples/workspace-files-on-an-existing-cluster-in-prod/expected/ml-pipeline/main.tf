resource "databricks_job" "main" {
  name                = var.job_name
  description         = var.description
  max_concurrent_runs = 1
  timeout_seconds     = var.timeout_seconds
  tags                = var.tags

  queue {
    enabled = true
  }

  run_as {
    service_principal_name = var.run_as
  }

  schedule {
    quartz_cron_expression = var.schedule
    timezone_id            = var.timezone
    pause_status           = "UNPAUSED"
  }

  email_notifications {
    on_failure                = var.notify_emails
    no_alert_for_skipped_runs = true
  }

  # Tasks stand in the order of their keys, as the provider sorts them.
  task {
    task_key                  = var.tasks[0].key
    existing_cluster_id       = var.existing_cluster_id
    max_retries               = var.retries
    min_retry_interval_millis = var.retry_interval_ms

    notebook_task {
      notebook_path = var.tasks[0].path
      source        = "WORKSPACE"
    }
  }
}

resource "databricks_permissions" "job" {
  job_id = databricks_job.main.id

  access_control {
    group_name       = var.access_group
    permission_level = "CAN_VIEW"
  }
}
