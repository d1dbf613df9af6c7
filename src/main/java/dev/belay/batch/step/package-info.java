/** The steps of a task: how each is started and waited for, by whomever it was started, and what follows from its end. */
package dev.belay.batch.step;
