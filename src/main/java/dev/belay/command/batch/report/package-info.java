/** What the commands about batches have in common: what was typed, and what is said of tasks. */
package dev.belay.command.batch.report;
