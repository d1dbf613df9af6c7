/** The files that say what a failure looks like and what helps against it. */
package dev.belay.rules;
