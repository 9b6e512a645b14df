# Node group bottlerocket-self-managed-terraform-module, whose nodes take the proxy from user-data.toml beside this file.
# From the bundle's folder:
# terraform -chdir=node-groups/bottlerocket-self-managed-terraform-module init
# terraform -chdir=node-groups/bottlerocket-self-managed-terraform-module apply
# init downloads the providers: let HTTPS_PROXY of your shell name the proxy. This file is written anew whenever the bundle
# is: what is yours goes beside it, a backend into backend.tf, values of variables into terraform.tfvars. Without a backend
# the state lies here too: copy the folder to where your Terraform lives before the first apply.
#
# This file makes a new group. If your Terraform makes bottlerocket-self-managed-terraform-module already, do not apply it.
# Put user_data_template_path below into your own call of the module, or into the group in
# eks_managed_node_groups or self_managed_node_groups, as it stands, in the place of user data that it gives by itself. The
# group stays and its nodes are replaced, unless that call says use_custom_launch_template = false: then the group is made
# anew. For a new group there, take all inputs over without name, source, version, subnets and what begins with cluster_.
# The module makes a role for the nodes.

terraform {
  required_version = ">= 1.5.7"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}

provider "aws" {
  region = "cn-northwest-1"
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

data "aws_eks_cluster" "this" {
  name = "prod-ningxia"
}

# The file of user data is rendered as a template without any hole in it, so it stays as it is.
module "nodes" {
  source                            = "terraform-aws-modules/eks/aws//modules/self-managed-node-group"
  version                           = "~> 21.0"
  name                              = "bottlerocket-self-managed-terraform-module"
  use_name_prefix                   = false
  cluster_name                      = "prod-ningxia"
  cluster_endpoint                  = data.aws_eks_cluster.this.endpoint
  cluster_auth_base64               = data.aws_eks_cluster.this.certificate_authority[0].data
  cluster_service_cidr              = "172.20.0.0/16"
  cluster_primary_security_group_id = data.aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
  subnet_ids                        = var.subnet_ids
  instance_type                     = var.instance_type
  ami_type                          = "BOTTLEROCKET_x86_64"
  ami_id                            = var.image_id
  min_size                          = var.min_size
  max_size                          = var.max_size
  desired_size                      = var.desired_size
  user_data_template_path           = "${path.module}/user-data.toml"
}
