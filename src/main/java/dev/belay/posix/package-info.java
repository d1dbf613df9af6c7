/** The calls of the C library that Java has no word for. */
package dev.belay.posix;
