/** Which session the client is in, and its transcript as it grows. */
package dev.belay.watch.follow;
