# Shell functions to install what is missing and to build. Sourced by the scripts in tools/ and .ci/;
# does nothing by itself but set `root`, `log` and `jobs`.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
log=$root/build/setup.log
jobs=${KEHRAUS_JOBS:-$(nproc 2>/dev/null || echo 2)}

say() { printf '%s\n' "$*" >&2; }

# Runs a command with its output in the log only; on failure shows its last lines, or those from the first build step
# that failed, since the first error of a compiler tells most.
#   run_quietly WHAT COMMAND...
run_quietly() {
  local what=$1 status=0
  shift
  mkdir -p "${log%/*}"
  local lines_before=0 lines_shown=40
  [[ -f $log ]] && lines_before=$(wc -l <"$log")
  [[ -n ${CI:-} ]] && lines_shown=200  # where nobody can open the log afterwards
  printf '== %s: %s\n' "$what" "$*" >>"$log"
  "$@" >>"$log" 2>&1 </dev/null || status=$?
  if ((status != 0)); then
    tail -n "+$((lines_before + 1))" "$log" | awk -v shown="$lines_shown" '
      /^FAILED: / && !failed { failed = NR }
      { line[NR] = $0 }
      END {
        from = failed ? failed : NR - shown + 1
        for (i = from < 1 ? 1 : from; i <= NR && i < from + shown; ++i) print line[i]
      }' >&2
    say "$what failed (status $status); all of its output is in ${log#"$root"/}"
  fi
  return "$status"
}

# Names of the packages for one purpose ("build" or "check"), one a line.
packages_for() { awk -v purpose="$1" '$1 == purpose { print $2 }' "$root/tools/packages"; }

# Those of the named packages that are not installed, one a line.
missing_packages() {
  local installed
  # Complains about packages that it has never heard of; those are missing too.
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
  printf '%s\n' "$@" | awk 'NR == FNR { if ($1 == "installed") have[$2] = 1; next } !($1 in have)' \
    <(printf '%s\n' "$installed") -
}

# Installs those of the named packages that are missing. Ends the script with status 2 where it cannot.
install_packages() {
  local missing=() as_root=()
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is no Debian system, so nothing can be installed here. What is needed, by its Debian name:"
    say "  $*"
    say "With all of it installed by other means, run again with KEHRAUS_SKIP_PACKAGES=1."
    exit 2
  fi
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]} == 0)) && return

  if ((EUID != 0)); then
    if ! sudo -n true 2>/dev/null; then
      say "Packages are missing, and installing them takes root. Run this, then try again:"
      say "  sudo apt-get install -y --no-install-recommends ${missing[*]}"
      exit 2
    fi
    as_root=(sudo -n)
  fi

  # A package index may be stale or absent (as in a new container). A source that cannot be reached need not be
  # the one that has the packages, so what counts is whether they can be installed.
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
  say "Installing ${#missing[@]} Debian package(s): ${missing[*]}"
  run_quietly "apt-get update" "${apt[@]}" update || say "Trying with the package index as it is."
  run_quietly "apt-get install" "${apt[@]}" install -y --no-install-recommends "${missing[@]}" || exit 2
}

# Installs what is missing for the named purposes, and starts a new log.
install_missing() {
  local names=() purpose
  mkdir -p "${log%/*}"
  : >"$log"
  [[ -n ${KEHRAUS_SKIP_PACKAGES:-} ]] && return
  for purpose in "$@"; do
    mapfile -t -O "${#names[@]}" names < <(packages_for "$purpose")
  done
  install_packages "${names[@]}"
}

# Configures, where that has not been done since the presets changed, and builds.
#   build_preset PRESET [TARGET...]
build_preset() {
  local preset=$1 folder=$root/build/$1 options=() targets=()
  (($# > 1)) && targets=(--target "${@:2}")
  if [[ ! -f $folder/build.ninja || ! $folder/.configured -nt $root/CMakePresets.json ]]; then
    [[ -n ${CI:-} ]] && options=(-DKEHRAUS_WERROR=ON)
    say "Configuring build/$preset"
    run_quietly "configuring" cmake -S "$root" --preset "$preset" "${options[@]}" || return 1
    touch "$folder/.configured"
  fi
  # Nothing to do is the usual case and not worth a word.
  if ! ninja -C "$folder" -n "${@:2}" 2>/dev/null | grep -q 'no work to do'; then
    say "Building build/$preset (a few minutes the first time; watch: tail -f ${log#"$root"/})"
  fi
  run_quietly "building" cmake --build "$folder" --parallel "$jobs" "${targets[@]}" || return 1
}
