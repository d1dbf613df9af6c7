/**
 * What Belay can be watched and tested with when there is no account and no network: a scripted Messages API on
 * loopback, and a stand-in client. Nothing here is loaded by {@code belay run}.
 */
package dev.belay.demo;
