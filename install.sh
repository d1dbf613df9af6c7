#!/bin/sh
# Installs Belay for this user, or updates or repairs what is there: no root, no JDK, no build.
#
# install.sh [--version VERSION] [--prefix FOLDER] [--no-setup]
# install.sh --uninstall [--prefix FOLDER] [--purge]
#
#   --version    this version instead of the newest
#   --prefix     instead of ~/.local: share/belay/VERSION and the link bin/belay are made in it
#   --no-setup   asks nothing: alias and completions are left to `belay install`
#   --uninstall  takes away what was put there; sessions' journals stay, unless --purge is said
set -u
base_url=${BELAY_BASE_URL:-https://belay.example/releases}

say() {
    printf '%s\n' "$*"
}

fail() {
    printf 'belay: %s\n' "$*" >&2
    exit 1
}

usage() {
    say 'install.sh [--version VERSION] [--prefix FOLDER] [--no-setup]'
    say 'install.sh --uninstall [--prefix FOLDER] [--purge]'
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# Sets platform, or says why there is no image for this machine.
find_platform() {
    system=$(uname -s) machine=$(uname -m)
    case $system in
        Linux) system=linux ;;
        Darwin)
            system=macos
            # An Intel shell on an ARM processor.
            [ "$(sysctl -n sysctl.proc_translated 2>/dev/null)" != 1 ] || machine=arm64
            ;;
        *) fail "there is no Belay for $system: it runs on Linux, macOS and in WSL" ;;
    esac
    case $machine in
        x86_64 | amd64) machine=x64 ;;
        aarch64 | arm64) machine=arm64 ;;
        *) fail "there is no Belay for the processor $machine: it runs on x86-64 and arm64" ;;
    esac
    platform=$system-$machine
    if [ "$system" = linux ] && ! glibc; then
        fail "this system has musl's C library, and the Java in Belay's image needs glibc; from a checkout it runs on the system's own JDK"
    fi
}

glibc() {
    for loader in "${BELAY_TEST_ROOT-}"/lib*/ld-linux-* "${BELAY_TEST_ROOT-}"/lib/*/ld-linux-*; do
        [ ! -e "$loader" ] || return 0
    done
    return 1
}

# $1: what, below the base; $2: the file to write. A download that breaks off is tried again, twice.
download() {
    if has curl; then
        curl -fsSL --retry 2 --connect-timeout 20 -o "$2" "$base_url/$1" 2>"$work/said"
    elif has wget; then
        wget -q -O "$2" "$base_url/$1" 2>"$work/said"
    else
        fail 'curl or wget is needed to download it'
    fi
}

# How much there must be at least, in kB, for archive, image and what is made of it on first use.
needed=170000
room() {
    there=$(df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print $4 }')
    [ -z "$there" ] || [ "$there" -ge "$needed" ] ||
        fail "there is no room in $1: $((needed / 1000)) MB are needed, $((there / 1000)) MB are free. Nothing was changed."
}

sum_of() {
    if has sha256sum; then
        sha256sum "$1"
    elif has shasum; then
        shasum -a 256 "$1"
    elif has openssl; then
        openssl dgst -sha256 -r "$1"
    else
        fail 'sha256sum, shasum or openssl is needed to check the download'
    fi | cut -d ' ' -f 1
}

# Whether the image in folder $1 is whole.
intact() {
    [ -f "$1/contents.sha256" ] && [ -f "$1/image" ] || return 1
    if has sha256sum; then
        (cd "$1" && sha256sum -c contents.sha256 >/dev/null 2>&1)
    elif has shasum; then
        (cd "$1" && shasum -a 256 -c contents.sha256 >/dev/null 2>&1)
    fi
}

# Makes the folder $1, and writes down which ones were missing, so that --uninstall can take away those and no others.
make_folder() {
    [ -d "$1" ] || {
        make_folder "${1%/*}" && mkdir "$1" || return 1
        made="$1
$made"
    }
}

# Nothing that is there is changed before the new image has been downloaded, checked, unpacked and started.
install_belay() {
    find_platform
    made=
    make_folder "$share" && make_folder "$prefix/bin" || fail "$prefix can't be written: --prefix names another folder"
    [ -w "$share" ] && [ -w "$prefix/bin" ] || fail "$prefix can't be written: --prefix names another folder"
    [ -z "$made" ] || printf '%s' "$made" >>"$share/.made" || fail "$share can't be written: is the disk full?"
    room "$share"
    work=$share/.new.$$
    mkdir "$work" || fail "$share can't be written"
    trap 'rm -rf -- "$work"' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    if [ -z "$version" ]; then
        download latest "$work/latest" || fail "$base_url can't be reached: $(tail -n 1 "$work/said"). Nothing was changed."
        read -r version <"$work/latest"
    fi
    case $version in
        '' | */* | .*) fail "$base_url names no version. Nothing was changed." ;;
    esac
    image=$share/$version
    if intact "$image"; then
        say "belay $version is there, and whole."
    else
        fetch
    fi
    link
    clear_old_versions
    set_up
    reachable
}

# What was said last; on a full disk not even that could be written.
reason() {
    if [ -s "$work/said" ]; then tail -n 1 "$work/said"; else printf 'is the disk full?'; fi
}

