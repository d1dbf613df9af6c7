/** Whose API the client talks to, and where: the one description that all of Belay shares. */
package dev.belay.claude.provider;
