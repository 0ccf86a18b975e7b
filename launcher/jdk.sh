# Finds a JDK that can build and run Goodhart. Sourced by the scripts beside the root pom; POSIX sh.

GOODHART_JAVA_MAJOR=25

# Reads the version from the JDK's own release file: starting java to ask costs more than the rest of the launcher.
# Sets jdk_runtime to the line that names the exact build.
jdk_is_new_enough() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  jdk_major=0
  jdk_runtime=
  while IFS= read -r jdk_line || [ -n "$jdk_line" ]; do
    case $jdk_line in
      JAVA_VERSION=*)
        jdk_major=${jdk_line#*\"}
        jdk_major=${jdk_major%%[!0-9]*}
        ;;
      JAVA_RUNTIME_VERSION=*) jdk_runtime=$jdk_line ;;
    esac
  done <"$1/release"
  [ "${jdk_major:-0}" -ge "$GOODHART_JAVA_MAJOR" ]
}

jdk_of_path() {
  jdk_command=$(command -v java) || return 1
  jdk_command=$(follow_links "$jdk_command")
  printf '%s\n' "${jdk_command%/bin/java}"
}

# Prints where a chain of symbolic links ends.
follow_links() {
  followed=$1
  while [ -L "$followed" ]; do
    link=$(readlink "$followed")
    case $link in
      /*) followed=$link ;;
      *) followed=$(dirname "$followed")/$link ;;
    esac
  done
  printf '%s\n' "$followed"
}

# Sets jdk (a home directory) and jdk_runtime; fails when there is none.
find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && jdk_is_new_enough "$JAVA_HOME"; then
    jdk=$JAVA_HOME
    return 0
  fi
  jdk=$(jdk_of_path) && jdk_is_new_enough "$jdk" && return 0
  for jdk in /usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* /opt/*jdk*; do
    jdk_is_new_enough "$jdk" && return 0
  done
  if [ -x /usr/libexec/java_home ]; then
    jdk=$(/usr/libexec/java_home -v "$GOODHART_JAVA_MAJOR+" 2>/dev/null) && jdk_is_new_enough "$jdk" && return 0
  fi
  return 1
}

find_jdk_or_exit() {
  find_jdk && return 0
  cat >&2 <<EOF
goodhart: no JDK $GOODHART_JAVA_MAJOR or newer was found in JAVA_HOME (${JAVA_HOME:-not set}), on the PATH, in /usr/lib/jvm,
in ~/.sdkman, in ~/.jdks, in /opt or by macOS's java_home. Install one and try again, for instance:
  Debian, Ubuntu   apt install openjdk-$GOODHART_JAVA_MAJOR-jdk   (or temurin-$GOODHART_JAVA_MAJOR-jdk from adoptium.net)
  macOS            brew install --cask temurin@$GOODHART_JAVA_MAJOR
  anywhere         sdk install java $GOODHART_JAVA_MAJOR-tem      (sdkman.io)
A JDK that lies elsewhere is used when JAVA_HOME names it.
EOF
  exit 2
}
