/** What sessions have cost, in money and tokens, as their transcripts say, and how the limits on that stand. */
package dev.belay.spending;
