/** Works on a list of tasks: which comes next, who has its lease, what is tried again, and when all are at their end. */
package dev.belay.batch.run;
