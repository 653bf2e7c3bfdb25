variable "subscription_id" {
  description = "Azure subscription of the zone."
  type        = string
}
