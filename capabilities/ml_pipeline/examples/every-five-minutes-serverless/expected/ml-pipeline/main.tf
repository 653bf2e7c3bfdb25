resource "databricks_job" "main" {
  name                = var.job_name
  description         = var.description
  max_concurrent_runs = 1
  timeout_seconds     = var.timeout_seconds
  tags                = var.tags

  queue {
    enabled = true
  }

  schedule {
    quartz_cron_expression = var.schedule
    timezone_id            = var.timezone
    pause_status           = "UNPAUSED"
  }

  git_source {
    url      = var.git_url
    provider = "azureDevOpsServices"
    branch   = var.git_branch
  }

  environment {
    environment_key = "main"

    spec {
      environment_version = "4"
    }
  }

  # Tasks stand in the order of their keys, as the provider sorts them.
  task {
    task_key                  = var.tasks[0].key
    max_retries               = var.retries
    min_retry_interval_millis = var.retry_interval_ms

    depends_on {
      task_key = var.tasks[0].after
    }

    notebook_task {
      notebook_path = var.tasks[0].path
      source        = "GIT"
    }
  }

  task {
    task_key                  = var.tasks[1].key
    environment_key           = "main"
    max_retries               = var.retries
    min_retry_interval_millis = var.retry_interval_ms

    spark_python_task {
      python_file = var.tasks[1].path
      source      = "GIT"
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
