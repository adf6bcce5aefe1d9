#!/usr/bin/env bash
# Checks what is in config/prometheus and config/grafana with a real Prometheus: the files, a test of each rule, and that every
# panel of the dashboard gets data from a demo that runs. Needs a JDK and Maven; takes about two minutes.
#
# Prometheus (with promtool) is taken from the PATH, or else fetched as Debian's package and unpacked below target/: nothing is
# installed. Where that cannot be had, the checks are skipped, and the last line says why.
set -euo pipefail
cd "$(dirname "$0")/.."

WORK=$PWD/target/monitoring
PORT=${KIS_MONITORING_PORT:-19080}
PROMETHEUS_PORT=${KIS_MONITORING_PROMETHEUS_PORT:-19090}
PROMETHEUS=http://127.0.0.1:$PROMETHEUS_PORT
pids=()
end() { for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; wait 2>/dev/null || true; }
trap end EXIT
skip() { echo "skipped: $1"; exit 0; }
fail() { echo "FAILED: $1" >&2; exit 1; }

rm -rf "$WORK" && mkdir -p "$WORK"

# ---- Prometheus ----
if ! command -v promtool >/dev/null || ! command -v prometheus >/dev/null; then
  command -v apt-get >/dev/null || skip "no Prometheus on the PATH, and no apt-get to fetch Debian's"
  [ "$(id -u)" != 0 ] || apt-get -qq update >"$WORK/apt.log" 2>&1 || true
  (cd "$WORK" && apt-get -qq download prometheus >>"$WORK/apt.log" 2>&1 && dpkg-deb -x prometheus_*.deb package) \
    || skip "no Prometheus on the PATH, and Debian's package cannot be fetched: $(tail -n 1 "$WORK/apt.log")"
  PATH=$WORK/package/usr/bin:$PATH
fi
prometheus --version 2>&1 | head -n 1

# ---- The files, and a test of each rule ----
promtool check config config/prometheus/prometheus.yml
promtool test rules config/prometheus/rules-test.yml

# ---- A demo that collects every ten seconds, in a folder of its own ----
mvn -B -ntp -q compile dependency:build-classpath -Dmdep.outputFile="$WORK/classpath" -Dspotless.check.skip >"$WORK/mvn.log" 2>&1 \
  || { cat "$WORK/mvn.log"; fail "the product cannot be compiled"; }
cp -r config routes "$WORK"
classes=$PWD/target/classes
(cd "$WORK" && exec java -Xmx256m -cp "$classes:$(cat classpath)" -Dkis.environment=demo -Dkis.server.port="$PORT" \
  "-Dkis.collect.cron=0/10 * * ? * *" io.github.kisroutes.KisRoutes) >"$WORK/demo.log" 2>&1 &
pids+=($!)

# ---- A Prometheus with our file, except for the port and a scrape every second ----
sed -e "s/127.0.0.1:9080/127.0.0.1:$PORT/" -e 's/_interval: 15s/_interval: 1s/' \
  -e "s/^scrape_configs:/&\n  - {job_name: itself, static_configs: [{targets: [\"127.0.0.1:$PROMETHEUS_PORT\"]}]}/" \
  config/prometheus/prometheus.yml >"$WORK/prometheus.yml"
cp config/prometheus/rules.yml "$WORK"
prometheus --config.file="$WORK/prometheus.yml" --storage.tsdb.path="$WORK/tsdb" --web.listen-address="127.0.0.1:$PROMETHEUS_PORT" \
  >"$WORK/prometheus.log" 2>&1 &
pids+=($!)

ask() { promtool query instant "$PROMETHEUS" "$1" 2>/dev/null; }
for try in $(seq 60); do
  # Two scrapes after the first collection: a rate needs them.
  [ -z "$(ask 'count_over_time((kis_collection_runs_total{kind="DAILY",state="DONE"} > 0)[1m:1s]) > 15')" ] || break
  [ "$try" != 60 ] || { tail -n 20 "$WORK/demo.log" "$WORK/prometheus.log"; fail "no collection was seen for two minutes"; }
  sleep 2
done
echo "A demo was scraped by Prometheus while it collected."

# ---- Every query of every panel ----
# NaN is no data; what has a value only while a collection runs is asked again.
values() { ask "$1" | grep '=>' | grep -vc '=> NaN' || true; }
queries=0 empty=0
while IFS= read -r line; do
  expr=$(sed -e 's/^ *"expr": "//' -e 's/",\{0,1\}$//' -e 's/\\"/"/g' -e 's/\\\\/\\/g' -e 's/\$__rate_interval/1m/g' <<<"$line")
  for try in $(seq 40); do
    rows=$(values "$expr")
    [ "$rows" = 0 ] || break
    sleep 0.5
  done
  printf '%3d series  %s\n' "$rows" "$expr"
  queries=$((queries + 1))
  [ "$rows" -gt 0 ] || empty=$((empty + 1))
done < <(grep '"expr":' config/grafana/kis.json)
[ "$queries" -gt 0 ] || fail "config/grafana/kis.json has no query"
[ "$empty" = 0 ] || fail "$empty of $queries queries gave no data"

# ---- The rules, as they run ----
rules=$(ask 'sum(prometheus_rule_group_rules)' | sed 's/.*=> \([0-9]*\).*/\1/')
[ "$rules" = "$(grep -c 'alert:' config/prometheus/rules.yml)" ] || fail "Prometheus has loaded $rules rules"
[ -n "$(ask 'sum(prometheus_rule_evaluation_failures_total) == 0')" ] || fail "a rule cannot be evaluated"
echo "All $queries queries of the dashboard gave data; all $rules rules were loaded and evaluated."