# Sets was to where the image that is replaced waits until the new one has started.
fetch() {
    name=belay-$version-$platform
    say "downloading belay $version for $platform ..."
    download "$version/$name.tar.gz.sha256" "$work/sum" ||
        fail "there is no belay $version for $platform at $base_url: $(tail -n 1 "$work/said"). Nothing was changed."
    download "$version/$name.tar.gz" "$work/$name.tar.gz" ||
        fail "the download broke off: $(reason). Nothing was changed; try again."
    read -r expected rest <"$work/sum"
    [ "$(sum_of "$work/$name.tar.gz")" = "$expected" ] ||
        fail "the download is not what was released (its SHA-256 differs). Nothing was changed; try again."
    tar -C "$work" -xzf "$work/$name.tar.gz" 2>"$work/said" ||
        fail "it could not be unpacked: $(reason). Nothing was changed."
    intact "$work/$name" || fail 'the unpacked files are damaged: is the disk full? Nothing was changed.'
    "$work/$name/runtime/bin/java" -version >"$work/said" 2>&1 ||
        fail "its Java does not start here: $(head -n 1 "$work/said"). Nothing was changed."
    rm -f "$work/$name.tar.gz"
    [ ! -e "$image" ] || mv "$image" "$work/was" || fail "$image can't be replaced"
    if ! { mv "$work/$name" "$image" && "$image/bin/belay" --version >/dev/null; }; then
        rm -rf -- "$image"
        [ ! -e "$work/was" ] || mv "$work/was" "$image"
        fail 'it does not start here. Nothing was changed.'
    fi
}

# Whether $1 is a link of ours.
ours() {
    [ -h "$1" ] || return 1
    case $(readlink "$1") in
        "$share"/*) return 0 ;;
    esac
    return 1
}

link() {
    before=
    ! ours "$command" || before=$(readlink "$command")
    if [ -e "$command" ] && [ -z "$before" ]; then
        say "$command is another's and stays as it is; this one is $image/bin/belay"
        command=$image/bin/belay
        return
    fi
    ln -s "$image/bin/belay" "$command.$$" && mv -f "$command.$$" "$command" || fail "$command can't be written"
    say "belay $version is installed: $command"
    found=$(command -v belay 2>/dev/null)
    case $found in
        "$command" | '') ;;
        *) say "typing belay starts another one, which comes first: $found" ;;
    esac
}

# Those that no session runs from and that were not in use just now, so that each version can be gone back from.
clear_old_versions() {
    running=$(ps -A -o args= 2>/dev/null || ps -o args 2>/dev/null) || return 0
    for old in "$share"/*; do
        [ -f "$old/image" ] && [ "$old" != "$image" ] && [ "$old/bin/belay" != "$before" ] || continue
        case $running in
            *"$old/"*) ;;
            *) rm -rf -- "$old" ;;
        esac
    done
}

# Asks on the terminal, even where this script comes through a pipe. Without `command` a terminal that is not there ends sh.
set_up() {
    [ -z "$no_setup" ] || return 0
    if ! "$command" --help 2>/dev/null | grep -q '^ *\(belay \)\{0,1\}install\b'; then
        say "To have every session supervised: alias claude='$command run --'"
    elif { command : </dev/tty >/dev/tty; } 2>/dev/null; then
        "$command" install --ask </dev/tty
    else
        say "Next: $command install"
    fi
    return 0
}

# The alias names its whole path where the PATH does not lead to it.
reachable() {
    case :$PATH: in
        *":$prefix/bin:"*) return ;;
    esac
    [ -f "${XDG_DATA_HOME:-${HOME-}/.local/share}/belay/installed" ] ||
        say "$prefix/bin is not on the PATH: export PATH=\"$prefix/bin:\$PATH\""
}

uninstall_belay() {
    if ! [ -d "$share" ]; then
        say "there is no Belay in $prefix"
        return
    fi
    ! ours "$command" || {
        if "$command" --help 2>/dev/null | grep -q '^ *\(belay \)\{0,1\}uninstall\b'; then
            "$command" uninstall $purge
        fi
        rm -f -- "$command"
    }
    made=
    [ ! -f "$share/.made" ] || made=$(cat "$share/.made")
    rm -rf -- "$share"
    printf '%s\n' "$made" | while read -r folder; do
        [ -z "$folder" ] || rmdir -- "$folder" 2>/dev/null
    done
    say "Belay is gone from $prefix"
    for kept in "${XDG_STATE_HOME:-${HOME-}/.local/state}/belay" "${XDG_CONFIG_HOME:-${HOME-}/.config}/belay"; do
        if [ -d "$kept" ]; then
            if [ -n "$purge" ]; then rm -rf -- "$kept"; else say "what stays: $kept"; fi
        fi
    done
}

# At the end, so that a script that was cut does nothing.
main() {
    version= prefix=${HOME:+$HOME/.local} no_setup= uninstall= purge=
    while [ $# -gt 0 ]; do
        case $1 in
            --uninstall) uninstall=yes ;;
            --purge) purge=--purge ;;
            --no-setup) no_setup=yes ;;
            --version | --prefix)
                [ $# -gt 1 ] || fail "nothing follows $1"
                if [ "$1" = --version ]; then version=${2#v}; else prefix=$2; fi
                shift
                ;;
            --version=*) version=${1#*=} version=${version#v} ;;
            --prefix=*) prefix=${1#*=} ;;
            -h | --help) usage && exit 0 ;;
            *) usage >&2 && exit 64 ;;
        esac
        shift
    done
    case $prefix in
        /*) prefix=${prefix%/} ;;
        '') fail 'HOME is not set: --prefix names a folder' ;;
        *) prefix=$PWD/${prefix%/} ;;
    esac
    share=$prefix/share/belay command=$prefix/bin/belay
    if [ -n "$uninstall" ]; then uninstall_belay; else install_belay; fi
}

main "$@"
