# Node group al2023-self-managed-terraform, whose nodes take the proxy from user-data.mime beside this file.
# From the bundle's folder:
# terraform -chdir=node-groups/al2023-self-managed-terraform init
# terraform -chdir=node-groups/al2023-self-managed-terraform apply
# init downloads the providers: let HTTPS_PROXY of your shell name the proxy. This file is written anew whenever the bundle
# is: what is yours goes beside it, a backend into backend.tf, values of variables into terraform.tfvars. Without a backend
# the state lies here too: copy the folder to where your Terraform lives before the first apply.
#
# This file makes a new group. If a group al2023-self-managed-terraform is there already, do not apply it.
# If your Terraform makes that group with a launch template, copy the file of user data beside your own and put into the
# aws_launch_template of that group, in the place of the user_data that it has (what you still need of it goes into the file):
#   user_data = filebase64("${path.module}/user-data.mime")
# Its aws_autoscaling_group takes it with version = latest_version of that template, and an instance_refresh.

terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.40"
    }
  }
}

provider "aws" {
  region = "cn-northwest-1"
}

variable "instance_profile_name" {
  description = "Instance profile of the nodes; the cluster lets its role in by an access entry of type EC2_LINUX or EC2_WINDOWS."
  type        = string
}

variable "security_group_ids" {
  description = "Security groups of the nodes, the one of the cluster among them."
  type        = list(string)
}

variable "subnet_ids" {
  description = "Subnets the nodes start in."
  type        = list(string)
}

variable "instance_type" {
  description = "Instance type of the nodes, of the architecture of their image."
  type        = string
  default     = "m5.large"
}

variable "image_id" {
  description = "AMI the nodes start from, of this platform and Kubernetes version."
  type        = string
}

variable "min_size" {
  description = "Fewest nodes."
  type        = number
  default     = 1
}

variable "max_size" {
  description = "Most nodes."
  type        = number
  default     = 3
}

variable "desired_size" {
  description = "Nodes at the start; what scales the group changes that later."
  type        = number
  default     = 2
}

# The user data is read as it is, byte for byte. A change of it makes the next version.
resource "aws_launch_template" "nodes" {
  name_prefix            = "al2023-self-managed-terraform-"
  description            = "Nodes behind the HTTP proxy"
  image_id               = var.image_id
  instance_type          = var.instance_type
  vpc_security_group_ids = var.security_group_ids
  user_data              = filebase64("${path.module}/user-data.mime")

  iam_instance_profile {
    name = var.instance_profile_name
  }

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }
}

# A new version of the launch template replaces the instances a few at a time, without draining.
resource "aws_autoscaling_group" "nodes" {
  name                = "prod-ningxia-al2023-self-managed-terraform"
  min_size            = var.min_size
  max_size            = var.max_size
  desired_capacity    = var.desired_size
  vpc_zone_identifier = var.subnet_ids

  launch_template {
    id      = aws_launch_template.nodes.id
    version = aws_launch_template.nodes.latest_version
  }

  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 90
    }
  }

  tag {
    key                 = "Name"
    value               = "prod-ningxia-al2023-self-managed-terraform"
    propagate_at_launch = true
  }

  tag {
    key                 = "kubernetes.io/cluster/prod-ningxia"
    value               = "owned"
    propagate_at_launch = true
  }

  lifecycle {
    ignore_changes = [
      desired_capacity,
    ]
  }
}
