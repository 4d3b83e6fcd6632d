# Shared by the scripts of this folder; sourced, never run.
# shellcheck shell=bash

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
started=$SECONDS

say() { printf '\n== %s (%d s)\n' "$*" "$((SECONDS - started))"; }
stop() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# Processors this process may use.
jobs_here() { nproc; }

mkdir -p build

# configure PRESET; quiet unless it fails
configure() {
  cmake --preset "$1" >"build/configure-$1.log" 2>&1 || {
    cat "build/configure-$1.log" >&2
    return 1
  }
}
# build PRESET [target …]
build() {
  local preset=$1
  shift
  configure "$preset" && ninja -C "build/$preset" -j "$(jobs_here)" "$@"
}

# The report page. Built again only when something it is made of is newer.
build_web() {
  local page=web/dist/report.html
  if [[ -f $page ]] && [[ -z $(find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -newer "$page" -print -quit) ]]; then
    echo "report page: up to date"
    return
  fi
  (cd web && npm run --silent build)
}
