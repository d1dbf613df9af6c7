/** {@code belay top}: all sessions of a user, kept up to date. */
package dev.belay.command.top;
