data "azuread_client_config" "current" {}

locals {
  made_here = "Planwright [^ ]+#[0-9]+, "
}

data "azuread_group" "target" {
  display_name     = var.group_name
  security_enabled = true

  lifecycle {
    postcondition {
      condition     = contains(self.owners, data.azuread_client_config.current.object_id)
      error_message = "Planwright does not own this group. An owner of the group makes the identity of Planwright an owner of it first."
    }

    postcondition {
      condition     = !can(regex(local.made_here, self.description)) || strcontains(self.description, var.place_mark)
      error_message = "This group is of another team or environment. A request that names them can add people."
    }

    postcondition {
      condition     = !endswith(coalesce(self.description, "none"), var.list_mark)
      error_message = "The members of this group are listed in the request that its description names. Change them there."
    }

    postcondition {
      condition     = !contains(coalesce(self.types, []), "DynamicMembership")
      error_message = "The members of this group follow a rule, so nobody can be added."
    }
  }
}

data "azuread_user" "member_75j769wy" {
  user_principal_name = var.members["75j769wy"]
}

resource "azuread_group_member" "member_75j769wy" {
  group_object_id  = data.azuread_group.target.object_id
  member_object_id = data.azuread_user.member_75j769wy.object_id
}

data "azuread_user" "member_ekvuzoig" {
  user_principal_name = var.members["ekvuzoig"]
}

resource "azuread_group_member" "member_ekvuzoig" {
  group_object_id  = data.azuread_group.target.object_id
  member_object_id = data.azuread_user.member_ekvuzoig.object_id
}
