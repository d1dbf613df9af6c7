/** What to do about a failure, and when. No input, no output and no clock. */
package dev.belay.decide;
