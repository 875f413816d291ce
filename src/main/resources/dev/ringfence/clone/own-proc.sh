#!/bin/sh
# own-proc.sh DIR: a generator in the clone, see systemd.generator(7), for systemd before 257. There a
# service that asks for a new /proc gets it without what the clone has mounted over the parts that are
# the whole kernel's, and could set the host's interrupts. Each unit that asks for one, whoever starts
# it, gets a drop-in that holds those parts; such a service has a mount namespace already, so that it
# changes nothing else.
for library in /usr/lib/systemd/libsystemd-shared-*.so /usr/lib/*/systemd/libsystemd-shared-*.so; do
  version=${library##*-}
  version=${version%%[!0-9]*}
  [ "${version:-0}" -lt 257 ] || exit 0
done

# Where /usr is merged, it is the same once more.
split=
[ -L /lib ] || split=/lib/systemd/system
yes='(1|y|yes|t|true|on)'
asks="ProtectProc[[:blank:]]*=[[:blank:]]*(noaccess|invisible|ptraceable)|\
ProcSubset[[:blank:]]*=[[:blank:]]*pid|\
(ProtectControlGroups|MountAPIVFS)[[:blank:]]*=[[:blank:]]*$yes|\
(RootDirectory|RootImage)[[:blank:]]*=[[:blank:]]*[^[:blank:]]"
# What systemd-run(1) makes exists only after this has run.
directories=$1/run-.service.d
for file in $(grep -RlsiE --include='*.service' --include='*.conf' "^[[:blank:]]*($asks)" \
  /etc/systemd/system.control /run/systemd/system.control /run/systemd/transient \
  /etc/systemd/system /run/systemd/system /usr/local/lib/systemd/system /usr/lib/systemd/system \
  $split); do
  case $file in
  *service.d/*.conf) unit=${file%.d/*} ;;
  *.service) unit=$file ;;
  *) continue ;;
  esac
  directories="$directories $1/${unit##*/}.d"
done
mkdir -p $directories
for directory in $directories; do
  # The name sorts behind all others, for an empty assignment takes those before it back.
  printf '[Service]\nReadOnlyPaths=%s\n' "-+/proc/sysrq-trigger -+/proc/irq -+/proc/bus -+/proc/fs \
-+/proc/acpi -+/proc/scsi -+/proc/mtrr" >"$directory/zzzz-ringfence-4-own-proc.conf"
done
