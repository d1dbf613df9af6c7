/** {@code belay batch submit}: a list of tasks, written down for machines that have nothing else of it. */
package dev.belay.command.batch.submit;
