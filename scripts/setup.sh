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

# Sets JAVA_HOME to a JDK 25; installs Debian's where there is none and Debian has it (13 and later).
need_jdk() {
  if ! jdk=$(find_jdk); then
    if as_root apt-get update -q >/dev/null 2>&1 && ! apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1; then
      die "no JDK 25 found, and this system's packages have none (Debian has it from 13 on): unpack one, such as Temurin's from https://adoptium.net, below /usr/lib/jvm, or name its folder in JAVA_HOME"
    fi
    install_packages openjdk-25-jdk-headless
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
