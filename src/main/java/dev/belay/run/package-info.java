/** One run of {@code belay run} or {@code belay resume}, put together from the parts. */
package dev.belay.run;
