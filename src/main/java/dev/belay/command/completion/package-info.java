/** What a shell and a reader know of the commands, made from their pages of help: completions and man pages. */
package dev.belay.command.completion;
