/** A list of tasks as an array job of Slurm: its script, how it is submitted, and what Slurm says of its jobs. */
package dev.belay.batch.slurm;
