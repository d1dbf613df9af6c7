/** Answers to a question of Belay's that somebody gives on a phone: signed, good for once, and for as long as it stands. */
package dev.belay.notify.answers;
