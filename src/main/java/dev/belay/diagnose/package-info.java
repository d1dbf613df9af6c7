/** Which failure the evidence supports, and why. No input or output. */
package dev.belay.diagnose;
