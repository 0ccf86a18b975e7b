# Builds a runnable module when its sources are newer than its last build. Sourced after jdk.sh, with root set; POSIX sh.

say() {
  printf 'goodhart: %s\n' "$*" >&2
}

# Whether anything that the build in $1 was made from has changed since. A deleted file shows in its folder's time.
is_current() {
  [ -f "$1/stamp" ] || return 1
  newer=$(find "$root/pom.xml" "$root/launcher" "$root"/goodhart-*/pom.xml "$root"/goodhart-*/src/main \
    -newer "$1/stamp" 2>/dev/null | head -n 1)
  [ -z "$newer" ]
}

# Sets built to the folder of the module's last complete build, or to nothing.
read_built() {
  built=
  if [ -r "$home/current" ]; then
    IFS= read -r built_name <"$home/current" && built=$home/$built_name
  fi
  [ -n "$built" ] && [ -f "$built/run.jar" ]
}

# Makes sure that module $1 is built and sets built to the folder with run.jar and lib/. A function named after_build, if
# there is one, is called with the new folder before it becomes the current one.
build_module() {
  module=$1
  home=$root/$module/target/launcher
  if read_built; then
    [ -n "${GOODHART_NO_BUILD:-}" ] && return 0
    is_current "$built" && return 0
  elif [ -n "${GOODHART_NO_BUILD:-}" ]; then
    say "$module is not built, and GOODHART_NO_BUILD forbids to build it."
    exit 2
  fi
  command -v mvn >/dev/null 2>&1 || no_maven
  lock_build
  # Another process may have finished the same build while this one waited.
  if ! { read_built && is_current "$built"; }; then
    run_build
  fi
  unlock_build
}

no_maven() {
  say "Apache Maven (mvn) is needed to build $module and is not on the PATH. Install it and try again, for instance:"
  say "  apt install maven    brew install maven    sdk install maven"
  exit 2
}

# The lock is a symbolic link to the owner's process number: made in one step, and an owner that was killed can be told.
lock_build() {
  mkdir -p "$home" 2>/dev/null
  if ! [ -w "$home" ]; then
    say "cannot write to $home, where the build would go."
    exit 2
  fi
  lock=$home/lock
  waiting=
  until ln -s "$$" "$lock" 2>/dev/null; do
    owner=$(readlink "$lock") || continue
    if ! kill -0 "$owner" 2>/dev/null; then
      mv "$lock" "$lock.$$" 2>/dev/null && rm -f "$lock.$$"
      continue
    fi
    [ -n "$waiting" ] || say "waiting for the build that process $owner has begun..."
    waiting=yes
    sleep 1
  done
  trap unlock_build EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

unlock_build() {
  rm -f "$lock"
  trap - EXIT INT TERM HUP
}

run_build() {
  if [ -n "$built" ]; then
    printf 'Building %s (its sources have changed)...\n' "${module#goodhart-}" >&2
  else
    printf 'Building %s (first use, about a minute; longer while Maven downloads)...\n' "${module#goodhart-}" >&2
  fi
  fresh_name=$(date +%Y%m%d%H%M%S)-$$
  fresh=$home/$fresh_name
  mkdir -p "$fresh"
  # Before the build, so that an edit made during it counts as newer.
  : >"$fresh/stamp"
  run_maven >"$home/build.log" 2>&1 </dev/null || build_failed
  # shellcheck disable=SC2012
  jar=$(ls -t "$root/$module/target/$module"-*.jar | head -n 1)
  { cp -p "$jar" "$fresh/run.jar" && cp -Rp "$root/$module/target/lib" "$fresh/lib"; } >>"$home/build.log" 2>&1 || build_failed
  if command -v after_build >/dev/null 2>&1; then
    # In a shell of its own, so that its folder and settings end with it.
    (after_build "$fresh") >"$home/after-build.log" 2>&1 </dev/null || :
  fi
  printf '%s\n' "$fresh_name" >"$home/current.$$"
  mv "$home/current.$$" "$home/current"
  # The last build stays: a command that was started from it may still be running.
  for old in "$home"/*/; do
    old=${old%/}
    [ "$old" = "$fresh" ] || [ "$old" = "$built" ] || rm -rf "$old"
  done
  built=$fresh
}

# Maven may run on an older Java; its toolchain plugin then finds the newer one, here by the name JAVA25_HOME.
run_maven() {
  (
    cd "$root" || exit 1
    if [ -z "${JAVA_HOME:-}" ] && ! command -v java >/dev/null 2>&1; then
      JAVA_HOME=$jdk
      export JAVA_HOME
    fi
    JAVA25_HOME=$jdk
    export JAVA25_HOME
    mvn -B -q -ntp -Dstyle.color=never -Dmaven.test.skip=true -Djacoco.skip=true package -pl "$module" -am
  )
}

build_failed() {
  say "the build of $module failed. The end of its log:"
  if grep -q '^\[ERROR\]' "$home/build.log"; then
    sed -n -e '/^\[ERROR\] -> \[Help/q' -e '/^\[ERROR\]/p' "$home/build.log" | head -n 25 >&2
  else
    tail -n 25 "$home/build.log" >&2
  fi
  say "the whole log: $home/build.log"
  rm -rf "$fresh"
  exit 2
}
