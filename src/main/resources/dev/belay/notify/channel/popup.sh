# One popup for each session: shows it, waits for a click, and does what was clicked. It outlives Belay, so it is small:
# a shell and notify-send. All words come from Belay as arguments; nothing of them is ever read as a command but $4 and
# $5, which Belay has quoted.
#   $1  show, close, alert (macOS: a command that writes what was clicked), or click (macOS: it was clicked)
#   $2  the file that remembers this session's popup: its id, and the process group that waits for the click
#   $3  the file in which a supervisor that asks its question looks for the key; empty when none asks
#   $4  the command line that resumes, $5 the one that compacts and resumes; empty when there is none
#   $6  the project's directory
#   ..  the notify-send or alerter command
mode=$1 memory=$2 answer=$3 resume=$4 compact=$5 directory=$6
shift 6

old= waiting=
if [ -f "$memory" ]; then
    read -r old waiting <"$memory"
fi
case $old$waiting in
    *[!0-9]*) old= waiting= ;;
esac

# The command line of process $1; the ps of busybox can only list them all.
command_line() {
    ps -o args= -p "$1" 2>/dev/null || ps -o pid=,args= 2>/dev/null | sed -n "s/^ *$1 //p"
}

# Who waits for a click on the popup that is about to go must not hear of a click on the next one.
forget() {
    [ -n "$waiting" ] || return 0
    case $(command_line "$waiting") in
        # With -s: dash takes no -- after -TERM.
        *belay-popup*) kill -s TERM -- "-$waiting" 2>/dev/null ;;
    esac
    rm -f "$memory"
}

close() {
    [ -n "$old" ] || return 0
    bus=org.freedesktop.Notifications
    path=/org/freedesktop/Notifications
    gdbus call --session --dest $bus --object-path $path --method $bus.CloseNotification "$old" >/dev/null 2>&1 ||
        busctl --user call $bus $path $bus CloseNotification u "$old" >/dev/null 2>&1 ||
        dbus-send --session --dest=$bus $path $bus.CloseNotification "uint32:$old" >/dev/null 2>&1
}

# The key goes to the supervisor that asks; it takes the file away. One that has gone does not.
answered() {
    [ -n "$answer" ] && [ -d "${answer%/*}" ] || return 1
    (umask 077 && printf '%s' "$1" >"$answer.new" && mv "$answer.new" "$answer") || return 1
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        sleep 0.3 2>/dev/null || sleep 1
        [ -e "$answer" ] || return 0
    done
    rm -f "$answer"
    return 1
}

# The terminal that Belay was started in, where that is known; else the one that every Mac has.
open_mac_terminal() {
    go='("cd " & quoted form of (item 1 of argv) & " && " & (item 2 of argv))'
    case ${TERM_PROGRAM-} in
        WezTerm) command -v wezterm >/dev/null 2>&1 && exec wezterm start -- /bin/sh -c "$inside" >/dev/null 2>&1 ;;
        ghostty) exec open -na Ghostty --args "--working-directory=$directory" -e /bin/sh -c "$inside" >/dev/null 2>&1 ;;
        kitty) command -v kitty >/dev/null 2>&1 && exec kitty /bin/sh -c "$inside" >/dev/null 2>&1 ;;
    esac
    case ${TERM_PROGRAM-}:${LC_TERMINAL-} in
        iTerm.app:* | *:iTerm2)
            osascript -e 'on run argv' -e 'tell application "iTerm"' -e 'activate' \
                -e 'set opened to (create window with default profile)' \
                -e "tell current session of opened to write text $go" -e 'end tell' -e 'end run' \
                "$directory" "$1" >/dev/null 2>&1 && exit 0
            ;;
    esac
    exec osascript -e 'on run argv' -e 'tell application "Terminal"' -e 'activate' -e "do script $go" -e 'end tell' \
        -e 'end run' "$directory" "$1" >/dev/null 2>&1
}

# In a window of the user's own choice, which stays when the session is over.
open_terminal() {
    [ -n "$1" ] || return 0
    cd "$directory" || return 0
    # What is started here is a session of the user's, and no longer a way to tell somebody.
    unset BELAY_NOTICE
    inside="$1; printf '\n[this was started by a click on a popup of Belay]\n'; exec \"\${SHELL:-/bin/sh}\""
    if [ "$mode" = alert ] || [ "$mode" = click ]; then
        open_mac_terminal "$1"
    fi
    for terminal in "${TERMINAL-}" x-terminal-emulator kitty gnome-terminal ptyxis kgx konsole alacritty foot ghostty \
        wezterm xfce4-terminal xterm; do
        command -v "$terminal" >/dev/null 2>&1 || continue
        case ${terminal##*/} in
            gnome-terminal | ptyxis | kgx) set -- -- ;;
            kitty | foot) set -- ;;
            wezterm) set -- start -- ;;
            xfce4-terminal) set -- -x ;;
            *) set -- -e ;;
        esac
        # Only the first that is here.
        # shellcheck disable=SC2093
        exec setsid "$terminal" "$@" /bin/sh -c "$inside" </dev/null >/dev/null 2>&1
    done
    exec notify-send --app-name=Belay 'No terminal found' "Set TERMINAL, or type it yourself in the project's directory."
}

act() {
    case $1 in
        default | resume | Resume | @CONTENTCLICKED | @ACTIONCLICKED) answered r || open_terminal "$resume" ;;
        compact | 'Compact and resume') answered c || open_terminal "$compact" ;;
    esac
}

if [ "$mode" = close ]; then
    close
    forget
    exit 0
fi

if [ "$mode" = click ]; then
    act default
    exit 0
fi

if [ "$mode" = alert ]; then
    # There is no setsid: the terminal that closes must not take this along.
    trap '' HUP INT
    printf 'shown\n'
    action=$("$@" 2>/dev/null)
    exec >/dev/null
    act "$action"
    exit 0
fi

forget
if [ -n "$old" ]; then
    program=$1
    shift
    set -- "$program" "--replace-id=$old" "$@"
fi
# A pipe would get the id only at the end.
if command -v stdbuf >/dev/null 2>&1; then
    set -- stdbuf -oL "$@"
fi
# It is read only when nothing is written to it any more.
# shellcheck disable=SC2094
"$@" 2>"$memory.errors" | {
    IFS= read -r id || id=
    case $id in
        '' | 0 | *[!0-9]*)
            cat >/dev/null
            printf 'failed %s\n' "$(tail -n 1 "$memory.errors" 2>/dev/null)"
            rm -f "$memory.errors"
            exit 1
            ;;
    esac
    rm -f "$memory.errors"
    (umask 077 && printf '%s %s\n' "$id" $$ >"$memory")
    printf 'shown %s\n' "$id"
    exec >/dev/null
    # Closed without a click, or without buttons: the id is kept, for the next popup of this session.
    if IFS= read -r action; then
        rm -f "$memory"
        act "$action"
    fi
}
