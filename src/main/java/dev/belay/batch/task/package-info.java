/** A list of tasks: what may stand in one, and where it is wrong. */
package dev.belay.batch.task;
