/** One run of claude as it is seen from outside, and what stands on its screen. */
package dev.belay.watch;
