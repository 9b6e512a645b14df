# The proxy of the pods of aws-node and kube-proxy, in place of apply.sh. README.md explains each entry of NO_PROXY.
# From the bundle's folder:
# terraform -chdir=terraform init
# terraform -chdir=terraform apply
# init downloads the providers: let HTTPS_PROXY of your shell name the proxy. This file is written anew whenever the bundle
# is: what is yours goes beside it, a backend into backend.tf, values of variables into terraform.tfvars. Without a backend
# the state lies here too: copy the folder to where your Terraform lives before the first apply.
#
# A ConfigMap that is there already is imported before the first apply:
# terraform -chdir=terraform import kubernetes_config_map_v1.proxy kube-system/proxy-environment-variables
#
# aws_eks_addon for vpc-cni and kube-proxy: set resolve_conflicts_on_update = "PRESERVE", so that an upgrade of the add-on
# leaves these variables where they are. The configuration of the managed add-ons itself takes no such variables.

terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.40"
    }
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = ">= 2.30"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

data "aws_eks_cluster" "this" {
  name = "article"
}

provider "kubernetes" {
  host                   = data.aws_eks_cluster.this.endpoint
  cluster_ca_certificate = base64decode(data.aws_eks_cluster.this.certificate_authority[0].data)

  exec {
    api_version = "client.authentication.k8s.io/v1beta1"
    command     = "aws"
    args = [
      "eks",
      "get-token",
      "--cluster-name",
      "article",
      "--region",
      "us-east-1",
    ]
  }
}

locals {
  proxy = {
    HTTP_PROXY  = "http://proxy.local:3128"
    HTTPS_PROXY = "http://proxy.local:3128"
    NO_PROXY    = "localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],10.100.0.0/16,10.100.0.1,192.168.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.us-east-1.eks.amazonaws.com,s3.us-east-1.amazonaws.com,.s3.us-east-1.amazonaws.com,.s3.dualstack.us-east-1.amazonaws.com,s3.amazonaws.com,.s3.amazonaws.com,api.ecr.us-east-1.amazonaws.com,.dkr.ecr.us-east-1.amazonaws.com,ec2.us-east-1.amazonaws.com"
  }
  containers = {
    "aws-node/aws-vpc-cni-init" = {
      daemon_set     = "aws-node"
      container      = null
      init_container = "aws-vpc-cni-init"
    }
    "aws-node/aws-node" = {
      daemon_set     = "aws-node"
      container      = "aws-node"
      init_container = null
    }
    "aws-node/aws-eks-nodeagent" = {
      daemon_set     = "aws-node"
      container      = "aws-eks-nodeagent"
      init_container = null
    }
    "kube-proxy/kube-proxy" = {
      daemon_set     = "kube-proxy"
      container      = "kube-proxy"
      init_container = null
    }
  }
}

resource "kubernetes_config_map_v1" "proxy" {
  metadata {
    name      = "proxy-environment-variables"
    namespace = "kube-system"
  }

  data = local.proxy
}

# Entries of env beside those of EKS, which stay. An entry of the same name that others made is taken over. Each container
# has a field manager of its own: with one for all, each would take back what the one before it applied.
resource "kubernetes_env" "proxy" {
  for_each       = local.containers
  container      = each.value.container
  init_container = each.value.init_container
  api_version    = "apps/v1"
  kind           = "DaemonSet"
  field_manager  = "eks-proxy-wizard/${each.key}"
  force          = true

  metadata {
    name      = each.value.daemon_set
    namespace = "kube-system"
  }

  dynamic "env" {
    for_each = local.proxy

    content {
      name = env.key

      value_from {
        config_map_key_ref {
          name = kubernetes_config_map_v1.proxy.metadata[0].name
          key  = env.key
        }
      }
    }
  }
}

# A change of a ConfigMap restarts no pod by itself; a change of this does.
resource "kubernetes_annotations" "proxy" {
  for_each = toset(["aws-node", "kube-proxy"])
  template_annotations = {
    "eks-proxy-wizard/config" = sha1(jsonencode(kubernetes_config_map_v1.proxy.data))
  }
  api_version   = "apps/v1"
  kind          = "DaemonSet"
  field_manager = "eks-proxy-wizard/restart"
  force         = true

  metadata {
    name      = each.value
    namespace = "kube-system"
  }
}
