/**
 * What is known of Claude Code itself: its command line, versions, executable, folders, session files and settings.
 */
package dev.belay.claude;
