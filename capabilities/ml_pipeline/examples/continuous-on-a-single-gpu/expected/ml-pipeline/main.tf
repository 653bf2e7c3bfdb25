resource "databricks_job" "main" {
  name                = var.job_name
  description         = var.description
  max_concurrent_runs = 1
  tags                = var.tags

  queue {
    enabled = true
  }

  continuous {
    pause_status = "PAUSED"
  }

  git_source {
    url      = var.git_url
    provider = "gitHub"
    branch   = var.git_branch
  }

  # Made for a run and gone after it.
  job_cluster {
    job_cluster_key = "main"

    new_cluster {
      spark_version      = var.spark_version
      node_type_id       = var.node_type_id
      data_security_mode = "SINGLE_USER"
      kind               = "CLASSIC_PREVIEW"
      is_single_node     = true

      azure_attributes {
        availability    = "ON_DEMAND_AZURE"
        first_on_demand = 1
      }
    }
  }

  # Tasks stand in the order of their keys, as the provider sorts them.
  task {
    task_key                  = var.tasks[0].key
    job_cluster_key           = "main"
    max_retries               = var.retries
    min_retry_interval_millis = var.retry_interval_ms

    spark_python_task {
      python_file = var.tasks[0].path
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
