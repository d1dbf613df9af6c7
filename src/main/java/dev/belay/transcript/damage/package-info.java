/** Finds damage in a transcript without reading what it says. */
package dev.belay.transcript.damage;
