/** What a check is, how checks are run, and what they may look at. */
package dev.belay.doctor;
