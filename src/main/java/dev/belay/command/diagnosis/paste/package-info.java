/** Where text comes from that a person pastes: the clipboard, or the terminal. */
package dev.belay.command.diagnosis.paste;
