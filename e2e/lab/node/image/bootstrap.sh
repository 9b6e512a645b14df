#!/bin/bash
# In the place of /etc/eks/bootstrap.sh: writes down how it was called, asks EKS as the real one does for what it was not
# told, and starts the services in the real order (awslabs/amazon-eks-ami templates/al2/runtime/bootstrap.sh).
{ echo "== $# words"; printf '%s\n' "$@"; env | grep -iE '^(https?|no)_proxy=' | sort; } >>/lab/bootstrap
curl -sS -m 8 -o /dev/null "https://ec2.ap-northeast-2.amazonaws.com/asked/bootstrap" 2>>/lab/bootstrap
systemctl daemon-reload
systemctl enable --now containerd
systemctl enable --now "$(cat /etc/eks/lab-kubelet)"
