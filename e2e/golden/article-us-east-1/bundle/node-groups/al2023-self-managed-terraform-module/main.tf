# Node group al2023-self-managed-terraform-module, whose nodes take the proxy from the parts below. Nothing reads user-data.mime beside this file.
# From the bundle's folder:
# terraform -chdir=node-groups/al2023-self-managed-terraform-module init
# terraform -chdir=node-groups/al2023-self-managed-terraform-module apply
# init downloads the providers: let HTTPS_PROXY of your shell name the proxy. This file is written anew whenever the bundle
# is: what is yours goes beside it, a backend into backend.tf, values of variables into terraform.tfvars. Without a backend
# the state lies here too: copy the folder to where your Terraform lives before the first apply.
#
# This file makes a new group. If your Terraform makes al2023-self-managed-terraform-module already, do not apply it.
# Put cloudinit_pre_nodeadm below into your own call of the module, or into the group in
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
  region = "us-east-1"
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
  name = "article"
}

# Each part is as in the file of user data.
module "nodes" {
  source                            = "terraform-aws-modules/eks/aws//modules/self-managed-node-group"
  version                           = "~> 21.0"
  name                              = "al2023-self-managed-terraform-module"
  use_name_prefix                   = false
  cluster_name                      = "article"
  cluster_endpoint                  = data.aws_eks_cluster.this.endpoint
  cluster_auth_base64               = data.aws_eks_cluster.this.certificate_authority[0].data
  cluster_service_cidr              = "10.100.0.0/16"
  cluster_primary_security_group_id = data.aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
  subnet_ids                        = var.subnet_ids
  instance_type                     = var.instance_type
  ami_type                          = "AL2023_x86_64_STANDARD"
  ami_id                            = var.image_id
  min_size                          = var.min_size
  max_size                          = var.max_size
  desired_size                      = var.desired_size
  cloudinit_pre_nodeadm = [
    {
      content_type = "application/node.eks.aws"
      content      = <<-EOT
        # User data of a node group: README.md says how its nodes get it.
        # Needs the EKS AMI release v20251120 or later: older ones ignore instance.environment silently.
        # nodeadm takes these variables itself and hands them to every service that starts after it.
        apiVersion: node.eks.aws/v1alpha1
        kind: NodeConfig
        spec:
          cluster:
            name: article
            apiServerEndpoint: "https://0123456789ABCDEF0123456789ABCDEF.gr7.us-east-1.eks.amazonaws.com"
            certificateAuthority: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJnVENDQVNlZ0F3SUJBZ0lVZkhiSVdZQ2w3Y2o1ZWt0aERyRUdBUjJNVlhFd0NnWUlLb1pJemowRUF3SXcKRlRFVE1CRUdBMVVFQXd3S2EzVmlaWEp1WlhSbGN6QWdGdzB5TmpFeE1qTXdOREEzTURkYUdBOHlNVEkyTVRBegpNREEwTURjd04xb3dGVEVUTUJFR0ExVUVBd3dLYTNWaVpYSnVaWFJsY3pCWk1CTUdCeXFHU000OUFnRUdDQ3FHClNNNDlBd0VIQTBJQUJDNE9jSGlrNmg2YUFicTFBQmwxbzBCNnR6ZTJ0TFd6SlMzcmEvS0J0Y00yT0c3My9YZGsKWmMyWk5lN0IvZUVVM2xaZzBmNCtZZGVwbjNrMEMwdjFBcG1qVXpCUk1CMEdBMVVkRGdRV0JCUU5SZi9ITURHMgptTTNKdFpIYU5hZjQwUENzeERBZkJnTlZIU01FR0RBV2dCUU5SZi9ITURHMm1NM0p0WkhhTmFmNDBQQ3N4REFQCkJnTlZIUk1CQWY4RUJUQURBUUgvTUFvR0NDcUdTTTQ5QkFNQ0EwZ0FNRVVDSURmeXFLa29uOHZ0eGZUbUYyTHgKa0ViTDZNczcrSnhFSmt5NUFvUFp5S0lWQWlFQXorbEZpamE2Qjkvc3BTcHJTaU0xWVlBMitLazZWUzdsSWpyOQp5QjFFSkpZPQotLS0tLUVORCBDRVJUSUZJQ0FURS0tLS0tCg=="
            cidr: "10.100.0.0/16"
          instance:
            environment:
              default:
                HTTP_PROXY: "http://proxy.local:3128"
                HTTPS_PROXY: "http://proxy.local:3128"
                NO_PROXY: "localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],10.100.0.0/16,10.100.0.1,192.168.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.us-east-1.eks.amazonaws.com,s3.us-east-1.amazonaws.com,.s3.us-east-1.amazonaws.com,.s3.dualstack.us-east-1.amazonaws.com,s3.amazonaws.com,.s3.amazonaws.com,api.ecr.us-east-1.amazonaws.com,.dkr.ecr.us-east-1.amazonaws.com,ec2.us-east-1.amazonaws.com"
                http_proxy: "http://proxy.local:3128"
                https_proxy: "http://proxy.local:3128"
                no_proxy: "localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],10.100.0.0/16,10.100.0.1,192.168.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.us-east-1.eks.amazonaws.com,s3.us-east-1.amazonaws.com,.s3.us-east-1.amazonaws.com,.s3.dualstack.us-east-1.amazonaws.com,s3.amazonaws.com,.s3.amazonaws.com,api.ecr.us-east-1.amazonaws.com,.dkr.ecr.us-east-1.amazonaws.com,ec2.us-east-1.amazonaws.com"
      EOT
    },
    {
      content_type = "text/x-shellscript; charset=\"us-ascii\""
      content      = <<-EOT
        #!/bin/bash
        # Runs once, after nodeadm has read the NodeConfig and before kubelet starts.
        set -o errexit
        umask 022

        # dnf reads its own file only.
        grep -qs '^\[main\]' /etc/dnf/dnf.conf || echo '[main]' >>/etc/dnf/dnf.conf
        sed -i --follow-symlinks -e '/^\[main\]/,/^\[/{/^proxy[[:space:]]*=/d}' -e '/^\[main\]/a proxy=http://proxy.local:3128' /etc/dnf/dnf.conf
      EOT
    },
  ]
}
