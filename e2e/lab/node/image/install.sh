#!/usr/bin/env bash
# Lays what the images of EKS have over a Debian root: install.sh ROOT nodeadm|old-nodeadm|bootstrap|snaps|premises. Units have
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
# Some of the public authorities stand for all, as in cloud-init/image.ts: every program reads them for every request.
rm -f "$root"/etc/ssl/certs/*
printf 'mozilla/Amazon_Root_CA_%s.crt\n' 1 2 3 4 >"$root/etc/ca-certificates.conf"
cat "$root"/usr/share/ca-certificates/mozilla/Amazon_Root_CA_[1-4].crt >"$root/etc/ssl/certs/ca-certificates.crt"
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
# Snaps have units of their own, which read /etc/environment (snapcore/snapd wrappers/internal/service_unit_gen.go).
kubelet=kubelet agent=amazon-ssm-agent reads=
if [ "$kind" = snaps ]; then
  kubelet=snap.kubelet-eks.daemon agent=snap.amazon-ssm-agent.amazon-ssm-agent reads=EnvironmentFile=-/etc/environment
  install -m 0755 "$here/snap" "$root/usr/bin/snap"
fi
unit "$kubelet.service" <<END
[Unit]
After=containerd.service
Wants=containerd.service
[Service]
ExecStart=/usr/bin/kubelet
$reads
[Install]
WantedBy=multi-user.target
END
unit "$agent.service" <<END
[Unit]
After=network-online.target
[Service]
ExecStart=/bin/sleep infinity
$reads
[Install]
WantedBy=multi-user.target
END
unit lab-collect.service <<'END'
[Unit]
After=cloud-final.service nodeadm-run.service lab-prepare.service
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
[ "$kind" = premises ] || wants "$agent.service"
case $kind in
bootstrap | snaps)
  install -D -m 0755 "$here/bootstrap.sh" "$root/etc/eks/bootstrap.sh"
  echo "$kubelet" >"$root/etc/eks/lab-kubelet"
  ;;
premises)
  # Nobody's cloud: a person logs in and runs the script. nodeadm takes it for Ubuntu, whose tools Debian has.
  sed 's/^ID=.*/ID=ubuntu/' "$root/usr/lib/os-release" >"$root/etc/os-release.lab"
  mv -f "$root/etc/os-release.lab" "$root/etc/os-release"
  for name in cloud-init-local cloud-init cloud-config cloud-final; do ln -sf /dev/null "$units/$name.service"; done
  unit lab-prepare.service <<'END'
[Unit]
After=network-online.target
[Service]
Type=oneshot
# What the script asks whoever runs it, by Roles Anywhere or by SSM.
Environment=NODE_NAME=edge-1 KUBERNETES_VERSION=1.34
Environment=SSM_ACTIVATION_ID=0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f SSM_ACTIVATION_CODE=Fjz3sZfSvvabcdefgh12
ExecStart=/bin/bash -c 'exec bash "/lab/machine/$(cat /lab/script)"'
END
  wants lab-prepare.service
  ;;
*)
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
  ;;
esac
install -D -m 0755 "$here/cfn-signal" "$root/opt/aws/bin/cfn-signal"

# What would wait for hardware or a network that is not there.
for name in systemd-timesyncd.service systemd-networkd-wait-online.service apt-daily.timer apt-daily-upgrade.timer \
  dpkg-db-backup.timer e2scrub_all.timer fstrim.timer cloud-init-hotplugd.socket systemd-firstboot.service console-getty.service; do
  ln -sf /dev/null "$units/$name"
done
# In the place of Debian's, as cloud-init/image.ts has it and for the same reason.
cat >"$root/etc/cloud/cloud.cfg" <<'END'
datasource_list: [ Ec2 ]
datasource: { Ec2: { metadata_urls: [ "http://169.254.169.254" ], max_wait: 10, timeout: 5 } }
network: { config: disabled }
cloud_init_modules: []
cloud_config_modules: []
cloud_final_modules: [ scripts-per-once, scripts-per-boot, scripts-per-instance, scripts-user ]
system_info: { distro: debian }
END
# cloud-init takes a container for no machine of AWS unless the hypervisor says so.
mkdir -p "$units/cloud-init.service.d"
cat >"$units/cloud-init.service.d/lab.conf" <<'END'
[Service]
TemporaryFileSystem=/sys
BindReadOnlyPaths=/sys/class /sys/devices /sys/bus /sys/block /sys/fs /sys/kernel /sys/dev /lab-hypervisor:/sys/hypervisor
END
# Two of its stages have their place in the order and nothing to do: no module is left in `config`, and `init --local` looks
# for sources without a network, where Ec2Local wants a DHCP client.
for name in cloud-init-local cloud-config; do
  mkdir -p "$units/$name.service.d"
  printf '[Service]\nExecStart=\nExecStart=/bin/true\n' >"$units/$name.service.d/lab.conf"
done
# Debian orders cloud-init before sysinit.target and its end after multi-user.target, Amazon Linux does not. With Debian's
# order the units above would make rings, which systemd breaks by leaving jobs out, without a word.
for name in cloud-init cloud-init-local cloud-final cloud-config; do
  [ "$kind" != premises ] || continue
  sed -e '/^DefaultDependencies=no/d' -e '/^Before=sysinit.target/d' -e '/^After=/s/ *multi-user.target//' -e '/^After=$/d' \
    "$root/lib/systemd/system/$name.service" >"$units/$name.service"
done
