/** Reads the moment at which a limit is over, in every way in which an API and a client tell it. */
package dev.belay.decide.time;
