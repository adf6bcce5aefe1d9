#!/usr/bin/env bash
# Checks what the installed program adds to its jars: the shell scripts with ShellCheck, and the unit with systemd's own
# 'systemd-analyze verify'. Takes a second or two.
#
# Both tools are taken from the PATH, or else fetched as Debian's packages and unpacked below target/: nothing is installed. Where one
# cannot be had, its check is skipped, and a line says so.
set -euo pipefail
cd "$(dirname "$0")/.."

WORK=$PWD/target/program
rm -rf "$WORK" && mkdir -p "$WORK"

# fetch TOOL PACKAGE...: whether the tool is on the PATH, perhaps from now on.
fetch() {
  tool=$1
  shift
  command -v "$tool" >/dev/null && return
  command -v apt-get >/dev/null || return
  [ "$(id -u)" != 0 ] || apt-get -qq update >"$WORK/apt.log" 2>&1 || true
  (cd "$WORK" && apt-get -qq download "$@" >>"$WORK/apt.log" 2>&1 && for deb in *.deb; do dpkg-deb -x "$deb" package; done) || return
  PATH=$WORK/package/usr/bin:$PATH
  LD_LIBRARY_PATH=$(find "$WORK/package" -type d -name systemd -path '*lib*' | tr '\n' ':')${LD_LIBRARY_PATH:-}
  export LD_LIBRARY_PATH
  command -v "$tool" >/dev/null
}

if fetch shellcheck shellcheck; then
  shellcheck --severity=warning src/main/distribution/bin/kis .ci/run config/*.sh
  echo "ShellCheck has nothing against bin/kis and the scripts."
else
  echo "skipped: ShellCheck is not on the PATH and cannot be fetched."
fi

if fetch systemd-analyze systemd libsystemd-shared; then
  # The program and the key pair are where the unit says only once it is installed.
  sed -e 's#^ExecStart=/opt/kis/bin/kis#ExecStart=/bin/true#' -e 's#^EnvironmentFile=#&-#' \
    src/main/distribution/service/kis.service >"$WORK/kis.service"
  said=$(systemd-analyze verify "$WORK/kis.service" 2>&1) || { echo "$said" >&2; exit 1; }
  [ -z "$said" ] || { echo "$said" >&2; exit 1; }
  echo "systemd-analyze accepts kis.service."
else
  echo "skipped: systemd-analyze is not on the PATH and cannot be fetched."
fi
