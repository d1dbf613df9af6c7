/** What rules can ask of the evidence: one word for each fact, how it is read, and how a person is told. */
package dev.belay.evidence.fact;
