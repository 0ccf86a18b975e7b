#!/bin/sh
# Times whole processes of ./goodhart and prints a Markdown table: the median, over five runs after one that warms up, of wall-clock
# and of processor seconds, beside the bound. POSIX sh with awk; times by the shell's own time keyword where date has no nanoseconds.
# Usage: goodhart-bench/process-times.sh [runs]
set -u

runs=${1:-5}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 2
cd "$root" || exit 2
command -v bash >/dev/null 2>&1 || { echo "process-times.sh: bash is needed for its time keyword." >&2; exit 2; }
samples=$(mktemp) || exit 2
trap 'rm -f "$samples"' EXIT

load() {
  if [ -r /proc/loadavg ]; then cut -d ' ' -f 1 /proc/loadavg; else uptime | sed 's/.*averages*: *//; s/[ ,].*//'; fi
}

median() {
  sort -n | awk '{ x[NR] = $1 } END { h = int((NR + 1) / 2); print NR % 2 ? x[h] : (x[h] + x[h + 1]) / 2 }'
}

# An audit that finds a gamed proxy ends with a status of its own; 2 and above 125 are failures.
measure() {
  bound=$1
  shift
  : >"$samples"
  before=$(load)
  i=0
  while [ "$i" -le "$runs" ]; do
    line=$(bash -c 'TIMEFORMAT="%R %U %S"; time { "$@" >/dev/null 2>&1; echo "$?" >&3; }' time "$@" 2>&1 3>"$samples.status")
    status=$(cat "$samples.status")
    rm -f "$samples.status"
    if [ "$status" -eq 2 ] || [ "$status" -gt 125 ]; then
      echo "process-times.sh: $* ended with status $status." >&2
      exit 2
    fi
    [ "$i" -eq 0 ] || echo "$line" >>"$samples"
    i=$((i + 1))
  done
  wall=$(cut -d ' ' -f 1 "$samples" | median)
  cpu=$(awk '{ print $2 + $3 }' "$samples" | median)
  met=$(awk -v w="$wall" -v b="$bound" 'BEGIN { print w <= b ? "yes" : "no" }')
  printf '| `%s` | %s s | %.2f s | %.2f s | %s | %s to %s |\n' "$*" "$bound" "$wall" "$cpu" "$met" "$before" "$(load)"
}

./goodhart --help >/dev/null || exit 2
echo "| command | bound | wall clock | processor | met | load |"
echo "|---|--:|--:|--:|---|---|"
measure 0.5 ./goodhart --help
measure 1.5 ./goodhart audit examples/boat-race.yaml
measure 10 ./goodhart audit examples/warehouse.yaml
