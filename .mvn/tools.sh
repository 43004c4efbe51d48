# Finds the JDK and Maven for ./tributary, ./check and ./bench, which source this file from the project's root.

# Prints the major version of the JDK in folder $1; fails when there is none.
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Prints the folders in which a JDK may be, the preferred ones first.
jdk_folders() {
  printf '%s\n' "${JAVA_HOME:-}"
  local compiler
  if compiler=$(command -v javac); then
    compiler=$(readlink -f "$compiler")
    printf '%s\n' "${compiler%/bin/javac}"
  fi
  printf '%s\n' "${JVM_FOLDER:-/usr/lib/jvm}"/*
}

# Sets JAVA_HOME to a JDK 25 or newer, or says what to install and ends the script.
find_jdk() {
  local folder major
  while IFS= read -r folder; do
    if major=$(jdk_major "$folder") && [ "${major:-0}" -ge 25 ]; then
      export JAVA_HOME=$folder
      return
    fi
  done < <(jdk_folders)
  echo "Tributary needs a JDK 25 or newer: install the package openjdk-25-jdk-headless (or Eclipse Temurin 25), or set JAVA_HOME to one." >&2
  exit 1
}

# Runs Maven: the installed one, else the wrapper, which fetches it once.
maven() {
  if command -v mvn >/dev/null; then
    mvn "$@"
  else
    ./mvnw "$@"
  fi
}

# Lets one script at a time build in target/; the rest wait. Ends with the script, or at unlock_build.
lock_build() {
  exec 9<pom.xml
  if ! flock --nonblock 9; then
    echo "Another build is running in this folder; waiting for it." >&2
    flock 9
  fi
}

unlock_build() {
  exec 9<&-
}

# Runs a command as root, when we are or may be without a password; else fails.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}
