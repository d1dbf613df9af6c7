/** The hooks through which Claude Code tells us what it does, added to the user's own settings. */
package dev.belay.claude.hook;
