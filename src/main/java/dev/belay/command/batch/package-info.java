/** {@code belay batch}: a list of tasks is checked, worked on and reported on. */
package dev.belay.command.batch;
