/** The message after a failure. */
package dev.belay.report;
