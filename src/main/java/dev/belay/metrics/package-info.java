/** What a run says of itself to Prometheus, in a file. */
package dev.belay.metrics;
