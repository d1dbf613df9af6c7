#!/bin/sh
# Whether the session of this pod gets on, by the figures that Belay keeps of it. Fails where Belay has said nothing of a
# session that runs for SILENCE seconds, or where nothing has come of the session for LIMIT seconds.
# progress FIGURES SILENCE LIMIT
figures=$1 silence=$2 limit=$3

figure() {
    sed -n "s/^$1{[^}]*} \([0-9]*\).*/\1/p" "$figures" | head -n 1
}

fails() {
    printf '%s\n' "$*"
    exit 1
}

# Nothing has begun yet.
[ -f "$figures" ] || exit 0
now=$(date +%s)
# Claude has ended, and something else works on the task: the command that verifies it, or the next start.
if grep -q '^belay_session_state{.*state="\(ended\|given-up\)"[^}]*} 1$' "$figures"; then
    exit 0
fi
until=$(figure belay_waiting_until_timestamp_seconds)
[ "${until:-0}" -le "$now" ] || exit 0
written=$(date -r "$figures" +%s)
# A recovery that waits, for the network say, writes nothing meanwhile.
if ! grep -q '^belay_session_state{.*state="recovering"[^}]*} 1$' "$figures"; then
    [ $((now - written)) -le "$silence" ] || fails "Belay has said nothing for $((now - written)) s"
fi
[ -f "$figures.begun" ] || : >"$figures.begun"
progress=$(figure belay_last_progress_timestamp_seconds)
begun=$(date -r "$figures.begun" +%s)
[ "${progress:-0}" -gt "$begun" ] || progress=$begun
[ $((now - progress)) -le "$limit" ] || fails "nothing has come of the session for $((now - progress)) s"
