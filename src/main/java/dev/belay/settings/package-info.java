/** How Belay behaves: flags, variables and settings.json, checked at the start. */
package dev.belay.settings;
