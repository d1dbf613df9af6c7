/** Starts the client, the first time and again, and knows the one that runs now. */
package dev.belay.operate.client;
