# Node group al2-managed-custom-ami-terraform, whose nodes take the proxy from user-data.mime beside this file.
# From the bundle's folder:
# terraform -chdir=node-groups/al2-managed-custom-ami-terraform init
# terraform -chdir=node-groups/al2-managed-custom-ami-terraform apply
# init downloads the providers: let HTTPS_PROXY of your shell name the proxy. This file is written anew whenever the bundle
# is: what is yours goes beside it, a backend into backend.tf, values of variables into terraform.tfvars. Without a backend
# the state lies here too: copy the folder to where your Terraform lives before the first apply.
#
# This file makes a new group. If a group al2-managed-custom-ami-terraform is there already, do not apply it.
# If your Terraform makes that group with a launch template, copy the file of user data beside your own and put into the
# aws_launch_template of that group, in the place of the user_data that it has (what you still need of it goes into the file):
#   user_data = filebase64("${path.module}/user-data.mime")
# and let launch_template of its aws_eks_node_group have version = latest_version of that template. The group stays; its nodes
# are replaced one after another. If it has no launch template, copy aws_launch_template.nodes too and put into its
# aws_eks_node_group, in the place of disk_size and remote_access, which do not go with it:
#   launch_template {
#     id      = aws_launch_template.nodes.id
#     version = aws_launch_template.nodes.latest_version
#   }
# That makes the group anew: Terraform ends all its nodes first. Give it a new node_group_name and lifecycle {
# create_before_destroy = true } for the new nodes to come first. If something else made the group, terraform import does not
# help: its launch template is another, so it would be made anew. Give this one another name, and drain the old one.

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
  region = "us-east-1"
}

variable "node_role_arn" {
  description = "IAM role of the nodes, with the policies AmazonEKSWorkerNodePolicy and AmazonEC2ContainerRegistryPullOnly."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets the nodes start in."
  type        = list(string)
}

variable "instance_types" {
  description = "Instance types of the nodes, of the architecture of their image."
  type        = list(string)
  default     = ["m5.large"]
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
  name_prefix = "al2-managed-custom-ami-terraform-"
  description = "Nodes behind the HTTP proxy"
  image_id    = var.image_id
  user_data   = filebase64("${path.module}/user-data.mime")

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }
}

# A new version of the launch template replaces the nodes one after another, and drains them.
resource "aws_eks_node_group" "nodes" {
  cluster_name    = "article"
  node_group_name = "al2-managed-custom-ami-terraform"
  node_role_arn   = var.node_role_arn
  subnet_ids      = var.subnet_ids
  instance_types  = var.instance_types

  launch_template {
    id      = aws_launch_template.nodes.id
    version = aws_launch_template.nodes.latest_version
  }

  scaling_config {
    min_size     = var.min_size
    max_size     = var.max_size
    desired_size = var.desired_size
  }

  update_config {
    max_unavailable = 1
  }

  lifecycle {
    ignore_changes = [
      scaling_config[0].desired_size,
    ]
  }
}
