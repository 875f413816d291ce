# Sourced by ./ringfence (when there is something to build) and by ./test.sh.
# Finds JDK 25, installs what is missing from Debian's packages, and says what it installed.
# Expects HOME_DIR: the checkout.

say() { echo "ringfence: $*" >&2; }

die() {
  say "$1"
  exit "${2:-3}"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "root is needed to run: $* (there is no sudo here)"
  fi
}

is_jdk_25() { [ -x "$1/bin/javac" ] && [ -x "$1/bin/jlink" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null; }

# Prints the home of a JDK 25, or fails.
find_jdk() {
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* "${HOME:-/root}"/.sdkman/candidates/java/*; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      echo "$candidate"
      return 0
    fi
  done
  javac=$(command -v javac) && javac=$(readlink -f "$javac") && is_jdk_25 "${javac%/bin/javac}" && echo "${javac%/bin/javac}"
}

# install_packages NAME...: says what it installs, and fails in one line when it cannot.
install_packages() {
  say "installing from Debian's packages: $*"
  export DEBIAN_FRONTEND=noninteractive
  setup_log=$(mktemp)
  if { as_root apt-get update -q && as_root apt-get install -q -y --no-install-recommends "$@"; } >"$setup_log" 2>&1 </dev/null; then
    say "installed: $*"
    rm -f "$setup_log"
  else
    grep -E '^(E|W|Err):?' "$setup_log" | tail -n 3 >&2
    die "apt-get could not install: $* (all it said is in $setup_log)"
  fi
}

# Installs what the given groups of scripts/packages need and this machine has not got.
install_missing() {
  missing=
  while read -r group package file; do
    case " $* " in *" $group "*) ;; *) continue ;; esac
    if [ -n "$file" ]; then
      [ -e "$file" ] || missing="$missing $package"
    else
      dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    fi
  done <<LIST
$(grep -v '^#' "$HOME_DIR/scripts/packages")
LIST
  # shellcheck disable=SC2086 # a list of names
  [ -z "$missing" ] || install_packages $missing
}

# Debian 12 has no JDK 25, and its glibc is too old for Debian 13's. So that one is unpacked into a
# folder of its own (no package of this system changes), and made to do with the older glibc.
unpack_jdk_of_debian_13() {
  to=/opt/jdk-25-of-debian-13
  say "this Debian has no JDK 25: unpacking Debian 13's into $to (400 MB to fetch, 550 MB there)"
  install_packages p11-kit
  work=$(mktemp -d)
  if ! fetch_jdk_of_debian_13 "$work" >"$work/log" 2>&1 </dev/null; then
    grep -E '^(E|W|Err):?|older-glibc' "$work/log" | tail -n 3 >&2
    die "Debian 13's JDK could not be fetched and unpacked (all that was said is in $work/log)"
  fi
  as_root mkdir -p /opt
  as_root rm -rf "$to"
  as_root cp -R --preserve=mode,links "$work/jdk" "$to"
  rm -rf "$work"
  say "installed: $to (it gets no updates: remove that folder, and the next start unpacks the newest)"
}

# Leaves the JDK in $1/jdk. Packages are verified by apt, with lists and keys of their own.
fetch_jdk_of_debian_13() (
  set -e
  cd "$1"
  mkdir lists cache
  chmod 755 .
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $("$HOME_DIR/scripts/debian-mirror") trixie main" >sources
  set -- -q -o Dir::Etc::SourceList="$PWD/sources" -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists="$PWD/lists" \
    -o Dir::Cache="$PWD/cache" -o APT::Sandbox::User=
  apt-get "$@" update
  apt-get "$@" download openjdk-25-jre-headless openjdk-25-jdk-headless
  for deb in *.deb; do
    dpkg-deb --extract "$deb" root
    rm "$deb"
  done
  mv root/usr/lib/jvm/java-25-openjdk-* jdk
  # Its settings lie below /etc, and the authorities it trusts come from this system.
  find jdk -type l | while read -r link; do
    target=$(readlink "$link")
    case $target in
      /etc/ssl/*) rm "$link" && trust extract --format=java-cacerts --filter=ca-anchors --purpose=server-auth "$link" ;;
      /etc/*) rm "$link" && cp -R "root$target" "$link" ;;
    esac
  done
  "$HOME_DIR/scripts/older-glibc" jdk
  jdk/bin/java -version
)

# Sets JAVA_HOME to a JDK 25; where there is none, installs Debian's.
need_jdk() {
  if ! jdk=$(find_jdk); then
    if as_root apt-get update -q >/dev/null 2>&1 && ! apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1; then
      [ "$(. /etc/os-release && echo "$ID $VERSION_ID")" = "debian 12" ] ||
        die "no JDK 25 found, and this system's packages have none (Debian has it from 13 on): unpack one, such as Temurin's from https://adoptium.net, below /usr/lib/jvm, or name its folder in JAVA_HOME"
      unpack_jdk_of_debian_13
    else
      install_packages openjdk-25-jdk-headless
    fi
    jdk=$(find_jdk) || die "no JDK 25 found: put one under /usr/lib/jvm or name it in JAVA_HOME"
  fi
  JAVA_HOME=$jdk
  export JAVA_HOME
}

need_certificates() {
  [ -e /etc/ssl/certs/ca-certificates.crt ] || install_packages ca-certificates
  command -v curl >/dev/null || command -v wget >/dev/null || install_packages curl
}

need_everything_to_build() {
  need_certificates
  need_jdk
  install_missing build run
}

maven() { (cd "$HOME_DIR" && ./mvnw -B --no-transfer-progress "$@"); }
