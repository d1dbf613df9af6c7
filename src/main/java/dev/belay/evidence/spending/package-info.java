/** How the limits on what may be spent stand, as values. No input or output. */
package dev.belay.evidence.spending;
