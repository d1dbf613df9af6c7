/** The Messages API on loopback, saying what a script says. */
package dev.belay.demo.api;
