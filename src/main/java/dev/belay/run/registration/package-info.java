/** What a run says of itself in the register of runs, from a moment after its start until its end. */
package dev.belay.run.registration;
