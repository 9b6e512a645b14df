#!/usr/bin/env bash
# Lays what the images of EKS have over a Debian root: install.sh ROOT nodeadm|old-nodeadm|bootstrap. Units have
# the order of awslabs/amazon-eks-ami templates/al2023/runtime/rootfs/etc/systemd/system.
set -o errexit -o nounset
root=$1 kind=$2
here=$(cd "$(dirname "$0")" && pwd)
units=$root/etc/systemd/system
install -m 0755 "$here/kubelet" "$here/cri-pull" "$root/usr/bin/"
install -D -m 0755 "$here/collect" "$root/usr/local/sbin/lab-collect"
mkdir -p "$root/etc/dnf" "$root/etc/pki/ca-trust/source/anchors" "$units/kubelet.service.d" "$root/lab" "$root/lab-hypervisor"
printf '[main]\ngpgcheck=1\n' >"$root/etc/dnf/dnf.conf"
printf '[main]\ncachedir=/var/cache/yum\n' >"$root/etc/yum.conf"
echo 'LANG=C.UTF-8' >"$root/etc/environment"
echo localhost >"$root/etc/hostname"
: >"$root/etc/machine-id"
# The image starts it itself, Debian at boot.
rm -f "$units/multi-user.target.wants/containerd.service"

# As Amazon Linux has it: the anchors come into the one bundle that all programs read.
cat >"$root/usr/bin/update-ca-trust" <<'END'
#!/bin/bash
cp -n /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/as-built.crt
cat /etc/ssl/certs/as-built.crt /etc/pki/ca-trust/source/anchors/* >/etc/ssl/certs/ca-certificates.crt
mkdir -p /etc/pki/tls/certs
cp /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt
END
chmod 0755 "$root/usr/bin/update-ca-trust"

unit() {
  cat >"$units/$1"
}
unit kubelet.service <<'END'
[Unit]
After=containerd.service
Wants=containerd.service
[Service]
ExecStart=/usr/bin/kubelet
[Install]
WantedBy=multi-user.target
END
unit amazon-ssm-agent.service <<'END'
[Unit]
After=network-online.target
[Service]
ExecStart=/bin/sleep infinity
[Install]
WantedBy=multi-user.target
END
unit lab-collect.service <<'END'
[Unit]
After=cloud-final.service nodeadm-run.service
[Service]
Type=exec
ExecStart=/usr/local/sbin/lab-collect
TimeoutStopSec=2
END
wants() {
  mkdir -p "$units/multi-user.target.wants"
  ln -sf "../$1" "$units/multi-user.target.wants/$1"
}
wants lab-collect.service
wants amazon-ssm-agent.service
if [ "$kind" = bootstrap ]; then
  install -D -m 0755 "$here/bootstrap.sh" "$root/etc/eks/bootstrap.sh"
else
  install -m 0755 "$here/nodeadm" "$root/usr/bin/nodeadm"
  # nodeadm looks that it is there; kubelet would call it.
  install -D -m 0755 /dev/null "$root/etc/eks/image-credential-provider/ecr-credential-provider"
  init='/usr/bin/nodeadm init' cache='--config-source imds://user-data --config-cache /run/eks/nodeadm/config.json'
  [ "$kind" = nodeadm ] || cache='' # The images of 2024 call it without.
  unit nodeadm-config.service <<END
[Unit]
Before=cloud-init.service
[Service]
Type=oneshot
ExecStart=$init --skip run $cache
END
  unit nodeadm-run.service <<END
[Unit]
After=nodeadm-config.service cloud-final.service
Requires=nodeadm-config.service
[Service]
Type=oneshot
ExecStart=$init --skip config $cache
END
  wants nodeadm-config.service
  wants nodeadm-run.service
fi
install -D -m 0755 "$here/cfn-signal" "$root/opt/aws/bin/cfn-signal"

# What would wait for hardware or a network that is not there.
for name in systemd-timesyncd.service systemd-networkd-wait-online.service apt-daily.timer apt-daily-upgrade.timer \
  dpkg-db-backup.timer e2scrub_all.timer fstrim.timer cloud-init-hotplugd.socket systemd-firstboot.service console-getty.service; do
  ln -sf /dev/null "$units/$name"
done
cat >"$root/etc/cloud/cloud.cfg.d/99_lab.cfg" <<'END'
datasource_list: [ Ec2 ]
datasource: { Ec2: { metadata_urls: [ "http://169.254.169.254" ], max_wait: 10, timeout: 5 } }
network: { config: disabled }
cloud_init_modules: []
cloud_config_modules: []
cloud_final_modules: [ scripts-per-once, scripts-per-boot, scripts-per-instance, scripts-user ]
END
# cloud-init takes a container for no machine of AWS unless the hypervisor says so.
for name in cloud-init-local cloud-init; do
  mkdir -p "$units/$name.service.d"
  cat >"$units/$name.service.d/lab.conf" <<'END'
[Service]
TemporaryFileSystem=/sys
BindReadOnlyPaths=/sys/class /sys/devices /sys/bus /sys/block /sys/fs /sys/kernel /sys/dev /lab-hypervisor:/sys/hypervisor
END
done
# Debian orders cloud-init before sysinit.target and its end after multi-user.target, Amazon Linux does not. With Debian's
# order the units above would make rings, which systemd breaks by leaving jobs out, without a word.
for name in cloud-init cloud-init-local cloud-final cloud-config; do
  sed -e '/^DefaultDependencies=no/d' -e '/^Before=sysinit.target/d' -e '/^After=/s/ *multi-user.target//' -e '/^After=$/d' \
    "$root/lib/systemd/system/$name.service" >"$units/$name.service"
done
