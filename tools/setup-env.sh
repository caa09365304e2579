#!/bin/sh
# Brings a computer to where Regulars runs (setup-env.sh run), is tested (test) or is made for installing (build):
# system libraries, a Python of its own in .venv, the pinned packages. Silent and quick when all is there.
set -eu
purpose=${1:-run}
cd "$(dirname "$(readlink -f "$0")")/.."

say() { echo "Regulars: $*" >&2; }
stop() { say "$*"; exit 1; }

# What Qt opens with dlopen, so that no package pulls it in. Debian 13 calls some of them ...t64.
packages="ca-certificates fonts-dejavu-core libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0
  libgssapi-krb5-2 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon0
  libxkbcommon-x11-0"
if [ "$purpose" = test ]; then
  packages="$packages at-spi2-core dbus dbus-daemon openbox tzdata xdotool xvfb"
elif [ "$purpose" = build ]; then
  packages="$packages binutils"
  # The program takes its Python along as a library, which Debian keeps in a package of its own.
  python=$(readlink -f .venv/bin/python || true)
  case $python in /usr/bin/*) packages="$packages lib$(basename "$python")" ;; esac
fi

# The first Python on the path that is new enough and can make a venv; "" when there is none.
find_python() {
  for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
}

install_system_packages() {
  if [ "$(id -u)" = 0 ]; then
    as_root=""
  elif command -v sudo >/dev/null; then
    as_root=sudo
  else
    stop "system packages are missing, and there is no sudo to install them with. As root: apt-get install $*"
  fi
  say "installing system packages (once): $*"
  log=$(mktemp)
  if ! { $as_root apt-get update -q &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    rm -f "$log"
    stop "the system packages could not be installed (see above). Is there a network connection?"
  fi
  rm -f "$log"
}

missing=""
if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
  names=""
  for name in $packages; do names="$names $name ${name}t64"; done
  # shellcheck disable=SC2086  # a list of words
  installed=" $(dpkg-query -W -f '${Package}=${db:Status-Status} ' $names 2>/dev/null || true)"
  for name in $packages; do
    case $installed in
      *" $name=installed "* | *" ${name}t64=installed "*) ;;
      *) missing="$missing $name" ;;
    esac
  done
  if [ ! -x .venv/bin/python ] && [ -z "$(find_python)" ]; then missing="$missing python3 python3-venv"; fi
  # shellcheck disable=SC2086
  if [ -n "$missing" ]; then install_system_packages $missing; fi
fi

# requirements-dev.txt and -build.txt hold all of requirements.txt, so that one set of packages serves all purposes.
# Each stamp is a copy of the list that was installed last.
case $purpose in
  test) list=requirements-dev.txt ;;
  build) list=requirements-build.txt ;;
  *) list=requirements.txt ;;
esac
fresh() { cmp -s requirements.txt .venv/.installed-run && cmp -s "$list" ".venv/.installed-$purpose"; }
whole() { .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
# A Python that was upgraded under our feet looks for its packages elsewhere; -d costs nothing, asking it does.
usable() { [ -x .venv/bin/python ] && [ -d ".venv/lib/$(basename "$(readlink -f .venv/bin/python)")/site-packages" ]; }

if fresh && usable; then exit 0; fi

exec 9<requirements.txt
if command -v flock >/dev/null; then flock 9; fi  # two starts at once: the second waits, then finds all done
if fresh && usable; then exit 0; fi

if ! usable || ! whole; then
  python=$(find_python)
  if [ -z "$python" ]; then
    stop "Python 3.11 or newer (with its venv module) is needed; this computer has $(python3 --version 2>/dev/null || echo none)."
  fi
  "$python" -m venv --clear .venv || stop "the folder $(pwd)/.venv could not be made (see above)."
fi
say "installing Python packages from $list (once; a minute or two) ..."
if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$list"; then
  stop "the Python packages could not be installed (see above). Is there a network connection?"
fi
if [ "$purpose" = run ]; then rm -f .venv/.installed-test .venv/.installed-build; fi
cp "$list" ".venv/.installed-$purpose"
cp requirements.txt .venv/.installed-run
