/** The wires of the providers, as the scripted API speaks them. */
package dev.belay.demo.wire;
