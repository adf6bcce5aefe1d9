#!/usr/bin/env bash
# Tries the page in a real Chromium (PageIT): the demo, a chart, a missing day that is healed, a run that is followed, one that is cancelled, the keyboard
# alone, both languages, light and dark, a phone, and axe. The pictures are then in target/page.
#
# config/verify-page.sh --picture also puts the one of the README into docs/page.png. Needs a JDK and Maven. Chromium is taken from
# the PATH; as root, Debian's is installed where there is none. Where it cannot be had, this is skipped, and the last line says why.
set -euo pipefail
cd "$(dirname "$0")/.."

skip() { echo "skipped: $1"; exit 0; }
browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

if ! browser >/dev/null; then
  command -v apt-get >/dev/null || skip "no Chromium on the PATH, and no apt-get to install Debian's"
  [ "$(id -u)" = 0 ] || skip "no Chromium on the PATH, and only root can install Debian's: apt-get install chromium"
  mkdir -p target
  { apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium fonts-noto-cjk; } >target/chromium.log 2>&1 \
    || skip "no Chromium on the PATH, and Debian's cannot be installed: $(tail -n 1 target/chromium.log)"
fi
"$(browser)" --version 2>/dev/null

mvn -B -ntp -q verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=PageIT \
  -Dcyclonedx.skip -Dmaven.javadoc.skip
ls -l target/page/*.png
[ "${1:-}" != --picture ] || cp target/page/readme.png docs/page.png
echo "The page works in a browser."
