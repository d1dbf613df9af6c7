/** The records of a transcript by their structure, without their texts, in little memory. */
package dev.belay.transcript.repair.scan;
