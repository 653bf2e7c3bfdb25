resource "azurerm_linux_virtual_machine" "first" {
  name                  = "vm-cad-01"
  resource_group_name   = "rg-cad-staging"
  location              = "eastus2"
  size                  = "Standard_D2s_v5"
  admin_username        = "operator"
  network_interface_ids = [azurerm_network_interface.main.id]

  admin_ssh_key {
    username   = "operator"
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMx0Tz8V2fWkqG0y0m5Y2nqzqJm0c6Qkq3vJ9d7c0b1A"
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }
}

resource "azurerm_linux_virtual_machine" "second" {
  name                  = "vm-cad-02"
  resource_group_name   = "rg-cad-staging"
  location              = "eastus2"
  size                  = "Standard_D2s_v5"
  admin_username        = "operator"
  network_interface_ids = [azurerm_network_interface.main.id]

  admin_ssh_key {
    username   = "operator"
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMx0Tz8V2fWkqG0y0m5Y2nqzqJm0c6Qkq3vJ9d7c0b1A"
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }
}

resource "azurerm_network_interface" "main" {
  name                = "nic-cad"
  resource_group_name = "rg-cad-staging"
  location            = "eastus2"

  ip_configuration {
    name                          = "main"
    private_ip_address_allocation = "Dynamic"
    subnet_id                     = "/subscriptions/5a4db0c5-0000-4000-8000-00000000000e/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-main/subnets/snet-main"
  }
}
