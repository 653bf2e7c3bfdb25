output "job_id" {
  description = "Id of the job."
  value       = databricks_job.main.id
}

output "job_url" {
  description = "Address of the job in a browser."
  value       = databricks_job.main.url
}
