output "job_id" {
  description = "Id of the job."
  value       = databricks_job.main.id
}

output "job_url" {
  description = "Address of the job in a browser."
  value       = databricks_job.main.url
}

output "schedule" {
  description = "Quartz expression and time zone of the runs."
  value       = "${var.schedule} (${var.timezone})"
}
