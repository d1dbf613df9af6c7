/** {@code belay batch run}: what is asked for, what is shown meanwhile, and what is said at the end. */
package dev.belay.command.batch.run;
